"""Counts of values beside a search: what is asked for, and what its answer says.

With one shard the counts are exact. With several, each gives its most frequent values, and Elasticsearch says
by how much a count may be wrong; where it may be, more values are asked for until it can't.
"""

from collections.abc import Sequence
from typing import Protocol

from service.engines.elastic.commits import Commit
from service.engines.elastic.compile import Compiler, Json
from service.engines.elastic.labels import Labels
from service.search.plan import FacetRequest, Filter, Plan
from service.search.results import FacetValue

ALL_VALUES = 10_000
"""Buckets asked for where all are wanted: years and months never come near."""
FROM_EACH_SHARD = (1_000, 64_000, 2**31 - 1)
"""Values that a shard gives at the first asking, at the second, at the last."""

Counts = list[tuple[str, int]]


class Searches(Protocol):
    """What the reader lends."""

    def ask(self, body: Json) -> Json: ...

    def ask_all(self, bodies: Sequence[Json]) -> list[Json]: ...


class Facets:
    """Safe for many threads."""

    def __init__(self, searches: Searches, compiler: Compiler) -> None:
        self._searches = searches
        self._compiler = compiler
        self._labels = Labels(searches, compiler)

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

    def read(
        self, plan: Plan, answer: Json, compiler: Compiler, commit: Commit
    ) -> dict[str, tuple[FacetValue, ...]]:
        """`commit` is the last one at about the time of the answer."""
        counts: dict[str, Counts] = {}
        for request in plan.facets:
            values = answer["aggregations"][request.facet]["values"]
            for size in FROM_EACH_SHARD[1:]:
                if _is_exact(values):
                    break
                values = self._again(request, compiler.live(plan.query), plan.filters, size)
            counts[request.facet] = [(bucket["key"], bucket["doc_count"]) for bucket in values["buckets"]]
        labels = self._labels.of([(facet, value) for facet in counts for value, _ in counts[facet]], commit)
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


def _is_exact(values: Json) -> bool:
    """Whether no count is short, and no value that a shard kept back could stand among these."""
    buckets = values["buckets"]
    if not buckets or not values["doc_count_error_upper_bound"]:
        return True
    short = any(bucket.get("doc_count_error_upper_bound") for bucket in buckets)
    return not short and buckets[-1]["doc_count"] > values["doc_count_error_upper_bound"]
