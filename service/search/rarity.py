"""How much a token tells, by how few documents hold it."""

import math
from collections.abc import Hashable, Sequence

from service.search.plan import Term
from service.search.port import Asked, Engine


def rarity(holders: int, documents: int) -> float:
    """BM25's inverse document frequency, never negative. Both numbers may count what was just deleted."""
    return math.log1p(max(0.0, documents - holders + 0.5) / (holders + 0.5))


def frequencies(engine: Engine, terms: Sequence[Term], as_of: Hashable = None) -> tuple[int, ...]:
    """How many documents hold each of the terms; `as_of` is the state that the last look-up told.

    Raises EngineError.
    """
    return engine.look_up(Asked(terms=tuple(terms), as_of=as_of)).holders
