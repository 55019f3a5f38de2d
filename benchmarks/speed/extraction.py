"""Times extraction: documents a second on one core, beside pyvi's tokenizer on the same texts.

    python -m benchmarks.speed.extraction ARTICLES.jsonl.gz [--every 25] [--rounds 3]

Both run by turns in one process, in processor time, so that their ratio holds on a busy machine. Prints
a line of JSON: the best round of each.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from pyvi import ViTokenizer

from service.extract.enrich import enrich
from service.model import Document

PYVI_EVERY = 10
"""Of the documents drawn, pyvi gets every tenth: it is slower by an order."""


def documents(path: Path, every: int) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 0, None, every)]
    names = ("id", "title", "summary", "body")
    return [Document(**{name: row.get(name) for name in names}) for row in rows]


def rate(task: Callable[[Document], object], drawn: list[Document]) -> float:
    """Documents a second of processor time."""
    begun = time.process_time()
    for document in drawn:
        task(document)
    return len(drawn) / (time.process_time() - begun)


def tokenized(document: Document) -> str:
    return str(
        ViTokenizer.tokenize("\n".join(filter(None, (document.title, document.summary, document.body))))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--every", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    drawn = documents(arguments.articles, arguments.every)
    for document in drawn[:200]:
        enrich(document)
    tokenized(drawn[0])
    rounds = [(rate(enrich, drawn), rate(tokenized, drawn[::PYVI_EVERY])) for _ in range(arguments.rounds)]
    ours, theirs = (max(figures) for figures in zip(*rounds, strict=True))
    print(
        json.dumps(
            {
                "documents": len(drawn),
                "enrich": round(ours),
                "pyvi": round(theirs),
                "ratio": round(ours / theirs, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
