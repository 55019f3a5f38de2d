"""Draws references for a reader who judges them, and sentences where one may have been missed.

    python -m benchmarks.quality.references --seed 3 [--count 200] [--what found|missed]

Articles are taken in an order that the seed decides, until they hold five times as many of what is asked as
are printed; of those, `count` are drawn.

`found`: each reference as `kind | number or key`, its first mention in <<>> with 120 characters around it.
Wrong in number or kind: a part of the number lacks or was made up, the kind is another's, or no directive is
meant (a standard, a date, a counted thing, a treaty). Wrong in name: a law's name ends too early or too late,
or two laws became one. All else is right.

`missed`: sentences with a digit and a kind's word (index_config/kinds.tsv) that touch no reference. Missed is
one that names a directive by its number, or a law, a draft's too, or a congress's resolution by its name.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from service.extract.anchors import find_anchors
from service.extract.cited import references_of
from service.extract.references import find_citations
from service.model import TextField

NEWS = Path(__file__).resolve().parents[3] / "shared/data/news/articles.jsonl.gz"
AROUND = 120
POOL = 5
"""How many times as many as are drawn, so that no article's share of them is large."""

FIELDS: tuple[TextField, ...] = ("title", "summary", "body")
SENTENCE = re.compile(r"[^\n]+?(?:[.!?…](?=\s)|(?=\n)|\Z)")

Texts = dict[TextField, str]


def articles(path: Path, order: random.Random) -> Iterator[Texts]:
    """The articles in random order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    order.shuffle(rows)
    for row in rows:
        document: dict[str, Any] = json.loads(row)
        yield {name: document[name] for name in FIELDS if document.get(name)}


def found(texts: Texts) -> Iterator[str]:
    """Each reference of an article, in the words around its first mention."""
    for reference in references_of(texts, None):
        span = reference.mentions[0]
        text = texts[span.field]
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        number = reference.number or reference.key
        context = f"{before}<<{text[span.start : span.end]}>>{after}"
        yield f"{reference.kind} | {number} | {' '.join(context.split())}"


def missed(texts: Texts) -> Iterator[str]:
    """Sentences with a digit and a kind's word that touch no reference."""
    for text in texts.values():
        cited = [(citation.start, citation.end) for citation in find_citations(text)]
        for sentence in SENTENCE.finditer(text):
            first, last = sentence.span()
            touched = any(start < last and first < end for start, end in cited)
            if not touched and re.search(r"\d", sentence[0]) and find_anchors(sentence[0]):
                yield " ".join(sentence[0].split())


def draw(
    every: Iterator[Texts], what: Callable[[Texts], Iterator[str]], count: int, by: random.Random
) -> Sequence[str]:
    pool: list[str] = []
    for texts in every:
        pool += what(texts)
        if len(pool) >= POOL * count:
            break
    return by.sample(pool, min(count, len(pool)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--what", choices=("found", "missed"), default="found")
    parser.add_argument("--articles", type=Path, default=NEWS)
    arguments = parser.parse_args()
    by = random.Random(arguments.seed)
    what = {"found": found, "missed": missed}[arguments.what]
    for i, line in enumerate(draw(articles(arguments.articles, by), what, arguments.count, by), 1):
        print(f"{i:3} {line}")


if __name__ == "__main__":
    main()
