"""Where a search's time goes: processor milliseconds of each stage, one client, without HTTP."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any, cast

import orjson

from benchmarks.speed.peers.ours import FACETS
from benchmarks.speed.queries import Question
from service.api import present
from service.engines.embedded import EmbeddedEngine
from service.search.plan import Plan
from service.search.port import Engine, Found, Told
from service.search.query import SearchQuery
from service.search.rank import shipped
from service.search.request import parse
from service.search.searcher import Searcher

ENGINE = {"search": "engine: hits", "count": "engine: counts"}
LOOK_UPS = "engine: look-ups"
OURS = "our own, JSON included"


class Clock:
    """Milliseconds by stage of one search; a stage within another is none of the outer one's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        before, self._inner = self._inner, 0.0
        begun = time.thread_time()
        yield
        spent = (time.thread_time() - begun) * 1000
        self.spent[name] += spent - self._inner
        self._inner = before + spent


class Timed:
    """An engine whose calls are timed, its facets for themselves: they are counted beside the hits."""

    def __init__(self, engine: EmbeddedEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def __getattr__(self, name: str) -> Callable[..., Any]:
        called = getattr(self._engine, name)

        def timed(*arguments: Any) -> Any:
            staged = [self._staged(OURS, one) if callable(one) else one for one in arguments]
            with self._clock.stage(ENGINE.get(name, LOOK_UPS)):
                found = called(*staged)
            if isinstance(found, Found) and arguments[0].facets:
                self._facets(arguments[0])
            if isinstance(found, Told) and found.found is not None:
                return replace(found, found=self._staged(ENGINE["search"], found.found))
            return found

        return timed

    def _staged(self, stage: str, called: Callable[[], Any]) -> Callable[[], Any]:
        def timed() -> Any:
            with self._clock.stage(stage):
                return called()

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
    with clock.stage(OURS):
        found = searcher.search(query)
        with clock.stage("JSON"):
            orjson.dumps(present.search(found, query.fields, "vi"))
    clock.spent[OURS] += clock.spent["JSON"]
    return dict(clock.spent)
