"""How much a token tells, by how few documents hold it."""

import math


def rarity(holders: int, documents: int) -> float:
    """BM25's inverse document frequency, never negative. Both numbers may count what was just deleted."""
    return math.log1p(max(0.0, documents - holders + 0.5) / (holders + 0.5))
