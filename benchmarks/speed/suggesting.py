"""Times the engine's part of suggestions, key by key, on an index folder.

    python -m benchmarks.speed.suggesting INDEX [--count 300]

People's names and titles of the index itself are typed from a random syllable on, half of them without marks.
Each key is one measurement, by the clock and by the processor's time of the thread, as a machine may be busy
with something else; 200 keys before them warm the file cache.
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from service import knowledge
from service.engines.embedded import EmbeddedEngine
from service.search.suggest import suggest
from service.text.fold import fold


def typed(engine: EmbeddedEngine, count: int) -> Iterator[str]:
    """Every beginning of what somebody types, of two letters at least."""
    draw = random.Random(2017)
    documents = islice(engine.documents(), 0, None, 97)
    known = (stored.enriched for stored in documents if stored.enriched is not None)
    for enriched in islice(known, count):
        texts = [person.name for person in enriched.people[:1]] + [enriched.document.title or ""]
        words = draw.choice(texts).split()
        if not words:
            continue
        start = draw.randrange(len(words))
        text = " ".join(words[start : start + 4])
        text = fold(text) if draw.random() < 0.5 else text
        yield from (text[:end] for end in range(2, len(text) + 1))


def timed(engine: EmbeddedEngine, text: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor."""
    clock, work = time.perf_counter(), time.thread_time()
    suggest(engine, text, 8)
    return (time.perf_counter() - clock) * 1000, (time.thread_time() - work) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--count", type=int, default=300)
    arguments = parser.parse_args()
    engine = EmbeddedEngine(arguments.index, knowledge.load().digest)
    keys = [*typed(engine, arguments.count)]
    for text in random.Random(1).sample(keys, min(200, len(keys))):
        timed(engine, text)
    runs = [timed(engine, text) for text in keys]
    print(f"{engine.status().documents:,} documents, {len(runs):,} keys")
    for name, times in zip(("clock", "processor"), zip(*runs, strict=True), strict=True):
        quantiles = statistics.quantiles(times, n=100)
        print(f"{name}: p50 {quantiles[49]:.2f} ms, p95 {quantiles[94]:.2f} ms, p99 {quantiles[98]:.2f} ms")


if __name__ == "__main__":
    main()
