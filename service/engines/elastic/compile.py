"""Search plans as Elasticsearch queries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from service.engines.elastic.mappings import path
from service.knowledge import FieldDefinition
from service.search import plan
from service.search.plan import Filter, Node

Json = dict[str, Any]

Leaf = (
    plan.Everything
    | plan.Nothing
    | plan.Term
    | plan.Rarity
    | plan.Terms
    | plan.Phrase
    | plan.PhrasePrefix
    | plan.Range
)
Compound = plan.All | plan.Any | plan.Not | plan.Boost | plan.Constant | plan.DisMax

Rarities = Mapping[tuple[str, str], float]
"""By field and value, what a term scores for being rare."""

GONE = "gone"
"""The `state` of a tombstone."""

MOST_ENDINGS = 50
"""Tokens that a begun one may stand for, as in tantivy."""

EVERYTHING: Json = {"match_all": {}}
NOTHING: Json = {"match_none": {}}


class Compiler:
    """Compiles for the fields that an index is made of."""

    def __init__(self, fields: Mapping[str, FieldDefinition], rarities: Rarities | None = None) -> None:
        self._fields = fields
        self._paths = {name: path(name, fields) for name in fields}
        self._rarities = rarities or {}

    def knowing(self, rarities: Rarities) -> "Compiler":
        """One that compiles plan.Rarity too: how rare a term is, only the index knows."""
        return Compiler(self._fields, rarities)

    def live(self, query: Node, filters: Sequence[Filter] = ()) -> Json:
        """What meets the query and all filters and wasn't taken down; only the query scores."""
        return {
            "bool": {
                "must": [self.compile(query)],
                "filter": [self.compile(item.node) for item in filters],
                "must_not": [{"term": {"state": GONE}}],
            }
        }

    def all_of(self, filters: Sequence[Filter]) -> Json:
        return _unscored(*(self.compile(item.node) for item in filters))

    def among(self, query: Json, nodes: Sequence[Node]) -> Json:
        """A search that counts how many of what a query finds meet each node; see `counts_among`."""
        filters = [self.compile(node) for node in nodes]
        aggregations = {"nodes": {"filters": {"filters": filters}}}
        return {"query": query, "size": 0, "track_total_hits": True, "aggs": aggregations}

    def compile(self, node: Node) -> Json:
        match node:
            case plan.All() | plan.Any() | plan.Not() | plan.Boost() | plan.Constant() | plan.DisMax():
                return self._compound(node)
            case plan.Prefer(required, preferred):
                raised = [self.compile(child) for child in preferred]
                return {"bool": {"must": [self.compile(required)], "should": raised}}
            case _:
                return self._leaf(node)

    def _leaf(self, node: Leaf) -> Json:
        match node:
            case plan.Everything():
                return _unscored(EVERYTHING)
            case plan.Nothing():
                return NOTHING
            case plan.Term(field, value):
                return {"term": {self._path(field): {"value": value}}}
            case plan.Rarity(field, value):
                score = self._rarities.get((field, value), 1.0)  # where only counts are wanted, any will do
                return _constant(self.compile(plan.Term(field, value)), score)
            case plan.Terms(field, values):
                return _unscored({"terms": {self._path(field): list(values)}})
            case plan.Phrase():
                return self._phrase(node)
            case plan.PhrasePrefix(field, tokens):
                return self._phrase_prefix(self._path(field), tokens)
            case plan.Range(field, low, high):
                bounds = {name: bound for name, bound in (("gte", low), ("lte", high)) if bound is not None}
                return _unscored({"range": {self._path(field): bounds}})
            case _:
                assert_never(node)

    def _compound(self, node: Compound) -> Json:
        match node:
            case plan.All(children):
                return self._all(children)
            case plan.Any(children, minimum):
                return _any([self.compile(child) for child in children], minimum)
            case plan.Not(child):
                return {"bool": {"filter": [EVERYTHING], "must_not": [self.compile(child)]}}
            case plan.Boost(child, factor):
                return _boosted(self.compile(child), factor)
            case plan.Constant(child, score):
                return _constant(self.compile(child), score)
            case plan.DisMax(children, tie):
                queries = [self.compile(child) for child in children]
                return {"dis_max": {"queries": queries, "tie_breaker": tie}} if queries else NOTHING
            case _:
                assert_never(node)

    def _path(self, field: str) -> str:
        return self._paths.get(field, field)

    def _phrase(self, node: plan.Phrase) -> Json:
        """Of tokens as they are: no analyzer touches them again."""
        if len(node.tokens) < 2:
            return self.compile(plan.Term(node.field, *node.tokens)) if node.tokens else NOTHING
        asked = {"query": " ".join(node.tokens), "analyzer": "segmented", "slop": node.slop}
        return {"match_phrase": {self._path(node.field): asked}}

    def _phrase_prefix(self, path: str, tokens: Sequence[str]) -> Json:
        if len(tokens) < 2:
            return _unscored({"prefix": {path: {"value": tokens[0]}}}) if tokens else NOTHING
        asked = {"query": " ".join(tokens), "analyzer": "segmented", "max_expansions": MOST_ENDINGS}
        return _unscored({"match_phrase_prefix": {path: asked}})

    def _all(self, children: Sequence[Node]) -> Json:
        if not children:
            return NOTHING
        wanted = [self.compile(child) for child in children if not isinstance(child, plan.Not)]
        unwanted = [self.compile(child.child) for child in children if isinstance(child, plan.Not)]
        return {"bool": {"must": wanted or [_unscored(EVERYTHING)], "must_not": unwanted}}


def counts_among(answer: Json) -> tuple[tuple[int, ...], int]:
    """For each node, and of all."""
    buckets = answer["aggregations"]["nodes"]["buckets"]
    return tuple(int(bucket["doc_count"]) for bucket in buckets), int(answer["hits"]["total"]["value"])


def rare_terms(node: Node) -> Iterator[plan.Rarity]:
    """All in a tree whose rarity must be known."""
    match node:
        case plan.Rarity():
            yield node
        case plan.All(children) | plan.Any(children) | plan.DisMax(children):
            for child in children:
                yield from rare_terms(child)
        case plan.Not(child) | plan.Boost(child) | plan.Constant(child):
            yield from rare_terms(child)
        case plan.Prefer(required, preferred):
            for child in (required, *preferred):
                yield from rare_terms(child)
        case _:
            return


def _any(queries: list[Json], minimum: int) -> Json:
    if not queries:
        return NOTHING
    return {"bool": {"should": queries, "minimum_should_match": max(minimum, 1)}}


def _boosted(query: Json, factor: float) -> Json:
    if factor == 0:
        return _unscored(query)
    if "term" in query:
        ((field, asked),) = query["term"].items()
        return {"term": {field: asked | {"boost": asked.get("boost", 1.0) * factor}}}
    return {"bool": {"must": [query], "boost": factor}}


def _constant(query: Json, score: float) -> Json:
    return {"constant_score": {"filter": query, "boost": score}} if score else _unscored(query)


def _unscored(*queries: Json) -> Json:
    return {"bool": {"filter": list(queries)}}
