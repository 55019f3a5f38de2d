"""Exact counts of the most frequent values of a field, without naming all of its values.

Counting is cheap and naming is not, so values of which there may be many are counted by their number
(`schema.number_of`), and those alone are named that stand among the first. Where too many of equal count
compete for the last places, as in few documents, all are named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from tantivy import Query, Searcher

from service.engines.embedded.failures import reading
from service.engines.embedded.schema import NUMBERED, numbers_of
from service.search.plan import FacetRequest
from service.search.results import FacetValue

ALL_VALUES = 65_000
"""Buckets in one answer: tantivy refuses more."""
SEGMENT_SIZE = 1 << 30
"""Values counted in each segment before any is dropped: none is, so that counts are exact."""
READ = 100
"""Buckets read of numbers: five times as many as a facet shows."""
NUMEROUS = frozenset({"organization", "person", "number"})
"""Facets whose values mostly come in a document or two."""
FREQUENT = 3
"""Documents of the values that are enough of a numerous facet, most often: to sort the others as well takes a
third of the time."""
TIED = 20
"""Values beyond a facet's size that are named at most, to put those of equal count in order."""
TIES = 1_000
"""Named buckets read at first, where all are named to cut a facet by count and then by value."""

Counts = list[tuple[str, int]]
Asked = dict[str, Any]
Answer = dict[str, Any]
Name = Callable[[str, int], str]
"""A facet's value by its number."""


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
    name: Name
    read: int = READ
    tied: int = TIED

    def count(self, query: Query, requests: Sequence[FacetRequest]) -> dict[str, Counts]:
        """By facet: all values ascending, or the first `size` by count and then by value."""
        answers = self._asked(query, {request.facet: self._frequent(request) for request in requests})
        return {request.facet: self._read(query, request, answers[request.facet]) for request in requests}

    def _frequent(self, request: FacetRequest) -> Asked:
        return self._terms(request, FREQUENT if _is_numerous(request) else 1)

    def _terms(self, request: FacetRequest, least: int = 1) -> Asked:
        if _is_numbered(request):
            return _terms(numbers_of(request.facet), self.read, least)
        return _terms(request.facet, ALL_VALUES)

    def _read(self, query: Query, request: FacetRequest, answer: Answer) -> Counts:
        if not _is_numbered(request):
            return _sorted(_counts(answer), request)
        if _is_numerous(request) and len(answer["buckets"]) < (request.size or 0):
            answer = self._asked(query, {request.facet: self._terms(request)})[request.facet]
        first = self._first(request, answer)
        return self._all_named(query, request) if first is None else first

    def _first(self, request: FacetRequest, answer: Answer) -> Counts | None:
        """None where it can't be told by the numbers read, or by naming a few."""
        buckets, size = answer["buckets"], request.size or 0
        least = int(buckets[size - 1]["doc_count"]) if len(buckets) >= size else 0
        chosen = [bucket for bucket in buckets if bucket["doc_count"] >= least]
        cut = answer["sum_other_doc_count"] and len(chosen) == len(buckets)
        if cut or len(chosen) > size + self.tied:
            return None
        named = [(self.name(request.facet, bucket["key"]), int(bucket["doc_count"])) for bucket in chosen]
        return _sorted(named, request)

    def _all_named(self, query: Query, request: FacetRequest) -> Counts:
        """Of the few buckets read at first none is missing, or all are read."""
        counts: Counts = []
        for size in (TIES, ALL_VALUES):
            answer = self._asked(query, {request.facet: _terms(request.facet, size)})[request.facet]
            counts = _sorted(_counts(answer), request)
            if not answer["sum_other_doc_count"] or answer["buckets"][-1]["doc_count"] < counts[-1][1]:
                break
        return counts

    def _asked(self, query: Query, asked: dict[str, Asked]) -> dict[str, Answer]:
        return self.searcher.aggregate(query, asked) if asked else {}


def _is_numbered(request: FacetRequest) -> bool:
    return request.facet in NUMBERED and request.size is not None


def _is_numerous(request: FacetRequest) -> bool:
    return request.facet in NUMEROUS and _is_numbered(request)


def _terms(field: str, size: int, least: int = 1) -> Asked:
    """Values of `least` documents and more."""
    counting = {"field": field, "size": size, "segment_size": SEGMENT_SIZE, "min_doc_count": least}
    return {"terms": counting}


def _counts(answer: Answer) -> Counts:
    return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["buckets"]]


def _sorted(counts: Counts, request: FacetRequest) -> Counts:
    if request.size is None:
        return sorted(counts)
    return sorted(counts, key=lambda count: (-count[1], count[0]))[: request.size]
