"""What is asked of directives, and what is answered."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from service.model import Published
from service.search.quotes import Quote
from service.search.ties import TiedBy

AgreedField = Literal["kind", "number", "issuer", "date", "title"]


@dataclass(frozen=True, slots=True)
class DirectivesQuery:
    """`text` is a number in any spelling, a key, or words; `start` and `end` are days of signing."""

    text: str | None = None
    kind: str | None = None
    issuer: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    limit: int = 10
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class DirectiveQuery:
    """One directive; `limit` and `cursor` page through what cites it."""

    key: str
    limit: int = 10
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class DirectiveEntry:
    """One directive of a list. `held` where its own document is here, else it is known by citations."""

    key: str
    kind: str
    number: str | None
    issuer: str | None
    date: dt.date | None
    title: str | None
    held: bool
    cited_by_count: int


@dataclass(frozen=True, slots=True)
class DirectivesFound:
    directives: tuple[DirectiveEntry, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What most citations say, and how many documents say it."""

    value: str
    citations: int


@dataclass(frozen=True, slots=True)
class Cites:
    key: str
    relation: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A document that cites a directive. `tied_by` is None where kind and number alone decided."""

    document_id: str
    title: str | None
    published_at: Published | None
    relation: str | None
    quote: Quote
    tied_by: TiedBy | None


@dataclass(frozen=True, slots=True)
class Citing:
    """What cites a directive, the newest first."""

    total: int
    by_year: dict[str, int]
    items: tuple[CitedBy, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class DirectiveProfile:
    """`agreement` is empty for a held directive, whose own document tells."""

    entry: DirectiveEntry
    document_id: str | None
    agreement: dict[AgreedField, Agreement]
    cites: tuple[Cites, ...]
    cited_by: Citing


@dataclass(frozen=True, slots=True)
class DirectiveCandidates:
    """What an undated key may mean."""

    directives: tuple[DirectiveEntry, ...]
