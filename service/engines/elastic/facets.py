"""Counts of values beside a search: what is asked for, and what its answer says.

With one shard the counts are exact. With several, each gives its most frequent values, and Elasticsearch says
by how much a count may be wrong; where it may be, more values are asked for until it can't.
"""

import threading
import time
from collections.abc import Sequence
from typing import Protocol

from service.engines.elastic.compile import Compiler, Json
from service.engines.elastic.documents import READ, read
from service.search.content import facet_values
from service.search.plan import FacetRequest, Filter, Plan, Term
from service.search.results import FacetValue

ALL_VALUES = 10_000
"""Buckets asked for where all are wanted: years and months never come near."""
FROM_EACH_SHARD = (1_000, 64_000, 2**31 - 1)
"""Values that a shard gives at the first asking, at the second, at the last."""
MAX_LABELS = 50_000
LABELS_LAST = 300.0
"""Seconds that a label is remembered: a document that wrote it so may be gone by now."""

PLAIN = frozenset({"kind", "number", "year", "month"})
"""Facets whose values are written as they are compared."""

Counts = list[tuple[str, int]]


class Searches(Protocol):
    """What the reader lends."""

    def ask(self, body: Json) -> Json: ...

    def ask_all(self, bodies: Sequence[Json]) -> list[Json]: ...


class Facets:
    """Safe for many threads. Remembers how values are written."""

    def __init__(self, searches: Searches, compiler: Compiler) -> None:
        self._searches = searches
        self._compiler = compiler
        self._labels: dict[tuple[str, str], str] = {}
        self._forget_at = time.monotonic() + LABELS_LAST
        self._guard = threading.Lock()

    def asked(self, plan: Plan, after: Sequence[Filter], size: int = FROM_EACH_SHARD[0]) -> Json:
        """The part of a search that counts; `after` are the filters that the search applies behind it."""
        if not plan.facets:
            return {}
        return {"aggs": {request.facet: self._counted(request, after, size) for request in plan.facets}}

    def _counted(self, request: FacetRequest, after: Sequence[Filter], size: int) -> Json:
        kept = [item for item in after if item.parameter not in request.ignores]
        terms: Json = {"field": request.facet}
        if request.size is None:
            terms |= {"size": ALL_VALUES, "order": {"_key": "asc"}}
        else:
            terms |= {"size": request.size, "shard_size": size, "show_term_doc_count_error": True}
        return {"filter": self._compiler.all_of(kept), "aggs": {"values": {"terms": terms}}}

    def read(self, plan: Plan, answer: Json, compiler: Compiler) -> dict[str, tuple[FacetValue, ...]]:
        if not plan.facets:
            return {}
        counts: dict[str, Counts] = {}
        for request in plan.facets:
            values = answer["aggregations"][request.facet]["values"]
            for size in FROM_EACH_SHARD[1:]:
                if _is_exact(values):
                    break
                values = self._again(request, compiler.live(plan.query), plan.filters, size)
            counts[request.facet] = [(bucket["key"], bucket["doc_count"]) for bucket in values["buckets"]]
        labels = self._labels_of(
            [(facet, value) for facet in counts.keys() - PLAIN for value, _ in counts[facet]]
        )
        return {
            facet: tuple(
                FacetValue(value, labels.get((facet, value), value), count) for value, count in found
            )
            for facet, found in counts.items()
        }

    def _again(self, request: FacetRequest, query: Json, filters: Sequence[Filter], size: int) -> Json:
        """One facet, with more values from each shard."""
        body = {"query": query, "size": 0, "aggs": {request.facet: self._counted(request, filters, size)}}
        found: Json = self._searches.ask(body)["aggregations"][request.facet]["values"]
        return found

    # -- labels --------------------------------------------------------------------------------------

    def _labels_of(self, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """How a document that has a value writes it: of those not known yet, all in one request."""
        with self._guard:
            if len(self._labels) > MAX_LABELS or time.monotonic() > self._forget_at:
                self._labels, self._forget_at = {}, time.monotonic() + LABELS_LAST
            known = self._labels
        unknown = [pair for pair in wanted if pair not in known]
        if unknown:
            found = self._looked_up(unknown)
            with self._guard:
                known.update(found)
        return known

    def _looked_up(self, pairs: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
        bodies: list[Json] = [
            {
                "query": self._compiler.live(Term(facet, value)),
                "size": 1,
                "sort": [{"id": "asc"}],
                "track_total_hits": False,
                "_source": READ,
            }
            for facet, value in pairs
        ]
        labels: dict[tuple[str, str], str] = {}
        for answer in self._searches.ask_all(bodies):
            for hit in answer["hits"]["hits"]:
                enriched = read(hit["_source"]).enriched
                values = facet_values(enriched) if enriched else []
                labels.update({(item.facet, item.value): item.label for item in values})
        return labels


def _is_exact(values: Json) -> bool:
    """Whether no count is short, and no value that a shard kept back could stand among these."""
    buckets = values["buckets"]
    if not buckets or not values["doc_count_error_upper_bound"]:
        return True
    short = any(bucket.get("doc_count_error_upper_bound") for bucket in buckets)
    return not short and buckets[-1]["doc_count"] > values["doc_count_error_upper_bound"]
