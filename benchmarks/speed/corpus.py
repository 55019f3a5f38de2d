"""The documents that everybody indexes: news with full text among dated briefs, in one mix at every size.

They are other people's text, read from beside the project and never copied into it.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

import orjson

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
ARTICLES = DATA / "news" / "articles.jsonl.gz"
BRIEFS = DATA / "news" / "dated_briefs.jsonl.gz"
GAZETTE = DATA / "directives" / "gazette_catalogue.jsonl"

BRIEFS_EACH = 4
"""One of so many documents is an article, the others are briefs: about what there is of both."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the peers index: two fields, as our own index has them."""

    id: str
    title: str
    text: str


def rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        yield from map(orjson.loads, lines)


def documents(size: int) -> Iterator[dict[str, Any]]:
    """In the form that `tracuu ingest` reads; every one has an id."""
    articles, briefs = _endless(ARTICLES, "a"), _endless(BRIEFS, "b")
    return islice((next(briefs if place % BRIEFS_EACH else articles) for place in count()), size)


def _endless(path: Path, prefix: str) -> Iterator[dict[str, Any]]:
    """Each time round with other ids, and days that many years later."""
    for turn in count():
        for place, row in enumerate(rows(path)):
            moved = {"published_at": _later(row.get("published_at"), turn)} if turn else {}
            yield row | moved | {"id": f"{prefix}{turn}-{place}", "url": None}


def _later(day: str | None, years: int) -> str | None:
    """The 29th of February becomes the 28th, so that every year has it."""
    if day is None:
        return None
    moved = f"{int(day[:4]) + years}{day[4:]}"
    return moved[:4] + moved[4:].replace("-02-29", "-02-28", 1)


def page(row: dict[str, Any]) -> Page:
    text = "\n\n".join(part for part in (row.get("summary"), row.get("body")) if part)
    return Page(row["id"], row.get("title") or "", text)


def write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    with path.open("wb") as file:
        for row in rows:
            file.write(orjson.dumps(row) + b"\n")
