"""pyvi's way to compounds, to the last character, at a fraction of its cost.

pyvi labels each token B_W (begins a word) or I_W (inside one) with a CRF over the whole text. Each feature
belongs to one token, to two in a row or to three. So a token brings three numbers, worked out once: what it
adds to its own score, to the next token's and to that of the one before. Compounds of the dictionary add
constants, and the labels follow from comparing each sum with a limit (see `crf.Contest`).
"""

import re
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from service.text.characters import canonical
from service.text.crf import Contest, Crf, viterbi
from service.text.memo import Memo
from service.text.pyvi_files import Compounds, Pair
from service.text.syllables import parted

_ABBREVIATION: Final = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\."
_ARROW_OR_BREAK: Final = r"==>|->|\.\.\.|>>|\n"
_ADDRESS: Final = r"\w+://\S+|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_NUMBER_SIGN_OR_WORD: Final = r"\d+(?:[.,_]\d+)+|[^\w\s]|\w+"

_TOKEN: Final = re.compile(f"{_ABBREVIATION}|{_ARROW_OR_BREAK}|{_ADDRESS}|{_NUMBER_SIGN_OR_WORD}")
_TOKEN_BUT_ADDRESS: Final = re.compile(f"{_ABBREVIATION}|{_ARROW_OR_BREAK}|{_NUMBER_SIGN_OR_WORD}")
_HAS_ADDRESS: Final = re.compile(r"\w://\S|[a-zA-Z0-9_.+-]@[a-zA-Z0-9-]+\.[a-zA-Z0-9-]")
"""Asked first, in linear time: to try an address at every token is quadratic in a long run like a.b.c.d."""

_UNKNOWN: Final[Pair] = (False, None)
_NO_FOLLOWERS: Final[dict[str, Pair]] = {}


@dataclass(slots=True)
class Token:
    """A token, and what it adds to scores, which are those of B_W less those of I_W."""

    text: str
    lower: str
    own: float
    to_next: float
    to_previous: float
    followers: dict[str, Pair]
    opening: int
    """0: never in a compound; 1: a small letter; 2: a capital, which can't continue a small one."""
    canonical: str
    """Its syllables in canonical spelling, joined like those of a compound; punctuation has none."""


