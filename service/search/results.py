"""What comes back from a search, in the shape of the API but without its JSON."""

from dataclasses import dataclass
from typing import Literal

from service.model import Document, Person, Reference
from service.search.query import Accents

UnderstoodType = Literal["number", "person", "role", "date", "abbreviation"]
SuggestionType = Literal["person", "directive", "title"]
Matched = Literal["exact", "folded"]
Why = Literal["number", "title", "phrase", "person", "role", "organization", "reference", "text"]


@dataclass(frozen=True, slots=True)
class Understood:
    """A part of the box's text, and what it was taken for."""

    type: UnderstoodType
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class DidYouMean:
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Drop:
    """A parameter's value that, dropped, would let `count` documents be found."""

    parameter: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class QueryEcho:
    text: str
    accents: Accents
    understood: tuple[Understood, ...] = ()
    did_you_mean: DidYouMean | None = None
    zero: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a half-typed text may become. `value` is a person key, a directive key or a document's id."""

    type: SuggestionType
    text: str
    detail: str | None
    value: str
    count: int
    """Documents that name the person or the directive, or that bear the title."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A fragment in its original spelling; `marks` are (start, end) code points in `text`."""

    field: Literal["title", "text"]
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found. `score` is None unless sorted by relevance."""

    document: Document
    people: tuple[Person, ...]
    references: tuple[Reference, ...]
    release: str
    score: float | None = None
    matched: Matched = "exact"
    highlights: tuple[Highlight, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`value` is what the facet's parameter takes, `label` what a person reads."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    value: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SearchResults:
    query: QueryEcho
    total: Total
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    next: str | None
    more: str | None
    took_ms: float
