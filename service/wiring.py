"""The one place where settings, engine and search come together."""

from dataclasses import dataclass

from service import knowledge
from service.engines.embedded import EmbeddedEngine
from service.search.directives import Directives
from service.search.people import People
from service.search.port import Engine
from service.search.rank import shipped
from service.search.searcher import Searcher
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Service:
    """All that a server or a command needs."""

    settings: Settings
    engine: Engine
    searcher: Searcher
    people: People
    directives: Directives


def open_engine(settings: Settings) -> Engine:
    """Opens no file yet: an index may come into being later."""
    return EmbeddedEngine(settings.index, knowledge.load().digest)


def build(settings: Settings) -> Service:
    engine = open_engine(settings)
    return Service(settings, engine, Searcher(engine, shipped()), People(engine), Directives(engine))
