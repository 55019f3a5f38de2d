"""How documents write the values of facets, which are counted in canonical spelling."""

from collections.abc import Sequence
from typing import Protocol

from service.engines.elastic.commits import Commit, UntilCommit
from service.engines.elastic.compile import Compiler, Json
from service.engines.elastic.mappings import LABELS
from service.model import EnrichedDocument
from service.search.content import facet_values
from service.search.plan import Term

MAX_LABELS = 50_000

PLAIN = frozenset({"kind", "number", "year", "month"})
"""Facets whose values are written as they are compared."""

SEPARATOR = "\x1f"
"""Stands between the parts; no value that is compared has it, since its words are joined by spaces."""

Pair = tuple[str, str]
"""A facet and one of its values."""


class AsksAll(Protocol):
    """What the reader lends."""

    def ask_all(self, bodies: Sequence[Json]) -> list[Json]: ...


class Labels:
    """Safe for many threads. What is remembered is forgotten at the next commit."""

    def __init__(self, searches: AsksAll, compiler: Compiler) -> None:
        self._searches = searches
        self._compiler = compiler
        self._memory = UntilCommit[Pair, str]()

    def of(self, wanted: Sequence[Pair], commit: Commit) -> dict[Pair, str]:
        """Of those not known yet, all in one request."""
        labelled = [pair for pair in wanted if pair[0] not in PLAIN]
        known = self._memory.known(commit, labelled, MAX_LABELS)
        unknown = [pair for pair in labelled if pair not in known]
        if not unknown:
            return known
        found = self._looked_up(unknown)
        self._memory.learn(commit, found)
        return known | found

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
