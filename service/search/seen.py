"""Counts put together: in how many documents, from which day to which."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from service.model import VIETNAM
from service.search.plan import Range
from service.search.port import Tallied
from service.search.posts import Post, office

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(slots=True)
class Seen:
    """Documents, and the first and last of their days."""

    documents: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, tallied: Tallied) -> None:
        self.documents += tallied.count
        self.first = _least(self.first, tallied.first)
        self.last = _greatest(self.last, tallied.last)

    @property
    def first_day(self) -> dt.date | None:
        return day_of(self.first)

    @property
    def last_day(self) -> dt.date | None:
        return day_of(self.last)


@dataclass(slots=True)
class Held:
    """One post in all its spellings."""

    seen: Seen = field(default_factory=Seen)
    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)
    values: list[str] = field(default_factory=list)

    def add(self, post: Post, tallied: Tallied) -> None:
        self.seen.add(tallied)
        self.spellings[post.role, post.organization] += tallied.count
        self.values.append(tallied.value)

    @property
    def spelling(self) -> tuple[str, str]:
        """The role and organization as most documents write them."""
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))


def held_posts(posts: Iterable[tuple[Post, Tallied]]) -> list[Held]:
    """Posts in all their spellings, the last seen first, those without a day last."""
    found: dict[str, Held] = {}
    for post, one in posts:
        if post.role:
            found.setdefault(office(post.role, post.organization), Held()).add(post, one)
    return sorted(found.values(), key=_newest_first)


def names(posts: Iterable[tuple[Post, Tallied]]) -> list[str]:
    """Spellings of the name, the most frequent first."""
    counts: Counter[str] = Counter()
    for post, one in posts:
        counts[post.name] += one.count
    return sorted(counts, key=lambda name: (-counts[name], name))


def days(first: dt.date, last: dt.date) -> Range:
    """Documents posted from one day in Vietnam to another, both inclusive."""
    return Range("published", midnight(first), midnight(last) + 86_399)


def midnight(day: dt.date) -> int:
    """The seconds of a day's first moment in Vietnam."""
    return int(dt.datetime.combine(day, dt.time(), VIETNAM).timestamp())


def day_of(seconds: int | None) -> dt.date | None:
    if seconds is None:
        return None
    return (EPOCH + dt.timedelta(seconds=seconds)).astimezone(VIETNAM).date()


def _newest_first(held: Held) -> tuple[bool, int, int, tuple[str, str]]:
    last = held.seen.last
    return last is None, -(last or 0), -held.seen.documents, held.spelling


def _least(one: int | None, other: int | None) -> int | None:
    return min((value for value in (one, other) if value is not None), default=None)


def _greatest(one: int | None, other: int | None) -> int | None:
    return max((value for value in (one, other) if value is not None), default=None)
