"""Times of many runs, and what is told of them."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Summary:
    """Milliseconds; `per_second` is what one client gets done without a pause."""

    p50: float
    p95: float
    p99: float
    mean: float
    per_second: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Summary":
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        mean = statistics.fmean(times)
        return cls(*(round(value, 2) for value in (cuts[49], cuts[94], cuts[98], mean, 1000 / mean)))


@dataclass(slots=True)
class Stopwatch:
    """Collects the milliseconds of named runs."""

    times: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def run(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.times.setdefault(name, []).append((time.perf_counter() - begun) * 1000)

    def summaries(self) -> dict[str, Summary]:
        return {name: Summary.of(times) for name, times in self.times.items()}


Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def interleaved(
    contestants: Mapping[str, Callable[[Asked], Answer]], asked: Sequence[Asked], watch: Stopwatch
) -> Iterator[tuple[str, Asked, Answer]]:
    """Each question goes to all, one after the other, so that whatever the machine does hits all alike.

    Who comes first changes from question to question.
    """
    names = list(contestants)
    for turn, one in enumerate(asked):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            with watch.run(name):
                answer = contestants[name](one)
            yield name, one, answer


def alone(ask: Callable[[Asked], Answer], asked: Sequence[Asked]) -> Summary:
    """One who is asked by himself, everything once before to warm up."""
    watch = Stopwatch()
    for some in (Stopwatch(), watch):
        for _ in interleaved({"alone": ask}, asked, some):
            pass
    return watch.summaries()["alone"]
