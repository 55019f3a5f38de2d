"""A tally as tantivy's terms aggregation."""

import re
from itertools import takewhile
from typing import Any

from service.errors import EngineError
from service.search.plan import Stretch, Tally
from service.search.port import Tallied

ALL_VALUES = 65_000
"""Buckets in one answer: tantivy refuses more."""
SEGMENT_SIZE = 1 << 30
"""Values counted in each segment before any is dropped: none is, so that counts are exact."""

COUNTS = "values"
DAYS = {name: {name: {"field": "published"}} for name in ("min", "max")}


def aggregation(tally: Tally) -> dict[str, Any]:
    terms: dict[str, Any] = {"field": tally.field, "size": ALL_VALUES, "segment_size": SEGMENT_SIZE}
    if tally.stretch is not None:
        terms["order"] = {"_key": "desc"}
    return {COUNTS: {"terms": terms | _include(_prefixes(tally)), "aggs": DAYS}}


def result(tally: Tally, counted: dict[str, Any]) -> tuple[Tallied, ...]:
    """Raises EngineError rather than leave a value out."""
    values = sorted(map(_value, counted[COUNTS]["buckets"]), key=lambda value: value.value)
    if tally.stretch is None and counted[COUNTS]["sum_other_doc_count"]:
        raise EngineError(f"the field {tally.field} has more than {ALL_VALUES} values there")
    return tuple(values) if tally.stretch is None else _cut(tally.stretch, values)


def _prefixes(tally: Tally) -> tuple[str, ...]:
    """What the values of a stretch have in common spares the reading of all others."""
    stretch = tally.stretch
    if stretch is None:
        return tally.prefixes
    common = _beginning(stretch.least, stretch.below or "")
    return (common,) if common else ()


def _beginning(one: str, other: str) -> str:
    """What both texts begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same)


def _include(prefixes: tuple[str, ...]) -> dict[str, str]:
    """An automaton of literal prefixes, with which tantivy walks only their part of the dictionary."""
    return {"include": f"({'|'.join(map(re.escape, prefixes))}).*"} if prefixes else {}


def _cut(stretch: Stretch, values: list[Tallied]) -> tuple[Tallied, ...]:
    within = [
        value
        for value in reversed(values)
        if value.value >= stretch.least and (stretch.below is None or value.value < stretch.below)
    ]
    return tuple(within[: stretch.size])


def _value(bucket: dict[str, Any]) -> Tallied:
    return Tallied(
        str(bucket["key"]), int(bucket["doc_count"]), *(_seconds(bucket[name]["value"]) for name in DAYS)
    )


def _seconds(value: float | None) -> int | None:
    return None if value is None else int(value)
