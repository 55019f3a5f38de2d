"""What the service asks of an engine. Two implement it: `engines/embedded.py`, `engines/elastic.py`."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from service.model import EnrichedDocument
from service.search.plan import Node, Plan, Tally, Term
from service.search.results import FacetValue

Standing = Literal["new", "changed", "same"]
"""What an index already knows of an id with a content."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document made ready for one engine, in a worker process. `payload` is that engine's own."""

    id: str
    signature: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that the engine would not take: what was there under its id before, is there still."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What an engine keeps under an id; `enriched` is None once it was taken down."""

    id: str
    enriched: EnrichedDocument | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Match:
    enriched: EnrichedDocument
    score: float | None


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    matches: tuple[Match, ...]
    more: bool
    """Whether anything comes behind the last match."""
    facets: Mapping[str, tuple[FacetValue, ...]]
    """An engine may still be counting them: whoever reads them waits, and may get EngineError."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """One value of a `Tally`: in how many documents, and when the first and last of them were posted."""

    value: str
    count: int
    first: int | None
    """Seconds since 1970; None, as `last`, where none of the documents is dated."""
    last: int | None


@dataclass(frozen=True, slots=True)
class Starting:
    """The first `limit` values of a `starts` field that begin so: most documents first, then by value."""

    field: str
    prefix: str
    limit: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What one wants to know before a search, all of it in one go."""

    starting: tuple[Starting, ...] = ()
    nodes: tuple[Node, ...] = ()
    terms: tuple[Term, ...] = ()
    ahead: Plan | None = None
    """A search that will most likely be wanted next: a server is asked in the same request."""
    as_of: Hashable = None
    """The state that an earlier look-up told: terms may be answered by what is known of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The answers to `Asked`, each in its order."""

    starting: tuple[tuple[tuple[str, int], ...], ...]
    """Values with the number of their documents. What was taken down may still count, and be named."""
    counts: tuple[int, ...]
    """How many live documents meet each of the nodes."""
    holders: tuple[int, ...]
    """How many documents hold each term, for a guess at what is rare: a look-up in its field's dictionary,
    where what was taken down or replaced may still count."""
    documents: int
    """Among how many that was; 0 where no term was asked for."""
    found: Callable[[], Found] | None = None
    """What `Asked.ahead` finds. An engine may search no sooner than it is called."""
    state: Hashable = None
    """Names the commit that answered, for `Asked.as_of`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A long task in this index, as `/statusz` shows it. `total` is None where it can't be known."""

    task: Literal["ingest", "reindex"]
    done: int
    total: int | None
    rejected: int
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Status:
    documents: int
    deleted: int
    """Tombstones."""
    newest: date | None
    version: str
    """Names the index that answers now; it changes with a reindex."""
    digest: str
    outdated: bool
    """Built by another configuration than the one in force."""
    running: Progress | None
    rejected: int
    """Inputs that the last run refused."""


Encoder = Callable[[EnrichedDocument, datetime], Record]
"""Makes a document ready: pure, and picklable by name, as it runs in worker processes."""


class Writer(Protocol):
    """The one writer of an index. Nothing is visible to readers before `commit`."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commits, or after an error drops what is not committed; then lets the next writer in."""

    def standing(self, signatures: Mapping[str, str]) -> dict[str, Standing]:
        """For ids with the signatures of their contents; sees this writer's uncommitted work."""

    def upsert(self, records: Sequence[Record]) -> None:
        """Takes the records in; of those with one id the last one counts."""

    def delete(self, ids: Sequence[str], changed_at: datetime) -> set[str]:
        """Leaves tombstones; returns the ids that were live."""

    def bury(self, id: str, changed_at: datetime) -> None:
        """Leaves a tombstone, whatever was there: a rebuild carries them over."""

    def commit(self) -> Sequence[Refusal]:
        """Makes visible what came since the last one; returns those of it that the engine wouldn't take."""

    def report(self, progress: Progress) -> None:
        """Tells readers in other processes how far this writer is."""


class Rebuild(Writer, Protocol):
    """The writer of a new, empty index beside the live one, which it replaces at a clean exit."""

    def passes(self) -> Iterator[Iterator[Stored]]:
        """What is to be taken over, tombstones too; each pass is read to its end before the next is begun.

        The first gives everything. Where others may write meanwhile, more follow, each with what they changed
        during the one before, the last of them when nobody else can any more.
        """


class Engine(Protocol):
    """Reads are safe from many threads at once. All raise EngineError."""

    @property
    def encoder(self) -> Encoder: ...

    def search(self, plan: Plan, scored: Callable[[], Node] | None = None) -> Found:
        """`scored` makes a query that scores what the plan's own matches; facets may be counted meanwhile."""

    def search_all(self, plans: Sequence[Plan]) -> tuple[Found, ...]:
        """Many searches in one go, answered in their order."""

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        """Exact counts by value, in the order that the request names."""

    def count(self, nodes: Sequence[Node]) -> tuple[int, ...]:
        """How many live documents meet each of the nodes."""

    def look_up(self, asked: Asked) -> Told:
        """Answers all of it as of one moment, and where a server is asked, by one request at most."""

    def get(self, id: str) -> Stored | None: ...

    def documents(self) -> Iterator[Stored]:
        """Every document and tombstone, in the order of their ids, without holding them all."""

    def holds(self, signatures: Mapping[str, str]) -> set[str]:
        """Of ids with the signatures of their contents, those that the index knows by just that one."""

    def status(self) -> Status: ...

    def writer(self) -> Writer:
        """Raises IndexBusy, IndexOutdated."""

    def rebuild(self) -> Rebuild:
        """The old index answers meanwhile and is kept for `rollback`. Raises IndexBusy, IndexMissing."""

    def rollback(self) -> None:
        """Swaps back to the index before the last rebuild. Raises IndexMissing, IndexBusy."""

    def close(self) -> None: ...
