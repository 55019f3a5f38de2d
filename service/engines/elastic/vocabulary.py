"""Counts over the values of a field: tallies, and what is looked up before a search, in one request."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from service.engines.elastic.compile import EVERYTHING, Compiler, Json, counts_among
from service.engines.elastic.reader import Reader
from service.errors import EngineError
from service.search.plan import Everything, Stretch, Tally
from service.search.port import Asked, Starting, Tallied, Told
from service.search.prefixes import groups

ALL_VALUES = 65_000
"""Values of one answer: Elasticsearch refuses more (search.max_buckets)."""

DAYS: Json = {name: {name: {"field": "published"}} for name in ("min", "max")}


class Vocabulary:
    """Safe for many threads."""

    def __init__(self, reader: Reader, compiler: Compiler) -> None:
        self._reader = reader
        self._compiler = compiler

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        """Raises EngineError rather than leave a value out."""
        if tally.stretch is not None:
            return self._stretch(tally, tally.stretch)
        found = (
            one
            for group in groups(tally.prefixes) or ((),)
            for one in self._beginning(tally, group)
            if not tally.prefixes or one.value.startswith(tally.prefixes)
        )
        return tuple(sorted({one.value: one for one in found}.values(), key=lambda one: one.value))

    def _beginning(self, tally: Tally, prefixes: Sequence[str]) -> Iterator[Tallied]:
        terms: Json = {"field": tally.field, "size": ALL_VALUES, **_include(prefixes)}
        found = self._counted(tally, {"terms": terms})
        if found.get("sum_other_doc_count"):
            raise EngineError(f"the field {tally.field} has more than {ALL_VALUES} values there")
        return (_tallied(bucket["key"], bucket) for bucket in found["buckets"])

    def _stretch(self, tally: Tally, stretch: Stretch) -> tuple[Tallied, ...]:
        """Values behind a certain one are what a `composite` reads without counting all others again."""
        composite: Json = {
            "size": stretch.size,
            "sources": [{"value": {"terms": {"field": tally.field, "order": "desc"}}}],
        }
        if stretch.below is not None:
            composite["after"] = {"value": stretch.below}
        found = self._counted(tally, {"composite": composite})
        counted = (_tallied(bucket["key"]["value"], bucket) for bucket in found["buckets"])
        return tuple(takewhile(lambda one: one.value >= stretch.least, counted))

    def _counted(self, tally: Tally, aggregation: Json) -> Json:
        body = {
            "query": self._compiler.live(tally.node),
            "size": 0,
            "track_total_hits": False,
            "aggs": {"values": aggregation | {"aggs": DAYS}},
        }
        found: Json = self._reader.ask(body)["aggregations"]["values"]
        return found

    def look_up(self, asked: Asked) -> Told:
        """One search for each beginning, one for all nodes and one for all terms, sent together."""
        bodies = [
            *map(_beginning, asked.starting),
            *([self._compiler.among(self._compiler.live(Everything()), asked.nodes)] if asked.nodes else ()),
            *([self._compiler.among(EVERYTHING, asked.terms)] if asked.terms else ()),
        ]
        answers = iter(self._reader.ask_all(bodies))
        starting = tuple(_values(next(answers)) for _ in asked.starting)
        counts, _ = counts_among(next(answers)) if asked.nodes else ((), 0)
        holders, documents = counts_among(next(answers)) if asked.terms else ((), 0)
        return Told(starting, counts, holders, documents)


def _beginning(asked: Starting) -> Json:
    terms = {"field": asked.field, "size": asked.limit, "shard_size": ALL_VALUES} | _include((asked.prefix,))
    return {
        "query": {"prefix": {asked.field: {"value": asked.prefix}}},
        "size": 0,
        "track_total_hits": False,
        "aggs": {"values": {"terms": terms}},
    }


def _values(answer: Json) -> tuple[tuple[str, int], ...]:
    buckets = answer["aggregations"]["values"]["buckets"]
    return tuple((bucket["key"], int(bucket["doc_count"])) for bucket in buckets)


def _include(prefixes: Sequence[str]) -> dict[str, str]:
    return {"include": f"({'|'.join(map(_literal, prefixes))}).*"} if prefixes else {}


def _literal(text: str) -> str:
    """In Lucene's regular expressions nearly every sign means something."""
    return re.sub(r"([^\w\s])", r"\\\1", text)


def _tallied(value: str, bucket: Json) -> Tallied:
    first, last = (bucket[name]["value"] for name in DAYS)
    return Tallied(
        value,
        int(bucket["doc_count"]),
        None if first is None else int(first),
        None if last is None else int(last),
    )
