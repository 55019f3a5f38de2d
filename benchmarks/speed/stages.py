"""Where a search's time goes: processor milliseconds of each stage, one client, without HTTP."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, cast

import orjson

from benchmarks.speed.peers.ours import FACETS
from benchmarks.speed.queries import Question
from service.api import present
from service.engines.embedded import EmbeddedEngine
from service.search.plan import Plan
from service.search.port import Engine, Found
from service.search.query import SearchQuery
from service.search.rank import shipped
from service.search.request import parse
from service.search.searcher import Searcher

ENGINE = {"search": "engine: hits", "count": "engine: counts"}
LOOK_UPS = "engine: look-ups"


class Clock:
    """Milliseconds by stage of one search."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = time.thread_time()
        yield
        self.spent[name] += (time.thread_time() - begun) * 1000


class Timed:
    """An engine whose calls are timed, its facets for themselves: they are counted beside the hits."""

    def __init__(self, engine: EmbeddedEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def __getattr__(self, name: str) -> Callable[..., Any]:
        called = getattr(self._engine, name)

        def timed(*arguments: Any) -> Any:
            with self._clock.stage(ENGINE.get(name, LOOK_UPS)):
                found = called(*arguments)
            if isinstance(found, Found) and arguments[0].facets:
                self._facets(arguments[0])
            return found

        return timed

    def _facets(self, plan: Plan) -> None:
        with self._clock.stage("engine: facets"):
            self._engine._current().facets(plan)


def by_stage(index: Path, asked: Sequence[Question]) -> dict[str, float]:
    """The median of each, once everything that is kept in memory is there."""
    engine = EmbeddedEngine(index, "")
    queries = [parse([("q", one.text.replace('"', " ")), ("facets", FACETS)]) for one in asked]
    for query in queries:
        _searched(engine, query)
    runs = [_searched(engine, query) for query in queries]
    engine.close()
    stages = sorted({stage for run in runs for stage in run})
    return {stage: round(median(run.get(stage, 0.0) for run in runs), 3) for stage in stages}


def _searched(engine: EmbeddedEngine, query: SearchQuery) -> dict[str, float]:
    clock = Clock()
    searcher = Searcher(cast(Engine, Timed(engine, clock)), shipped())
    with clock.stage("all"):
        found = searcher.search(query)
    with clock.stage("JSON"):
        orjson.dumps(present.search(found, query.fields, "vi"))
    engines = sum(spent for stage, spent in clock.spent.items() if stage.startswith("engine"))
    clock.spent["our own, JSON included"] = clock.spent.pop("all") - engines + clock.spent["JSON"]
    return dict(clock.spent)
