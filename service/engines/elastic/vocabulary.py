"""Counts over the values of a field: tallies, and what is looked up before a search, in one request."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import cast

from service.engines.elastic.commits import LAST_COMMIT, Commit, UntilCommit, commit_of
from service.engines.elastic.compile import EVERYTHING, Compiler, Json, counts_among
from service.engines.elastic.reader import Reader
from service.errors import EngineError
from service.search.plan import Everything, Stretch, Tally, Term
from service.search.port import Asked, Starting, Tallied, Told
from service.search.prefixes import groups

ALL_VALUES = 65_000
"""Values of one answer: Elasticsearch refuses more (search.max_buckets)."""
MOST_HOLDERS = 50_000
"""Terms of which is remembered how many documents hold them: about as many as are asked for at all."""

DAYS: Json = {name: {name: {"field": "published"}} for name in ("min", "max")}


Holders = dict[Term | Everything, int]
"""How many documents hold a term, and how many there are."""


class Vocabulary:
    """Safe for many threads."""

    def __init__(self, reader: Reader, compiler: Compiler) -> None:
        self._reader = reader
        self._compiler = compiler
        self._holders = UntilCommit[Term | Everything, int]()

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
        """One search for each beginning, one for all nodes, one for all terms, and one ahead, sent together.

        Of terms that are asked for as of an earlier look-up, the unknown ones alone.
        """
        holders = self._known(asked)
        unknown = [term for term in asked.terms if term not in holders]
        bodies = [
            *map(_beginning, asked.starting),
            *([self._compiler.among(self._compiler.live(Everything()), asked.nodes)] if asked.nodes else ()),
            *([self._compiler.among(EVERYTHING, unknown)] if unknown else ()),
            *([self._reader.body(asked.ahead), LAST_COMMIT] if asked.ahead else ()),
        ]
        answers = iter(self._reader.ask_all(bodies))
        starting = tuple(_values(next(answers)) for _ in asked.starting)
        counts, _ = counts_among(next(answers)) if asked.nodes else ((), 0)
        if unknown:
            holders |= self._learned(asked, unknown, next(answers))
        told = Told(
            starting,
            counts,
            holders=tuple(holders[term] for term in asked.terms),
            documents=holders[Everything()] if asked.terms else 0,
        )
        if asked.ahead is None:
            return told
        found = self._reader.found(asked.ahead, next(answers))
        return replace(told, found=lambda: found, state=commit_of(next(answers)))

    def _known(self, asked: Asked) -> Holders:
        if asked.as_of is None:
            return {}
        return self._holders.known(cast(Commit, asked.as_of), (*asked.terms, Everything()), MOST_HOLDERS)

    def _learned(self, asked: Asked, unknown: Sequence[Term], answer: Json) -> Holders:
        counts, documents = counts_among(answer)
        found: Holders = {**dict(zip(unknown, counts, strict=True)), Everything(): documents}
        if asked.as_of is not None:
            self._holders.learn(cast(Commit, asked.as_of), found)
        return found


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
