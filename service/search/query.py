"""What is asked: the box's text and the filters, already checked one by one."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Accents = Literal["auto", "strict", "ignore"]
Sort = Literal["relevance", "newest", "oldest"]
Facet = Literal["kind", "category", "source", "issuer", "person", "organization", "number", "year", "month"]
HitField = Literal[
    "id", "kind", "title", "url", "published_at", "category", "source", "summary", "score", "matched",
    "people", "references", "highlights", "why", "release",
]  # fmt: skip

FACETS: tuple[Facet, ...] = get_args(Facet)
HIT_FIELDS: tuple[HitField, ...] = get_args(HitField)

MAX_TEXT = 1_000
"""Code points of `q`."""
MAX_PEOPLE = 10
MAX_LIMIT = 100
RELEVANCE_DEPTH = 1_000
"""How far `relevance` pages: beyond it a reader sorts by day, which has no end."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One request to `/v1/search`. Repeated filters mean any of their values, people all of them."""

    text: str = ""
    kind: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    person: tuple[str, ...] = ()
    role: str | None = None
    number: str | None = None
    accents: Accents = "auto"
    sort: Sort | None = None
    facets: tuple[Facet, ...] = ()
    fields: tuple[HitField, ...] = HIT_FIELDS
    highlight: bool = True
    limit: int = 10
    cursor: str | None = None

    @property
    def order(self) -> Sort:
        """The sort in force: by relevance where there is text, else the newest first."""
        return self.sort or ("relevance" if self.text.strip() else "newest")
