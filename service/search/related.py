"""Documents like one: they share the words of its title, its people and its numbers."""

from service.analysis import bigrams, tokens
from service.model import EnrichedDocument
from service.search.content import number_keys
from service.search.plan import All, Any, Boost, ByRelevance, Constant, Node, Not, Nothing, Plan, Prefer, Term

NUMBER, PERSON = 6.0, 4.0
"""Beside a title's bigrams, whose BM25 is some 5 to 10 each: a shared directive says more than a name."""
MOST = 25
"""Of each kind: a page with hundreds of names is like none."""


def related_plan(enriched: EnrichedDocument, limit: int) -> Plan:
    document = enriched.document
    title = [token.folded for token in tokens(document.title or "")]
    shared: list[Node] = [
        Boost(Term(f"{field}_folded_bigrams", bigram), share)
        for bigram in dict.fromkeys(bigrams(title))
        for field, share in (("title", 1.0), ("text", 0.5))
    ]
    shared += [Constant(Term("person", person.key), PERSON) for person in enriched.people[:MOST]]
    shared += [Constant(Term("numbers", key), NUMBER) for key in number_keys(enriched)[:MOST]]
    if not shared:
        return Plan(Nothing(), limit=limit)
    return Plan(
        Prefer(All((Any(tuple(shared)), Not(Term("id", document.id)))), ()), sort=ByRelevance(), limit=limit
    )
