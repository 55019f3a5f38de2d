"""Linear-chain CRFs: CRFsuite's model files read, and their best label sequences found, without CRFsuite."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Final

MAGIC: Final = b"lCRF"
_HEADER: Final = struct.Struct("<4sI4s4I5I")
"""magic, size, type, version, a count that is always 0, labels, attributes, then five offsets."""
_CHUNK: Final = struct.Struct("<4sII")
"""name, size, number of rows."""
_FEATURE: Final = struct.Struct("<IIId")
"""kind (0: an attribute with a label, 1: a label after a label), source, label, weight."""
_DATABASE: Final = struct.Struct("<4s5I")
"""name, size, flags, byte order, number of strings, offset of the table that finds a string by its number."""
_ENTRY: Final = struct.Struct("<II")
"""number, length in bytes with the closing NUL; the string follows."""


@dataclass(frozen=True, slots=True)
class Crf:
    """A model: `weights[attribute]` and `transitions[label before]` hold one number for each label."""

    labels: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    weights: dict[str, tuple[float, ...]]


def read(data: bytes) -> Crf:
    """The model in a CRFsuite file. Raises ValueError where it is no such file."""
    if not data.startswith(MAGIC):
        raise ValueError("not a CRFsuite model")
    header = _HEADER.unpack_from(data)
    n_labels, n_attributes, features_at, labels_at, attributes_at = header[5:10]
    transitions = [[0.0] * n_labels for _ in range(n_labels)]
    weights = [[0.0] * n_labels for _ in range(n_attributes)]
    first = features_at + _CHUNK.size
    n_features = _CHUNK.unpack_from(data, features_at)[2]
    for kind, source, label, weight in _FEATURE.iter_unpack(data[first : first + n_features * _FEATURE.size]):
        (transitions if kind else weights)[source][label] = weight
    return Crf(
        labels=tuple(_strings(data, labels_at)),
        transitions=tuple(map(tuple, transitions)),
        weights=dict(zip(_strings(data, attributes_at), map(tuple, weights), strict=True)),
    )


def _strings(data: bytes, at: int) -> list[str]:
    """The strings of a constant database, by number; its hash tables only serve look-ups by string."""
    *_, count, table = _DATABASE.unpack_from(data, at)
    return [_string(data, at + offset) for offset in struct.unpack_from(f"<{count}I", data, at + table)]


def _string(data: bytes, at: int) -> str:
    _, size = _ENTRY.unpack_from(data, at)
    start = at + _ENTRY.size
    return data[start : start + size - 1].decode()


def viterbi(crf: Crf, items: Iterable[Iterable[str]]) -> list[int]:
    """The best label of each item, given its attributes.

    Adds in CRFsuite's order and takes the lower label of a tie, so that the two agree to the last bit.
    """
    totals: list[float] = []
    trail: list[list[int]] = []
    for item in items:
        scores = _scores(crf, item)
        if totals:
            sources, totals = _step(totals, crf.transitions)
            trail.append(sources)
            scores = [total + score for total, score in zip(totals, scores, strict=True)]
        totals = scores
    return _walk_back(totals, trail)


def _scores(crf: Crf, attributes: Iterable[str]) -> list[float]:
    scores = [0.0] * len(crf.labels)
    for attribute in attributes:
        for label, weight in enumerate(crf.weights.get(attribute, ())):
            scores[label] += weight
    return scores


def _step(totals: list[float], transitions: tuple[tuple[float, ...], ...]) -> tuple[list[int], list[float]]:
    """For each label the best label before it, and the score of the best path up to between the two."""
    sources, bests = [], []
    for column in zip(*transitions, strict=True):
        routes = [total + weight for total, weight in zip(totals, column, strict=True)]
        bests.append(max(routes))
        sources.append(routes.index(bests[-1]))
    return sources, bests


def _walk_back(totals: list[float], trail: list[list[int]]) -> list[int]:
    if not totals:
        return []
    path = [max(range(len(totals)), key=totals.__getitem__)]
    for before in reversed(trail):
        path.append(before[path[-1]])
    return path[::-1]


class Contest:
    """Viterbi for two labels, 0 and 1, reduced to comparing one number with a limit.

    Let s(t) be what label 0 scores at place t less what label 1 scores there, and d(t) the same difference
    for the best whole paths that end there. With the transitions T[before][label]

        d(t) = s(t) + step(d(t-1))        step(d) = max(d + T00, T10) - max(d + T01, T11)

    and, walking back, place t has label 0 if d(t) > limit[label of t+1], where limit[j] = T1j - T0j. Now step
    is monotone, running from T10 - T11 to T00 - T01 only. Where s(t) is far enough from both limits, it alone
    settles the label; d is worked out for the few places between. A path begins and ends as if between two
    places that surely have label 0: a shift of the first and the last score makes up for that.

    Sums in another order than CRFsuite's differ from its by some 1e-12. A d within `margin` of its limit is
    therefore not decided here.
    """

    def __init__(self, crf: Crf, margin: float = 1e-7) -> None:
        (self._t00, self._t01), (self._t10, self._t11) = crf.transitions
        self._limits = (self._t10 - self._t00, self._t11 - self._t01)
        self._margin = margin
        after_0, after_1 = self._t00 - self._t01, self._t10 - self._t11
        self._first_shift = -after_0
        self._last_shift = self._limits[0]
        self._lowest_step = min(after_0, after_1)
        self._surely_1 = min(self._limits) - max(after_0, after_1) - margin
        self._surely_0 = max(self._limits) - self._lowest_step + margin

    def ones(self, scores: list[float]) -> list[int] | None:
        """The places with label 1 in ascending order, or None where a decision is too close.

        `scores` is s, at least one long; it is used up.
        """
        scores[0] += self._first_shift
        scores[-1] += self._last_shift
        scores.append(inf)  # as index -1 the place before the first, too
        below, surely_1 = self._surely_0, self._surely_1
        candidates = [place for place, score in enumerate(scores) if score < below]
        unsure = [place for place in candidates if scores[place] >= surely_1]
        if not unsure:
            return candidates
        zeros = self._zeros(scores, unsure)
        return None if zeros is None else [place for place in candidates if place not in zeros]

    def _zeros(self, scores: list[float], unsure: list[int]) -> set[int] | None:
        """Those of the unsure places that have label 0."""
        lead: dict[int, float] = {}
        for place in unsure:
            # Beyond the limits step is flat, so for a sure place any value on the right side will do.
            before = lead.get(place - 1, min(scores[place - 1], self._surely_0) + self._lowest_step)
            lead[place] = scores[place] + self._step(before)
        zeros: set[int] = set()
        for place in reversed(unsure):
            follower = place + 1
            limit = self._limits[scores[follower] < self._surely_0 and follower not in zeros]
            if abs(lead[place] - limit) <= self._margin:
                return None
            if lead[place] > limit:
                zeros.add(place)
        return zeros

    def _step(self, lead: float) -> float:
        return max(lead + self._t00, self._t10) - max(lead + self._t01, self._t11)
