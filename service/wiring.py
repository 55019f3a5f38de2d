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
    """Opens no file and no connection yet: an index may come into being later."""
    if settings.elasticsearch_url is None:
        return EmbeddedEngine(settings.index, knowledge.load().digest)
    return _elastic(settings, settings.elasticsearch_url)


def _elastic(settings: Settings, url: str) -> Engine:
    # Its client takes half as long to import as all the rest of a command, which most never need.
    from service.engines import elastic  # noqa: PLC0415

    definition = elastic.shipped()
    digest = definition.digest(knowledge.load().digest)
    api_key, password = settings.elasticsearch_api_key, settings.elasticsearch_password
    access = elastic.Access(
        url,
        api_key=api_key.get_secret_value() if api_key else None,
        username=settings.elasticsearch_username,
        password=password.get_secret_value() if password else None,
        ca_certificate=settings.elasticsearch_ca_certificate,
        timeout=settings.elasticsearch_timeout,
        patience=settings.elasticsearch_patience,
    )
    return elastic.ElasticEngine(access, settings.elasticsearch_name, digest, definition)


def build(settings: Settings) -> Service:
    engine = open_engine(settings)
    return Service(settings, engine, Searcher(engine, shipped()), People(engine), Directives(engine))
