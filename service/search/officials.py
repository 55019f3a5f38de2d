"""What is asked of officials, and what is answered. All days are days of publication."""

import datetime as dt
from dataclasses import dataclass

from service.model import Published
from service.search.quotes import Quote


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """`text` is a name or a part of one; `on` asks who is attested near that day."""

    text: str | None = None
    role: str | None = None
    organization: str | None = None
    on: dt.date | None = None
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Attested:
    """The nearest days on which a post is told of, on or before and on or after the day asked for."""

    before: dt.date | None
    after: dt.date | None
    days: int
    """From the nearer of the two."""


@dataclass(frozen=True, slots=True)
class Official:
    """One person of a list. `roles` are as written, the last seen first; days are publication days."""

    key: str
    name: str
    documents: int
    roles: tuple[str, ...]
    first_seen: dt.date | None
    last_seen: dt.date | None
    attested: Attested | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    document_id: str
    published_at: Published | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """A post as most documents write it, and the newest document that says so."""

    role: str
    organization: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    documents: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Namesake:
    key: str
    organization: str
    documents: int


@dataclass(frozen=True, slots=True)
class SeenWith:
    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the index tells of one person; `variants` are other spellings of the name."""

    key: str
    name: str
    variants: tuple[str, ...]
    documents: int
    first_seen: dt.date | None
    last_seen: dt.date | None
    roles: tuple[RoleSeen, ...]
    namesakes: tuple[Namesake, ...]
    seen_with: tuple[SeenWith, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom a key without marks may mean."""

    people: tuple[Official, ...]
