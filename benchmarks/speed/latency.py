"""Times searches over HTTP against a running service.

    python -m benchmarks.speed.latency http://127.0.0.1:8000 ARTICLES.jsonl.gz [--count 200]

The queries are drawn from the articles with a fixed seed: whole titles, three neighbouring syllables of a
title, the same without diacritics, and document numbers; each asks for ten hits with highlights and three
facets.
"""

import argparse
import gzip
import json
import random
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from service.text.fold import fold

NUMBERS = ("34-CT/TW", "34 ct tw", "15/2018/NĐ-CP", "nghị định 100", "749/QĐ-TTg", "luật đất đai 2013")


def titles(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in islice(lines, 0, None, 37))
        return [row["title"].split() for row in rows if len((row.get("title") or "").split()) >= 5]


def queries(path: Path, count: int) -> Iterator[str]:
    draw = random.Random(2017)
    pool = titles(path)
    for turn in range(count):
        words = draw.choice(pool)
        start = draw.randrange(len(words) - 2)
        short = " ".join(words[start : start + 3])
        yield (" ".join(words), short, fold(short), draw.choice(NUMBERS))[turn % 4]


def timed(base: str, query: str) -> tuple[float, int]:
    parameters = urlencode({"q": query.replace('"', " "), "facets": "source,person,year"})
    begun = time.perf_counter()
    with urlopen(f"{base}/v1/search?{parameters}") as response:
        total = json.load(response)["total"]["value"]
    return (time.perf_counter() - begun) * 1000, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    asked = list(queries(arguments.articles, arguments.count))
    for query in asked[:10]:
        timed(arguments.base, query)
    runs = [timed(arguments.base, query) for query in asked]
    times = sorted(ms for ms, _ in runs)
    quantiles = statistics.quantiles(times, n=100)
    found = sum(total > 0 for _, total in runs)
    print(f"{len(times)} searches, {found} found something:", end=" ")
    print(f"p50 {quantiles[49]:.1f} ms, p95 {quantiles[94]:.1f} ms")


if __name__ == "__main__":
    main()
