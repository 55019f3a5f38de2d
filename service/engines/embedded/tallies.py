"""Tallies by tantivy's terms aggregation."""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from tantivy import Searcher

from service.engines.embedded.compile import Compiler
from service.engines.embedded.facets import ALL_VALUES, SEGMENT_SIZE
from service.errors import EngineError
from service.search.plan import All, Everything, Node, Stretch, Tally, Terms
from service.search.port import Tallied
from service.search.prefixes import groups

KEPT_LISTS = 50
"""Lists of values kept by their prefix."""

DAYS = {name: {name: {"field": "published"}} for name in ("min", "max")}

Buckets = list[dict[str, Any]]


@dataclass(frozen=True)
class Tallier:
    """Counts in one snapshot."""

    searcher: Searcher
    compiler: Compiler
    values: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Of all documents, by field and prefix, descending: a long list is read once and then paged."""

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        """Raises EngineError rather than leave a value out."""
        if tally.stretch is None:
            return self._counts(tally.field, tally.node, tally.prefixes)
        prefix = _shared(tally.stretch.least, tally.stretch.below or "")
        wanted = _cut(tally.stretch, self._descending(tally, prefix))
        if not wanted:
            return ()
        exact = set(wanted)
        holding = All((tally.node, Terms(tally.field, wanted)))
        counted = self._counts(tally.field, holding, (prefix,) if prefix else ())
        return tuple(value for value in reversed(counted) if value.value in exact)

    def _counts(self, name: str, node: Node, prefixes: tuple[str, ...]) -> tuple[Tallied, ...]:
        found = [
            value
            for pattern in _patterns(prefixes)
            for value in map(_value, self._buckets(name, pattern, node, DAYS))
            if not prefixes or value.value.startswith(prefixes)
        ]
        return tuple(sorted({value.value: value for value in found}.values(), key=_text))

    def _descending(self, tally: Tally, prefix: str) -> tuple[str, ...]:
        """Values without their days, which cost most of the time."""
        known = self.values.get((tally.field, prefix))
        if known is not None and tally.node == Everything():
            return known
        (pattern,) = _patterns((prefix,) if prefix else ())
        buckets = self._buckets(tally.field, pattern, tally.node, {})
        found = tuple(sorted((str(bucket["key"]) for bucket in buckets), reverse=True))
        if tally.node == Everything():
            if len(self.values) >= KEPT_LISTS:
                self.values.clear()
            self.values[tally.field, prefix] = found
        return found

    def _buckets(self, name: str, pattern: str | None, node: Node, inside: dict[str, Any]) -> Buckets:
        terms: dict[str, Any] = {"field": name, "size": ALL_VALUES, "segment_size": SEGMENT_SIZE}
        if pattern is not None:
            terms["include"] = pattern
        asked = {"values": {"terms": terms, "aggs": inside}}
        counted = self.searcher.aggregate(self.compiler.counted(node), asked)["values"]
        if counted["sum_other_doc_count"]:
            raise EngineError(f"the field {name} has more than {ALL_VALUES} values there")
        found: Buckets = counted["buckets"]
        return found


def _patterns(prefixes: tuple[str, ...]) -> list[str | None]:
    """With each, tantivy walks only its parts of the dictionary."""
    if not prefixes:
        return [None]
    return [f"({'|'.join(map(re.escape, group))}).*" for group in groups(prefixes)]


def _shared(one: str, other: str) -> str:
    """What both texts begin with: all values between them do, too."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same)


def _cut(stretch: Stretch, values: tuple[str, ...]) -> tuple[str, ...]:
    below = (value for value in values if stretch.below is None or value < stretch.below)
    within = takewhile(lambda value: value >= stretch.least, below)
    return tuple(value for value, _ in zip(within, range(stretch.size), strict=False))


def _value(bucket: dict[str, Any]) -> Tallied:
    days = (bucket[name]["value"] for name in DAYS)
    return Tallied(str(bucket["key"]), int(bucket["doc_count"]), *map(_seconds, days))


def _text(value: Tallied) -> str:
    return value.value


def _seconds(value: float | None) -> int | None:
    return None if value is None else int(value)
