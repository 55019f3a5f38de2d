"""One generation as it was at one commit: searches, counts and reads on it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import tantivy
from tantivy import DocAddress, Occur, Order, Query, Searcher, SearchResult

from service.engines.embedded.compile import Compiler
from service.engines.embedded.facets import Counts, FacetCounter
from service.engines.embedded.schema import DAY_ORDER, GONE, ID_ORDER, number_of
from service.engines.embedded.tallies import Tallier
from service.model import EnrichedDocument
from service.search import stored
from service.search.content import Value, facet_values
from service.search.plan import (
    ByDay,
    ByRelevance,
    Everything,
    FacetRequest,
    Filter,
    Latest,
    Node,
    Plan,
    Tally,
    Term,
)
from service.search.port import Asked, Found, Match, Starting, Stored, Tallied, Told
from service.search.results import FacetValue

MAX_LABELS = 50_000
KEPT_STARTS = 100
"""Values kept of a prefix that so many begin with; the walk over fewer is quick."""
MAX_PREFIXES = 1_000
SCAN = 1_000
"""Documents a step when all are read."""

Scored = tuple[float | None, DocAddress]


@dataclass(frozen=True)
class Snapshot:
    """Immutable, so that any number of threads share one."""

    generation: str
    index: tantivy.Index
    searcher: Searcher
    compiler: Compiler
    tallier: Tallier
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    """Facet labels already looked up; they die with the snapshot, so none outlives a commit."""

    names: dict[tuple[str, int], str] = field(default_factory=dict)
    """Facet values by their numbers, as long as `labels`."""

    starts: dict[tuple[str, str], tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Values of the prefixes of many, as long as `labels`."""

    @classmethod
    def open(cls, generation: str, path: Path) -> "Snapshot":
        index = tantivy.Index.open(str(path))
        index.config_reader("manual")
        index.reload()
        return cls.of(generation, index)

    @classmethod
    def of(cls, generation: str, index: tantivy.Index) -> "Snapshot":
        """The index as it was last reloaded."""
        searcher = index.searcher()
        compiler = Compiler(index, searcher)
        return cls(generation, index, searcher, compiler, Tallier(searcher, compiler))

    def reload(self) -> "Snapshot":
        self.index.reload()
        return Snapshot.of(self.generation, self.index)

    # -- searching -----------------------------------------------------------------------------------

    def search(self, plan: Plan) -> Found:
        if isinstance(plan.sort, ByRelevance):
            query = self.compiler.live(plan.query, plan.filters)
            total, scored = self._by_relevance(query, plan.sort.offset, plan.limit + 1, plan.counted)
        else:
            total, scored = self._in_order(plan, plan.sort)
        matches = tuple(Match(self._enriched(address), score) for score, address in scored[: plan.limit])
        return Found(total, matches, len(scored) > plan.limit, self.facets(plan))

    def _by_relevance(self, query: Query, offset: int, limit: int, counted: bool) -> tuple[int, list[Scored]]:
        """Ties by id: where a tie crosses an end of the page, all that tie are read."""
        wanted = offset + limit
        asked = wanted + 1
        while True:
            result = self.searcher.search(query, limit=asked, count=counted)
            hits = result.hits
            if hits and hits[0][0] == 0.0:
                return _total(result), self._by_id(query, offset, limit)
            if len(hits) < asked or len(hits) <= wanted or hits[-1][0] < hits[wanted - 1][0]:
                return _total(result), self._untie(hits, offset, wanted)
            asked *= 4

    def _by_id(self, query: Query, offset: int, limit: int) -> list[Scored]:
        """Where nothing scores, everything ties."""
        result = self.searcher.search(
            query, limit=limit, offset=offset, count=False, order_by_field=ID_ORDER, order=Order.Asc
        )
        return [(0.0, address) for _, address in result.hits]

    def _untie(self, hits: list[Scored], offset: int, end: int) -> list[Scored]:
        page: list[Scored] = []
        start = 0
        for _, group in groupby(hits, key=lambda hit: hit[0]):
            tied = list(group)
            if start >= end:
                break
            if start + len(tied) > offset:
                ordered = sorted(tied, key=lambda hit: self._id(hit[1])) if len(tied) > 1 else tied
                page += ordered[max(0, offset - start) : end - start]
            start += len(tied)
        return page

    def _in_order(self, plan: Plan, sort: ByDay | Latest) -> tuple[int, list[Scored]]:
        query = self.compiler.counted(plan.query, plan.filters)
        if isinstance(sort, Latest):
            return self._latest(query, plan.limit + 1)
        return self._by_day(query, sort, plan.limit + 1)

    def _latest(self, query: Query, limit: int) -> tuple[int, list[Scored]]:
        """A number sorts several times as fast as the text of the order by day."""
        result = self.searcher.search(query, limit=limit, order_by_field="published", order=Order.Desc)
        return _total(result), [(None, address) for _, address in result.hits]

    def _by_day(self, query: Query, sort: ByDay, limit: int) -> tuple[int, list[Scored]]:
        """Dated documents first, then the undated ones by id."""
        total = self._count(query)
        order = Order.Desc if sort.direction == "newest" else Order.Asc
        descending = sort.direction == "newest"
        page: list[Scored] = []
        if sort.after is None or sort.after.seconds is not None:
            dated = self.compiler.dated_after(sort.after, descending=descending)
            page = self._ordered(query, dated, DAY_ORDER, order, limit)
        if len(page) < limit:
            behind = sort.after.id if sort.after is not None and sort.after.seconds is None else None
            undated = self.compiler.undated_after(behind, descending=descending)
            page += self._ordered(query, undated, ID_ORDER, order, limit - len(page))
        return total, page

    def _ordered(self, query: Query, part: Query, field: str, order: Order, limit: int) -> list[Scored]:
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, part)])
        result = self.searcher.search(both, limit=limit, count=False, order_by_field=field, order=order)
        return [(None, address) for _, address in result.hits]

    # -- counting ------------------------------------------------------------------------------------

    def count(self, node: Node, filters: tuple[Filter, ...] = ()) -> int:
        return self._count(self.compiler.counted(node, filters))

    def _count(self, query: Query) -> int:
        """In the order of a number, so that nothing is scored."""
        return _total(self.searcher.search(query, limit=1, order_by_field="changed_at"))

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        if not self.compiler.has(tally.field):
            return ()
        return self.tallier.tally(tally)

    def facets(self, plan: Plan) -> dict[str, tuple[FacetValue, ...]]:
        """One pass for all facets to which the same filters apply."""
        passes: dict[tuple[Filter, ...], list[FacetRequest]] = {}
        for request in plan.facets:
            kept = tuple(item for item in plan.filters if item.parameter not in request.ignores)
            if self.compiler.has(request.facet):
                passes.setdefault(kept, []).append(request)
        counts: dict[str, Counts] = {}
        counter = FacetCounter(self.searcher, self._value)
        for kept, requests in passes.items():
            counts |= counter.count(self.compiler.counted(plan.query, kept), requests)
        return {
            request.facet: self._values(request, counts.get(request.facet, [])) for request in plan.facets
        }

    def _values(self, request: FacetRequest, counts: Counts) -> tuple[FacetValue, ...]:
        return tuple(FacetValue(value, self._label(request.facet, value), count) for value, count in counts)

    def _label(self, facet: str, value: str) -> str:
        """How a document that has the value writes it."""
        if (facet, value) not in self.labels:
            self._learn(self.compiler.live(Term(facet, value)))
        return self.labels.get((facet, value), value)

    def _value(self, facet: str, number: int) -> str:
        """What of a facet has this number."""
        known = self.names.get((facet, number))
        if known is not None:
            return known
        learned = self._learn(self.compiler.numbered(facet, number))
        return next(item.value for item in learned if (item.facet, number_of(item.value)) == (facet, number))

    def _learn(self, query: Query) -> list[Value]:
        """The facet values of a document that meets the query."""
        if len(self.labels) > MAX_LABELS:
            self.labels.clear()
            self.names.clear()
        hits = self.searcher.search(query, limit=1, count=False).hits
        values = facet_values(self._enriched(hits[0][1])) if hits else []
        for item in values:
            self.labels[item.facet, item.value] = item.label
            self.names[item.facet, number_of(item.value)] = item.value
        return values

    def look_up(self, asked: Asked) -> Told:
        return Told(
            starting=tuple(map(self._starting, asked.starting)),
            counts=tuple(map(self.count, asked.nodes)),
            holders=tuple(self.compiler.frequency(term.field, term.value) for term in asked.terms),
            documents=self.searcher.num_docs if asked.terms else 0,
        )

    def _starting(self, asked: Starting) -> tuple[tuple[str, int], ...]:
        """What many terms begin with, as "n" or "nguyen", is walked once for a commit."""
        field, prefix, limit = asked.field, asked.prefix, asked.limit
        if not self.compiler.has(field):
            return ()
        if (field, prefix) in self.starts and limit <= KEPT_STARTS:
            return self.starts[field, prefix][:limit]
        walked = tuple(self.searcher.terms_with_prefix(field, prefix, limit=max(limit, KEPT_STARTS)))
        if len(walked) >= KEPT_STARTS:
            if len(self.starts) > MAX_PREFIXES:
                self.starts.clear()
            self.starts[field, prefix] = walked[:KEPT_STARTS]
        return walked[:limit]

    # -- reading -------------------------------------------------------------------------------------

    def get(self, id: str) -> Stored | None:
        hits = self.searcher.search(self.compiler.compile(Term("id", id)), limit=1, count=False).hits
        return self._stored(hits[0][1]) if hits else None

    def documents(self) -> Iterator[Stored]:
        """A step at a time, so that memory doesn't grow with the index."""
        part = Query.all_query()
        while True:
            hits = self.searcher.search(
                part, limit=SCAN, count=False, order_by_field=ID_ORDER, order=Order.Asc
            ).hits
            found = [self._stored(address) for _, address in hits]
            yield from found
            if len(found) < SCAN:
                return
            part = self.compiler.after_id(found[-1].id)

    def holds(self, field: str, value: str) -> bool:
        """Whether a document with this exact value is there now, tombstones included."""
        if self.searcher.doc_freq(field, value) == 0:
            return False
        return self._count(self.compiler.compile(Term(field, value))) > 0

    def is_live(self, id: str) -> bool:
        return self.searcher.doc_freq("id", id) > 0 and self.count(Term("id", id)) > 0

    def live_documents(self) -> int:
        return self.count(Everything())

    def tombstones(self) -> int:
        return self._count(self.compiler.compile(Term("state", GONE)))

    def newest(self) -> dt.date | None:
        plan = Plan(Everything(), sort=ByDay("newest"), limit=1)
        for match in self.search(plan).matches:
            published = match.enriched.document.published_at
            return published.day if published else None
        return None

    def _id(self, address: DocAddress) -> str:
        return str(self.searcher.doc(address)["id"][0])

    def _enriched(self, address: DocAddress) -> EnrichedDocument:
        return stored.load(self.searcher.doc(address)["source_json"][0])

    def _stored(self, address: DocAddress) -> Stored:
        values = self.searcher.doc(address).to_dict()
        changed_at = dt.datetime.fromtimestamp(values["changed_at"][0] / 1000, dt.UTC)
        source = values.get("source_json")
        return Stored(values["id"][0], stored.load(source[0]) if source else None, changed_at)


def _total(result: SearchResult) -> int:
    """What was found, or where that wasn't counted, what was asked for of it."""
    return int(result.count or len(result.hits))  # type: ignore[attr-defined]  # its stub forgets it
