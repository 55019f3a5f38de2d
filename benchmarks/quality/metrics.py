"""What a ranking is worth, and how sure that is."""

import math
import random
from collections.abc import Collection, Sequence
from statistics import fmean

DEPTH = 10
RESAMPLES = 1_000
SEED = 2017


def ndcg(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """nDCG@10 with a gain of one for each right document."""
    gain = sum(1 / math.log2(place + 2) for place, id in enumerate(ranked[:DEPTH]) if id in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))


def recall(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """The right documents among the first ten, of those that ten places can hold."""
    found = sum(id in relevant for id in ranked[:DEPTH])
    return found / min(DEPTH, len(relevant))


def success(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Whether the first hit is a right one."""
    return float(bool(ranked) and ranked[0] in relevant)


MEASURES = {"ndcg": ndcg, "recall": recall, "success": success}


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean. Of differences question by question it is the paired one."""
    if not values:
        return (0.0, 0.0)
    draw = random.Random(SEED)
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(RESAMPLES * 0.025)], means[int(RESAMPLES * 0.975) - 1]
