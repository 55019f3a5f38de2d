"""Search plans as tantivy queries. A field that an older index lacks matches nothing."""

from collections.abc import Callable, Sequence
from typing import Any as AnyNode

import tantivy
from tantivy import FieldType, Occur, Query

from service.engines.embedded.matching import matching, of_content
from service.engines.embedded.schema import DAY_ORDER, GONE, ID_ORDER, numbers_of, order_of
from service.search import plan
from service.search.plan import Filter, Node, Place
from service.search.rarity import rarity

MOST_FREQUENCIES = 50_000
"""Kept at a time: about as many as there are syllables and their pairs that are asked for at all."""


class Compiler:
    """Compiles for one state of an index, whose own schema may be older than this code's."""

    def __init__(self, index: tantivy.Index, searcher: tantivy.Searcher) -> None:
        self._index = index
        self._searcher = searcher
        self._schema = index.schema
        self._frequencies: dict[tuple[str, str], int] = {}
        """As long as the state of the index: the same syllables are asked for again and again."""
        self._by_type: dict[type, Callable[[AnyNode], Query]] = {
            plan.Everything: self._everything,
            plan.Nothing: self._nothing,
            plan.Term: self._term,
            plan.Rarity: self._rarity,
            plan.Terms: self._terms,
            plan.Phrase: self._phrase,
            plan.PhrasePrefix: self._phrase_prefix,
            plan.Range: self._range,
            plan.All: self._all,
            plan.Any: self._any,
            plan.Not: self._not,
            plan.Boost: self._boost,
            plan.Constant: self._constant,
            plan.DisMax: self._dis_max,
            plan.Prefer: self._prefer,
        }

    def live(self, query: Node, filters: tuple[Filter, ...] = ()) -> Query:
        """What meets the query and all filters and wasn't taken down; only the query scores."""
        clauses = [(Occur.Must, self.compile(query))]
        clauses += [(Occur.Must, _unscored(self.compile(matching(item.node)))) for item in filters]
        if not filters and of_content(query):
            return clauses[0][1]
        clauses.append((Occur.MustNot, self._token("state", GONE)))
        return Query.boolean_query(clauses)

    def numbered(self, facet: str, number: int) -> Query:
        """Live documents that have the facet value of this number."""
        value = Query.term_query(self._schema, numbers_of(facet), number)
        return Query.boolean_query([(Occur.Must, value), (Occur.MustNot, self._token("state", GONE))])

    def counted(self, query: Node, filters: tuple[Filter, ...] = ()) -> Query:
        """What `live` matches, for counting alone."""
        return self.live(matching(query), filters)

    def dated_after(self, place: Place | None, *, descending: bool) -> Query:
        """Dated documents behind a place in the order by day."""
        if place is None or place.seconds is None:
            return Query.exists_query(DAY_ORDER)
        return self._behind(DAY_ORDER, order_of(place.id, place.seconds), descending)

    def undated_after(self, id: str | None, *, descending: bool) -> Query:
        undated = [
            (
                Occur.Must,
                Query.all_query() if id is None else self._behind(ID_ORDER, order_of(id), descending),
            ),
            (Occur.MustNot, Query.exists_query(DAY_ORDER)),
        ]
        return _unscored(Query.boolean_query(undated))

    def after_id(self, id: str) -> Query:
        return self._behind(ID_ORDER, order_of(id), descending=False)

    def has(self, field: str) -> bool:
        try:
            Query.term_query(self._schema, field, "")
        except ValueError:
            return False
        return True

    def frequency(self, field: str, value: str) -> int:
        """Documents that hold the token, with those rewritten or taken down since the last merge."""
        known = self._frequencies.get((field, value))
        if known is None:
            if len(self._frequencies) >= MOST_FREQUENCIES:
                self._frequencies.clear()
            known = self._frequencies[field, value] = self._looked_up(field, value)
        return known

    def _looked_up(self, field: str, value: str) -> int:
        try:
            return int(self._searcher.doc_freq(field, value))
        except ValueError:
            return 0

    def _behind(self, field: str, bound: str, descending: bool) -> Query:
        """The binding's own range query refuses text; its query language doesn't."""
        bounds = f"{{* TO {bound}}}" if descending else f"{{{bound} TO *}}"
        return self._index.parse_query(f"{field}:{bounds}")

    def compile(self, node: Node) -> Query:
        return self._by_type[type(node)](node)

    def _everything(self, _node: plan.Everything) -> Query:
        return _unscored(Query.all_query())

    def _nothing(self, _node: plan.Nothing) -> Query:
        return Query.empty_query()

    def _term(self, node: plan.Term) -> Query:
        return self._token(node.field, node.value)

    def _rarity(self, node: plan.Rarity) -> Query:
        score = rarity(self.frequency(node.field, node.value), self._searcher.num_docs)
        return Query.const_score_query(self._token(node.field, node.value), score)

    def _terms(self, node: plan.Terms) -> Query:
        try:
            return Query.term_set_query(self._schema, node.field, list(node.values))
        except ValueError:
            return Query.empty_query()

    def _phrase(self, node: plan.Phrase) -> Query:
        if len(node.tokens) < 2:
            return self._token(node.field, *node.tokens) if node.tokens else Query.empty_query()
        try:
            return Query.phrase_query(self._schema, node.field, list(node.tokens), node.slop)
        except ValueError:
            return Query.empty_query()

    def _phrase_prefix(self, node: plan.PhrasePrefix) -> Query:
        try:
            return _unscored(Query.phrase_prefix_query(self._schema, node.field, list(node.tokens)))
        except ValueError:
            return Query.empty_query()

    def _range(self, node: plan.Range) -> Query:
        try:
            return Query.range_query(self._schema, node.field, FieldType.Integer, node.low, node.high)
        except ValueError:
            return Query.empty_query()

    def _all(self, node: plan.All) -> Query:
        return Query.boolean_query(
            [
                (Occur.MustNot, self.compile(child.child))
                if isinstance(child, plan.Not)
                else (Occur.Must, self.compile(child))
                for child in node.children
            ]
        )

    def _any(self, node: plan.Any) -> Query:
        children = [(Occur.Should, self.compile(child)) for child in node.children]
        minimum = node.minimum if node.minimum > 1 else None
        return Query.boolean_query(children, minimum_number_should_match=minimum)

    def _not(self, node: plan.Not) -> Query:
        unwanted = [(Occur.Must, Query.all_query()), (Occur.MustNot, self.compile(node.child))]
        return _unscored(Query.boolean_query(unwanted))

    def _boost(self, node: plan.Boost) -> Query:
        return Query.boost_query(self.compile(node.child), node.factor)

    def _constant(self, node: plan.Constant) -> Query:
        return Query.const_score_query(self.compile(matching(node.child)), node.score)

    def _dis_max(self, node: plan.DisMax) -> Query:
        return Query.disjunction_max_query([self.compile(child) for child in node.children], node.tie)

    def _prefer(self, node: plan.Prefer) -> Query:
        """Plain terms in a union of their own: tantivy merges one in which anything else is more slowly."""
        required, preferred = _flattened(node)
        terms = [child for child in preferred if _is_term(child)]
        others = [child for child in preferred if not _is_term(child)]
        return self._raised(self._raised(self.compile(required), terms), others)

    def _raised(self, required: Query, preferred: Sequence[Node]) -> Query:
        if not preferred:
            return required
        raised = [(Occur.Should, self.compile(child)) for child in preferred]
        return Query.boolean_query([(Occur.Must, required), *raised])

    def _token(self, field: str, value: str) -> Query:
        try:
            return Query.term_query(self._schema, field, value, "freq")
        except ValueError:
            return Query.empty_query()


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _flattened(node: Node) -> tuple[Node, tuple[Node, ...]]:
    """What must match, and all that raises it, however deep."""
    if not isinstance(node, plan.Prefer):
        return node, ()
    required, preferred = _flattened(node.required)
    return required, (*preferred, *node.preferred)


def _is_term(node: Node) -> bool:
    return isinstance(node.child if isinstance(node, plan.Boost) else node, plan.Term)
