"""Documents like one: they share its rare pairs of words, its people and its numbers."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from service.analysis import bigrams, tokens
from service.model import EnrichedDocument
from service.search.content import number_keys, searchable_text
from service.search.plan import All, Any, Constant, Node, Not, Nothing, Plan, Term
from service.search.port import Engine
from service.search.rarity import frequencies

PAIRS_OF = "text_folded_bigrams"
READ = 600
"""Syllables of the text that are looked at: what it is about stands at its beginning."""
PAIRS = 25
"""Pairs of syllables that speak for a document: more add noise and time."""
IN_TITLE = 3
"""Times as much as in the text a pair of the title counts."""
COMMON = 1_000
"""Documents with a name or a number from which on it says little."""
NUMBER, PERSON = 2.0, 1.5
"""Times the logarithm of how rare it is: a shared directive says more than a name."""
MOST = 25
"""Names, and numbers: a page with hundreds is like none."""


def related_plan(engine: Engine, enriched: EnrichedDocument, limit: int) -> Plan:
    """Raises EngineError."""
    said = _said(enriched)
    pairs = [Term(PAIRS_OF, pair) for pair in said]
    people = [Term("person", person.key) for person in enriched.people[:MOST]]
    numbers = [Term("numbers", key) for key in number_keys(enriched)[:MOST]]
    terms = [*pairs, *people, *numbers]
    counts = dict(zip(terms, frequencies(engine, terms), strict=True))
    shared = (
        *_pairs(enriched, said, {term.value: counts[term] for term in pairs}),
        *_rare({term: counts[term] for term in people}, PERSON),
        *_rare({term: counts[term] for term in numbers}, NUMBER),
    )
    if not shared:
        return Plan(Nothing(), limit=limit)
    return Plan(All((Any(shared), Not(Term("id", enriched.document.id)))), limit=limit)


def _said(enriched: EnrichedDocument) -> Counter[str]:
    """Its pairs of syllables, those of the title several times."""
    text = searchable_text(enriched.document)[: 6 * READ]
    said = bigrams([token.folded for token in tokens(text)][:READ])
    return Counter(said) + Counter(_titled(enriched) * IN_TITLE)


def _titled(enriched: EnrichedDocument) -> list[str]:
    return [*bigrams(token.folded for token in tokens(enriched.document.title or ""))]


def _pairs(enriched: EnrichedDocument, said: Counter[str], counts: Mapping[str, int]) -> Iterator[Node]:
    """Those that it says often and few others say at all."""
    title = _titled(enriched)
    most = 1 + max(counts.values(), default=0)
    # a pair that is in no other text relates it to none
    shared = [pair for pair in said if counts[pair] > 1 or pair in title]
    shared.sort(key=lambda pair: -(1 + math.log(said[pair])) * math.log(most / max(counts[pair], 1)))
    for pair in shared[:PAIRS]:
        yield Term(PAIRS_OF, pair)
        yield Term("title_folded_bigrams", pair)


def _rare(counts: Mapping[Term, int], share: float) -> Iterator[Node]:
    """A score for each that is shared, the rarer the higher."""
    for term, count in counts.items():
        yield Constant(term, share * math.log1p(COMMON / max(count, 1)))
