"""Compound words: ours against pyvi on the same texts, in one interleaved run, outputs compared.

python -m benchmarks.speed.segmentation
"""

import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from benchmarks.speed.corpus import ARTICLES, DATA, rows
from benchmarks.speed.timing import Stopwatch, interleaved
from service.text.words import segment
from tests.text.oracle import pyvi_tokenize

DOCUMENTS, LAWS, PARAGRAPHS = 400, 20, 3_000
LONG = 1_000_000
"""Code points of the one long text."""
IMPORT = "import time; begun = time.perf_counter(); {}; print(time.perf_counter() - begun)"


def documents(count: int = DOCUMENTS) -> list[str]:
    """News from all parts of the corpus, and the beginnings of laws."""
    news = [
        row["body"] for row in islice(rows(ARTICLES), 0, 45_000, max(1, 45_000 // count)) if row.get("body")
    ]
    laws = [row["body"][:30_000] for row in rows(DATA / "directives" / "laws.jsonl.gz") if row.get("body")]
    return news + laws[:LAWS]


def paragraphs(texts: Sequence[str], count: int = PARAGRAPHS) -> list[str]:
    return [line for text in texts for line in text.split("\n") if 20 <= len(line) <= 400][:count]


def race(texts: Sequence[str], rounds: int = 3, turn: int = 50) -> dict[str, Any]:
    """How many times as fast as pyvi, by the best round and by the middle one; `different` counts texts.

    Each has `turn` texts at a time, so short turns leave neither its caches.
    """
    contestants: dict[str, Callable[[Sequence[str]], list[str]]] = {
        "ours": lambda some: list(map(segment, some)),
        "pyvi": lambda some: list(map(pyvi_tokenize(), some)),
    }
    blocks = [texts[start : start + turn] for start in range(0, len(texts), turn)]
    best: dict[str, list[float]] = {name: [] for name in contestants}
    different = 0
    for _ in range(rounds):
        watch = Stopwatch()
        answers: dict[str, list[str]] = {name: [] for name in contestants}
        for name, _, answer in interleaved(contestants, blocks, watch):
            answers[name] += answer
        different += sum(one != other for one, other in zip(*answers.values(), strict=True))
        for name, times in watch.times.items():
            best[name].append(sum(times) / 1000)
    ratios = sorted(slow / fast for fast, slow in zip(best["ours"], best["pyvi"], strict=True))
    return {
        "texts": len(texts),
        "characters": sum(map(len, texts)),
        "seconds": {name: [round(one, 3) for one in times] for name, times in best.items()},
        "times_faster": {"best": round(ratios[-1], 1), "middle": round(ratios[len(ratios) // 2], 1)},
        "different": different,
    }


def one_long_text() -> dict[str, Any]:
    """Seconds, and the memory it takes besides the text."""
    text = "\n".join(documents())[:LONG]
    segment(text[:1000])
    begun = time.perf_counter()
    segment(text)
    seconds = time.perf_counter() - begun
    tracemalloc.start()
    segment(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {"characters": len(text), "seconds": round(seconds, 2), "peak_mb": round(peak / 2**20)}


def import_seconds(statement: str) -> float:
    """The best of five new processes."""
    command = [sys.executable, "-W", "ignore", "-c", IMPORT.format(statement)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(5)]
    return round(min(map(float, runs)), 3)


def measure(count: int = DOCUMENTS, rounds: int = 3) -> dict[str, Any]:
    texts = documents(count)
    return {
        "documents": race(texts, rounds),
        "paragraphs": race(paragraphs(texts), rounds),
        "paragraphs, all in one turn": race(paragraphs(texts), rounds, PARAGRAPHS),
        "long": one_long_text(),
        "import_seconds": {
            "ours, import": import_seconds("import service.text.words"),
            "ours, with the first text": import_seconds(
                "from service.text.words import segment; segment('học sinh')"
            ),
            "pyvi": import_seconds("from pyvi import ViTokenizer"),
        },
    }


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False, indent=2))
