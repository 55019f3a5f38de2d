"""How documents write the values of facets, which are counted in canonical spelling."""

import threading
from collections.abc import Sequence
from typing import Protocol

from service.engines.elastic.compile import Compiler, Json
from service.engines.elastic.mappings import LABELS, REVISION
from service.model import EnrichedDocument
from service.search.content import facet_values
from service.search.plan import Term

MAX_LABELS = 50_000

PLAIN = frozenset({"kind", "number", "year", "month"})
"""Facets whose values are written as they are compared."""

LAST_COMMIT: Json = {"size": 1, "sort": [{REVISION: "desc"}], "_source": False, "track_total_hits": False}
"""A search for the last document written: its answer names the commit."""

SEPARATOR = "\x1f"
"""Stands between the parts; no value that is compared has it, since its words are joined by spaces."""

Commit = tuple[str, int]
"""The index, and the number of the last commit in it."""

Pair = tuple[str, str]
"""A facet and one of its values."""


class AsksAll(Protocol):
    """What the reader lends."""

    def ask_all(self, bodies: Sequence[Json]) -> list[Json]: ...


def commit_of(answer: Json) -> Commit:
    """What LAST_COMMIT found; of an empty index nothing can be out of date."""
    return next(((hit["_index"], int(hit["sort"][0])) for hit in answer["hits"]["hits"]), ("", 0))


class Labels:
    """Safe for many threads. What is remembered is forgotten at the next commit."""

    def __init__(self, searches: AsksAll, compiler: Compiler) -> None:
        self._searches = searches
        self._compiler = compiler
        self._commit: Commit = ("", 0)
        self._known: dict[Pair, str] = {}
        self._guard = threading.Lock()

    def of(self, wanted: Sequence[Pair], commit: Commit) -> dict[Pair, str]:
        """Of those not known yet, all in one request."""
        known = self._known_at(commit)
        unknown = [pair for pair in wanted if pair[0] not in PLAIN and pair not in known]
        if unknown:
            found = self._looked_up(unknown)
            with self._guard:
                known.update(found)
        return known

    def _known_at(self, commit: Commit) -> dict[Pair, str]:
        with self._guard:
            if commit != self._commit or len(self._known) > MAX_LABELS:
                self._commit, self._known = commit, {}
            return self._known

    def _looked_up(self, pairs: Sequence[Pair]) -> dict[Pair, str]:
        bodies: list[Json] = [
            {
                "query": self._compiler.live(Term(facet, value)),
                "size": 1,
                "sort": ["_doc"],
                "track_total_hits": False,
                "_source": False,
                "docvalue_fields": [LABELS],
            }
            for facet, value in pairs
        ]
        labels = {(facet, value): value for facet, value in pairs}
        for answer in self._searches.ask_all(bodies):
            for hit in answer["hits"]["hits"]:
                labels |= _parted(hit.get("fields", {}).get(LABELS, ()))
        return labels


def written(enriched: EnrichedDocument) -> list[str]:
    """What a document's LABELS hold: the facet values that are written otherwise than they are compared."""
    return [
        SEPARATOR.join((item.facet, item.value, item.label))
        for item in facet_values(enriched)
        if item.facet not in PLAIN and item.label != item.value
    ]


def _parted(labels: Sequence[str]) -> dict[Pair, str]:
    parts = (label.split(SEPARATOR, 2) for label in labels)
    return {(facet, value): label for facet, value, label in parts}
