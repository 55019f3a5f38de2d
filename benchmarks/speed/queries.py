"""The questions that everybody is asked: real ones of every kind, the same at each run."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from typing import Any, Literal

from benchmarks.speed.corpus import ARTICLES, GAZETTE, rows
from service.extract.people import find_people
from service.text.fold import fold
from service.text.syllables import syllables

Kind = Literal["title", "words", "undiacritised", "frequent", "rare", "name", "number"]

SHARES: dict[Kind, int] = {
    "title": 75,
    "words": 125,
    "undiacritised": 100,
    "frequent": 50,
    "rare": 50,
    "name": 60,
    "number": 40,
}
"""Of each five hundred."""
STEP = 5
"""Every so manieth article gives titles; all of these are in the smallest corpus."""


@dataclass(frozen=True, slots=True)
class Question:
    """`source`: the document whose title it is, which ought to be found."""

    kind: Kind
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """What questions are drawn from."""

    titles: list[tuple[str, list[str]]]
    pairs: Counter[str]
    names: list[str]
    numbers: list[str]

    @classmethod
    def read(cls) -> "Pool":
        found = [(place, row) for place, row in enumerate(islice(rows(ARTICLES), 12_500)) if not place % STEP]
        titles = [(f"a0-{place}", _words(row)) for place, row in found if len(_words(row)) >= 5]
        pairs = Counter(" ".join(pair).lower() for _, words in titles for pair in pairwise(words))
        bodies = [row["body"][:3000] for _, row in found[::6] if row.get("body")]
        names = {person.name for body in bodies for person in find_people(body) if " " in person.name}
        numbers = sorted({row["number"] for row in rows(GAZETTE) if row.get("number")})
        return cls(titles, pairs, sorted(names), numbers)


def questions(size: int = 500) -> list[Question]:
    """In a mixed order, so that a cut has some of every kind."""
    pool, draw = Pool.read(), random.Random(2017)
    common = [pair for pair, _ in pool.pairs.most_common(200)]
    rare = sorted(pair for pair, number in pool.pairs.items() if number == 1)
    ways: dict[Kind, Callable[[], Question]] = {
        "title": partial(_title, pool, draw),
        "words": lambda: Question("words", _part(pool, draw)),
        "undiacritised": lambda: Question("undiacritised", fold(_part(pool, draw))),
        "frequent": lambda: Question("frequent", draw.choice(common)),
        "rare": lambda: Question("rare", draw.choice(rare)),
        "name": lambda: Question("name", draw.choice(pool.names)),
        "number": lambda: Question("number", draw.choice(pool.numbers)),
    }
    asked = [ways[kind]() for kind in _kinds(size)]
    draw.shuffle(asked)
    return asked


def _kinds(size: int) -> Iterator[Kind]:
    total = sum(SHARES.values())
    for kind, share in SHARES.items():
        yield from [kind] * max(1, size * share // total)


def _title(pool: Pool, draw: random.Random) -> Question:
    source, words = draw.choice(pool.titles)
    return Question("title", " ".join(words), source)


def _part(pool: Pool, draw: random.Random) -> str:
    _, words = draw.choice(pool.titles)
    start = draw.randrange(len(words) - 2)
    return " ".join(words[start : start + draw.choice((2, 3, 3, 4))])


def _words(row: dict[str, Any]) -> list[str]:
    return [syllable.text for syllable in syllables(row.get("title") or "")]