class Segmenter:
    """Tokens, and which of them continue the one before. `margin` is that of `crf.Contest`."""

    def __init__(self, crf: Crf, compounds: Compounds, margin: float = 1e-7) -> None:
        self._crf = crf
        self._compounds = compounds
        self._contest = Contest(crf, margin)
        leads = {attribute: begins - inside for attribute, (begins, inside) in crf.weights.items()}
        self._features = _by_position(leads)
        self._pair_bonuses = leads["+1:word.bi_gram()"], leads["-1:word.bi_gram()"]
        self._triple_bonuses = leads["+2:word.tri_gram()"], leads["-2:word.tri_gram()"]
        self._token = Memo(self._read)
        self._chunk = Memo(self._split)

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text in NFC."""
        # None holds white space, but for "\n" which is one by itself: chunks don't depend on each other.
        chunks = text.replace("\n", " \n ").split(" ")
        return list(chain.from_iterable(map(self._chunk.__getitem__, chunks)))

    def joints(self, tokens: list[Token]) -> list[int]:
        """The places of the tokens that continue a compound, ascending."""
        if not tokens:
            return []
        inside = self._contest.ones(self._scores(tokens))
        if inside is None:
            labels = viterbi(self._crf, _attributes([token.text for token in tokens], self._compounds))
            inside = [place for place, label in enumerate(labels) if label]
        return [place for place in inside if place and tokens[place - 1].opening >= tokens[place].opening > 0]

    def _split(self, chunk: str) -> tuple[Token, ...]:
        if chunk.isalnum():
            return (self._token[chunk],)
        pattern = _TOKEN if _HAS_ADDRESS.search(chunk) else _TOKEN_BUT_ADDRESS
        return tuple([self._token[text] for text in pattern.findall(chunk)])

    def _read(self, text: str) -> Token:
        own, to_next, to_previous = self._features["bias"]
        for feature in _features(text):
            if feature in self._features:
                on_own, on_next, on_previous = self._features[feature]
                own += on_own
                to_next += on_next
                to_previous += on_previous
        lower = sys.intern(text.lower())  # the dictionary's own string, where it has one, compares fastest
        text = lower if text == lower else text  # one object again
        followers = self._compounds.get(lower, _NO_FOLLOWERS)
        # A substring test as in pyvi, though only single signs are ever found.
        opening = 0 if text in string.punctuation or text[0].isdigit() else 1 + text[0].istitle()
        canonical_form = "_".join(filter(None, map(canonical, parted(text)[0])))
        return Token(text, lower, own, to_next, to_previous, followers, opening, canonical_form)

    def _scores(self, tokens: list[Token]) -> list[float]:
        """What is for B_W at each token, less what is for I_W, without the labels around it."""
        pair_first, pair_second = self._pair_bonuses
        scores: list[float] = []
        score = carried = 0.0
        followers = _NO_FOLLOWERS
        opened: list[tuple[int, frozenset[str]]] = []
        # One loop does all, a token's score being complete when the next one is read: this is the hot path.
        for token in tokens:
            lower = token.lower
            if lower in followers:
                whole, thirds = followers[lower]
                if whole:
                    score += pair_first
                    carried += pair_second
                if thirds is not None:
                    opened.append((len(scores), thirds))
            scores.append(score + token.to_previous)
            score = token.own + carried
            carried = token.to_next
            followers = token.followers
        scores.append(score)
        del scores[0]  # belongs to no token
        if opened:
            self._add_triples(scores, tokens, opened)
        return scores

    def _add_triples(
        self, scores: list[float], tokens: list[Token], opened: list[tuple[int, frozenset[str]]]
    ) -> None:
        """`opened` has the place of a second token, and what may be the third."""
        first, third = self._triple_bonuses
        for place, thirds in opened:
            if place + 1 < len(tokens) and tokens[place + 1].lower in thirds:
                scores[place - 1] += first
                scores[place + 1] += third


def _attributes(tokens: list[str], compounds: Compounds) -> Iterator[list[str]]:
    """The attributes of each token that pyvi would give to CRFsuite, in its order."""
    padded = ["", "", *tokens, "", ""]
    for at, token in enumerate(tokens):
        second_before, before, _, after, second_after = padded[at : at + 5]
        attributes = ["bias", *_features(token)]
        if before:
            attributes += _neighbour_features(before, "-1:")
        if _is_pair(compounds, before, token):
            attributes.append("-1:word.bi_gram()")
        if _is_triple(compounds, second_before, before, token):
            attributes.append("-2:word.tri_gram()")
        if after:
            attributes += _neighbour_features(after, "+1:")
        if _is_pair(compounds, token, after):
            attributes.append("+1:word.bi_gram()")
        if _is_triple(compounds, token, after, second_after):
            attributes.append("+2:word.tri_gram()")
        yield attributes


def _features(token: str) -> list[str]:
    """What a token has for itself, in pyvi's order."""
    features = [f"word.lower():{token.lower()}".partition("\0")[0]]  # CRFsuite's strings end at NUL
    if token.isupper():
        features.append("word.isupper()")
    if token.istitle():
        features.append("word.istitle()")
    if token.isdigit():
        features.append("word.isdigit()")
    return features


def _neighbour_features(token: str, position: str) -> list[str]:
    """What a token has for another: istitle goes before isupper here, and no weight is for isdigit."""
    spelling, *tests = _features(token)
    return [position + feature for feature in (spelling, *reversed(tests))]


def _by_position(leads: dict[str, float]) -> dict[str, tuple[float, float, float]]:
    """By a feature's name: what it adds for its own token, for the next one and for the one before."""
    names = {attribute.removeprefix("-1:").removeprefix("+1:") for attribute in leads}
    return {
        name: (leads.get(name, 0.0), leads.get(f"-1:{name}", 0.0), leads.get(f"+1:{name}", 0.0))
        for name in names
    }


def _is_pair(compounds: Compounds, first: str, second: str) -> bool:
    whole, _ = compounds.get(first.lower(), {}).get(second.lower(), _UNKNOWN)
    return whole


def _is_triple(compounds: Compounds, first: str, second: str, third: str) -> bool:
    _, thirds = compounds.get(first.lower(), {}).get(second.lower(), _UNKNOWN)
    return thirds is not None and third.lower() in thirds
