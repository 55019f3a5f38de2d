"""A search as an engine-neutral value: what to match, how to score, sort, page and count.

Ranking is written once in these terms (`rank.py`); an engine only compiles them.
"""

from dataclasses import dataclass
from typing import Literal

from service.search.query import Facet

# -- what matches, and for how much ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Everything:
    """Every live document, with no score."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document."""


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Rarity:
    """Matches what the term matches, for its rarity alone: ln(1 + (N - n + .5) / (n + .5)), as BM25 has it.

    However often the token occurs, in however long a field: what BM25 gives for k1 = 0.
    """

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Any of the values: a filter without a score."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens side by side and in order; `slop` is how many moves of a token are forgiven."""

    field: str
    tokens: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class PhrasePrefix:
    """A phrase whose last token is only begun; without a score of use."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers, both ends inclusive; None is open."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least `minimum` of the children; scores add up."""

    children: tuple["Node", ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    child: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    """The child's score times `factor`; a factor of 0 makes a filter of it."""

    child: "Node"
    factor: float


@dataclass(frozen=True, slots=True)
class Constant:
    """Matches what the child matches, for this score whatever the child's."""

    child: "Node"
    score: float


@dataclass(frozen=True, slots=True)
class DisMax:
    """The best child's score, plus `tie` times the others'."""

    children: tuple["Node", ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Prefer:
    """Matches what `required` matches; each of `preferred` that also matches adds its score."""

    required: "Node"
    preferred: tuple["Node", ...]


Node = (
    Everything
    | Nothing
    | Term
    | Rarity
    | Terms
    | Phrase
    | PhrasePrefix
    | Range
    | All
    | Any
    | Not
    | Boost
    | Constant
    | DisMax
    | Prefer
)

# -- sort and page -----------------------------------------------------------------------------------

Direction = Literal["newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Place:
    """A document's place in the order by day: `seconds` is None for an undated one."""

    seconds: int | None
    id: str


@dataclass(frozen=True, slots=True)
class ByRelevance:
    """Best score first, ties by id; `offset` hits are passed over."""

    offset: int = 0


@dataclass(frozen=True, slots=True)
class ByDay:
    """By (published_at, id), undated documents last; only what comes behind `after`."""

    direction: Direction
    after: Place | None = None


@dataclass(frozen=True, slots=True)
class Latest:
    """Newest first, undated documents last, ties in any order: for a glance at a few, not for pages."""


# -- the whole ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition that came from `parameter`, which a facet of that name leaves out."""

    parameter: str
    value: str
    """What was asked, as it was asked."""
    node: Node


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """Counts of one field's values. `ignores` names the parameters whose filters don't apply to it."""

    facet: Facet
    ignores: frozenset[str]
    size: int | None = 20
    """None: all values, ascending."""


@dataclass(frozen=True, slots=True)
class Plan:
    query: Node
    filters: tuple[Filter, ...] = ()
    sort: ByRelevance | ByDay | Latest = ByRelevance()
    limit: int = 10
    facets: tuple[FacetRequest, ...] = ()
    counted: bool = True
    """Where not, an engine may pass over what can't be among the first, and the total is too low."""


# -- counting values ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """The greatest `size` values from `least` up to but not including `below`."""

    size: int
    least: str = ""
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a facet field's values in the live documents that meet `node`, with the days they span.

    Values are compared by their code points. Without `prefixes` and `stretch` all values are counted.
    """

    field: str
    node: Node = Everything()
    prefixes: tuple[str, ...] = ()
    """Only values that begin with one of these, ascending; not together with `stretch`."""
    stretch: Stretch | None = None
    """Only these values, descending: to read many page by page, each continuing below the last."""
