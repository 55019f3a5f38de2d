"""Exact counts of the most frequent values of a field, without naming all of its values.

Counting is cheap and naming is not: each segment names its KEPT most frequent values first, and says how
often the next one occurs. No value can have more than that besides what was named of it. So the candidates
for a place among the first are known, and they alone are counted once more. Where too many values are too
close for that, as in few documents, all are named.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from tantivy import Query, Searcher

from service.engines.embedded.failures import reading
from service.search.plan import FacetRequest
from service.search.results import FacetValue

ALL_VALUES = 65_000
"""Buckets in one answer: tantivy refuses more."""
SEGMENT_SIZE = 1 << 30
"""Values counted in each segment before any is dropped: none is, so that counts are exact."""
KEPT = 64
"""Values that each segment names at first: three times as many as a facet shows are far above the rest."""
CANDIDATES = 48
"""Above that many, naming all values costs no more than counting each candidate."""
TIES = 1_000
"""Buckets read at first to cut a facet by count and then by value."""

Counts = list[tuple[str, int]]
Asked = dict[str, Any]
Answer = dict[str, Any]


class Later(Mapping[str, tuple[FacetValue, ...]]):
    """Facets that are still being counted."""

    def __init__(self, counting: Future[dict[str, tuple[FacetValue, ...]]]) -> None:
        self._counting = counting

    def __getitem__(self, facet: str) -> tuple[FacetValue, ...]:
        return self._counted()[facet]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counted())

    def __len__(self) -> int:
        return len(self._counted())

    def _counted(self) -> dict[str, tuple[FacetValue, ...]]:
        with reading():
            return self._counting.result()


@dataclass(frozen=True, slots=True)
class FacetCounter:
    """Counts on one state of an index."""

    searcher: Searcher
    kept: int = KEPT
    ties: int = TIES

    def count(self, query: Query, requests: Sequence[FacetRequest]) -> dict[str, Counts]:
        """By facet: all values ascending, or the first `size` by count and then by value."""
        named = self._asked(query, {request.facet: self._named(request) for request in requests})
        counts: dict[str, Counts] = {}
        chosen: dict[str, list[str]] = {}
        for request in requests:
            answer = named[request.facet]
            if not answer["sum_other_doc_count"]:
                counts[request.facet] = _sorted(_counts(answer), request)
            elif values := _candidates(request, answer):
                chosen[request.facet] = values
            else:
                counts[request.facet] = self._all_named(query, request)
        counted = self._each(query, chosen)
        return counts | {r.facet: _sorted(counted[r.facet], r) for r in requests if r.facet in counted}

    def _named(self, request: FacetRequest) -> Asked:
        return _terms(request, ALL_VALUES) if request.size is None else _terms(request, self.kept, self.kept)

    def _each(self, query: Query, chosen: dict[str, list[str]]) -> dict[str, Counts]:
        """These values of these facets, each counted by itself."""
        places = [(facet, value) for facet, values in chosen.items() for value in values]
        asked = {f"{i}": {"filter": f'{facet}:"{value}"'} for i, (facet, value) in enumerate(places)}
        answers = self._asked(query, asked)
        counted: dict[str, Counts] = {facet: [] for facet in chosen}
        for i, (facet, value) in enumerate(places):
            counted[facet].append((value, int(answers[f"{i}"]["doc_count"])))
        return counted

    def _all_named(self, query: Query, request: FacetRequest) -> Counts:
        """Of the few buckets read at first none is missing, or all are read."""
        counts: Counts = []
        for size in (self.ties, ALL_VALUES):
            answer = self._asked(query, {request.facet: _terms(request, size)})[request.facet]
            counts = _sorted(_counts(answer), request)
            if not answer["sum_other_doc_count"] or answer["buckets"][-1]["doc_count"] < counts[-1][1]:
                break
        return counts

    def _asked(self, query: Query, asked: dict[str, Asked]) -> dict[str, Answer]:
        return self.searcher.aggregate(query, asked) if asked else {}


def _terms(request: FacetRequest, size: int, segment_size: int = SEGMENT_SIZE) -> Asked:
    return {"terms": {"field": request.facet, "size": size, "segment_size": segment_size}}


def _counts(answer: Answer) -> Counts:
    return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["buckets"]]


def _sorted(counts: Counts, request: FacetRequest) -> Counts:
    if request.size is None:
        return sorted(counts)
    return sorted(counts, key=lambda count: (-count[1], count[0]))[: request.size]


def _candidates(request: FacetRequest, answer: Answer) -> list[str]:
    """All values that may be among the first; none where that can't be told, or isn't worth it."""
    counts, missed = _counts(answer), int(answer["doc_count_error_upper_bound"])
    if request.size is None or len(counts) < request.size:
        return []
    least = counts[request.size - 1][1]
    values = [value for value, count in counts if count + missed >= least]
    unsure = missed >= least or len(values) == len(counts) or len(values) > CANDIDATES
    return [] if unsure or any('"' in value or "\\" in value for value in values) else values
