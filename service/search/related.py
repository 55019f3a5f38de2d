"""Documents like one: they share its rare pairs of words, its people and its numbers."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from service.analysis import bigrams, tokens
from service.model import EnrichedDocument
from service.search.content import number_keys, searchable_text
from service.search.plan import All, Any, Constant, Node, Not, Nothing, Plan, Term
from service.search.port import Engine

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
    people = [person.key for person in enriched.people[:MOST]]
    shared = (
        *_pairs(engine, enriched),
        *_rare(engine, "person", people, PERSON),
        *_rare(engine, "numbers", number_keys(enriched)[:MOST], NUMBER),
    )
    if not shared:
        return Plan(Nothing(), limit=limit)
    return Plan(All((Any(shared), Not(Term("id", enriched.document.id)))), limit=limit)


def _pairs(engine: Engine, enriched: EnrichedDocument) -> Iterator[Node]:
    """Those that it says often and few others say at all."""
    document = enriched.document
    title = bigrams(token.folded for token in tokens(document.title or ""))
    text = bigrams([token.folded for token in tokens(searchable_text(document)[: 6 * READ])][:READ])
    said = Counter(text) + Counter(title * IN_TITLE)
    field = "text_folded_bigrams"
    counts = dict(zip(said, engine.frequencies(field, [*said]), strict=True))
    most = 1 + max(counts.values(), default=0)
    # a pair that is in no other text relates it to none
    shared = [pair for pair in said if counts[pair] > 1 or pair in title]
    shared.sort(key=lambda pair: -(1 + math.log(said[pair])) * math.log(most / max(counts[pair], 1)))
    for pair in shared[:PAIRS]:
        yield Term(field, pair)
        yield Term("title_folded_bigrams", pair)


def _rare(engine: Engine, field: str, values: Sequence[str], share: float) -> Iterator[Node]:
    """A score for each that is shared, the rarer the higher."""
    for value, count in zip(values, engine.frequencies(field, values), strict=True):
        yield Constant(Term(field, value), share * math.log1p(COMMON / max(count, 1)))
