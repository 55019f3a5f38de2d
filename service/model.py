"""The values that flow through the service: documents, and what is found in them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Self

VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has had no other offset since 1975, so a fixed one needs no time-zone database."""

DocumentKind = Literal["news", "directive"]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = ("news", "directive")

TextField = Literal["title", "summary", "body", "byline"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was posted: a day in Vietnam, with the time of day where it is known.

    >>> str(Published.parse("2017-12-20T03:43+07:00"))
    '2017-12-20T03:43:00+07:00'
    >>> str(Published.parse("2017-12-19T20:43:00Z"))
    '2017-12-20T03:43:00+07:00'
    """

    day: dt.date
    at: dt.time | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `YYYY-MM-DD` or an ISO time; without a zone it is Vietnam's. Raises ValueError."""
        if len(text) == 10:
            return cls(dt.date.fromisoformat(text))
        moment = dt.datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            try:
                moment = moment.astimezone(VIETNAM)
            except OverflowError as error:
                raise ValueError(f"{text} lies outside the calendar") from error
        return cls(moment.date(), moment.time().replace(microsecond=0))

    def __str__(self) -> str:
        if self.at is None:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.at, VIETNAM).isoformat()

    @property
    def seconds(self) -> int:
        """Seconds since 1970 in UTC; a day without a time counts from its first moment in Vietnam."""
        moment = dt.datetime.combine(self.day, self.at or dt.time(), VIETNAM)
        return int(moment.timestamp())


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document's NFC text, in code points; `end` is exclusive."""

    field: TextField
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """A post as the document writes it, with the organization it belongs to where that is stated."""

    role: str
    organization: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person whom one document names."""

    name: str
    key: str
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A directive or law that one document cites.

    `number` is in normal form, `date` the day it was signed; `relation` is the verb that ties it.
    """

    key: str
    surface: str
    kind: str
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    relation: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One news page or directive as it came, its text in NFC."""

    id: str
    url: str | None = None
    kind: DocumentKind = "news"
    title: str | None = None
    summary: str | None = None
    body: str | None = None
    published_at: Published | None = None
    category: str | None = None
    source: str | None = None
    byline: str | None = None
    views: int | None = None
    number: str | None = None
    issuer: str | None = None
    signed_on: dt.date | None = None
    effective_on: dt.date | None = None
    signers: tuple[str, ...] = ()

    def text_of(self, field: TextField) -> str:
        """The text that a Span's offsets count in."""
        return getattr(self, field) or ""


@dataclass(frozen=True, slots=True)
class EnrichedDocument:
    """A Document with what is derived from it alone, so that the order of ingest never matters."""

    document: Document
    people: tuple[Person, ...] = ()
    references: tuple[Reference, ...] = ()
    release: str = ""
    """A content signature: equal ones are near-duplicates."""
