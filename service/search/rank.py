"""The ranking policy, written once: a box and its accents become a node that any engine compiles."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any as AnyValue

from service import knowledge
from service.analysis import Token, bigrams
from service.errors import ConfigurationError
from service.search.filters import numbered
from service.search.parse import Box, Syllables
from service.search.plan import (
    All,
    Any,
    Boost,
    Constant,
    Everything,
    Node,
    Not,
    Nothing,
    Phrase,
    Prefer,
    Term,
)
from service.search.query import Accents

FIELDS = ("title", "text")

Form = Callable[[Token], str]


def exact(token: Token) -> str:
    return token.exact


def folded(token: Token) -> str:
    return token.folded


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of index_config/ranking.yml."""

    streams: Mapping[str, Mapping[str, float]]
    """By spelling (`accented`, `folded`, `strict`), then by stream."""
    fields: Mapping[str, float]
    required_all_up_to: int
    required_share: float
    whole_title: float
    number: float
    own_number: float

    @classmethod
    def parse(cls, values: Mapping[str, AnyValue]) -> "Ranking":
        """Raises ConfigurationError where a weight is missing or of no use."""
        try:
            return cls(
                streams={name: dict(values[name]) for name in ("accented", "folded", "strict")},
                fields={field: float(values["fields"][field]) for field in FIELDS},
                required_all_up_to=int(values["required"]["all_up_to"]),
                required_share=float(values["required"]["share"]),
                whole_title=float(values["whole_title"]),
                number=float(values["number"]),
                own_number=float(values["own_number"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigurationError(f"ranking.yml: {error!r}") from error


@cache
def shipped() -> Ranking:
    return Ranking.parse(knowledge.load().ranking)


def rank(box: Box, accents: Accents, ranking: Ranking) -> Node:
    """The whole policy: what must match, then what raises a match."""
    if box.is_empty:
        return Everything()
    spelling = _spelling(box, accents)
    form = exact if spelling == "strict" else folded
    required = (*_words(box, form, ranking), *_phrases(box, accents), *_without(box, accents))
    raised = (*_streams(box, ranking, spelling), *_whole_title(box, form, ranking), *_numbers(box, ranking))
    return Prefer(All(required), raised)


def _spelling(box: Box, accents: Accents) -> str:
    if accents == "strict":
        return "strict"
    return "accented" if accents == "auto" and box.accented else "folded"


def _words(box: Box, form: Form, ranking: Ranking) -> Iterator[Node]:
    """Enough of the syllables, in whatever field; a number alone is looked up as a number."""
    if not box.words:
        return
    distinct = dict.fromkeys(form(token) for token in box.words)
    suffix = "" if form is exact else "_folded"
    syllables = tuple(
        Constant(Any(tuple(Term(f"{field}{suffix}", word) for field in FIELDS)), 0.0) for word in distinct
    )
    words: Node = Any(syllables, _minimum(len(syllables), ranking))
    numbers = tuple(numbered(number.number, number.kind) for number in box.numbers)
    if box.only_numbers:
        together = tuple(Phrase(f"{field}{suffix}", tuple(map(form, box.words))) for field in FIELDS)
        words = Any(together)
    yield Constant(Any((words, *numbers)), 0.0)


def _minimum(count: int, ranking: Ranking) -> int:
    if count <= ranking.required_all_up_to:
        return count
    return max(ranking.required_all_up_to, math.ceil(count * ranking.required_share))


def _phrases(box: Box, accents: Accents) -> Iterator[Node]:
    return (_phrase(phrase, accents) for phrase in box.phrases)


def _without(box: Box, accents: Accents) -> Iterator[Node]:
    """A list of what is not wanted alone asks for everything else."""
    if box.without and not box.words and not box.phrases:
        yield Everything()
    for unwanted in box.without:
        yield Not(_phrase(unwanted, accents))


def _phrase(phrase: Syllables, accents: Accents) -> Node:
    """Side by side in one field; spelt as typed where it was typed with marks."""
    if not phrase:
        return Nothing()
    accented = any(token.accented for token in phrase)
    as_typed = accents == "strict" or (accents == "auto" and accented)
    form, suffix = (exact, "") if as_typed else (folded, "_folded")
    syllables = tuple(map(form, phrase))
    if len(syllables) == 1:
        return Any(tuple(Term(f"{field}{suffix}", syllables[0]) for field in FIELDS))
    return Any(tuple(Phrase(f"{field}{suffix}", syllables) for field in FIELDS))


def _streams(box: Box, ranking: Ranking, spelling: str) -> Iterator[Node]:
    """Every stream's tokens in every field, each at its share of the score."""
    tokens_of = {
        "syllables": [token.exact for token in box.words],
        "folded": [token.folded for token in box.words],
    }
    tokens_of["bigrams"] = bigrams(tokens_of["syllables"])
    tokens_of["folded_bigrams"] = bigrams(tokens_of["folded"])
    for stream, weight in ranking.streams[spelling].items():
        suffix = "" if stream == "syllables" else f"_{stream}"
        for token in dict.fromkeys(tokens_of[stream]):
            for field, share in ranking.fields.items():
                yield Boost(Term(f"{field}{suffix}", token), weight * share)


def _whole_title(box: Box, form: Form, ranking: Ranking) -> Iterator[Node]:
    """A title that holds all of the box's words is likely the page that was meant, however long it is."""
    words = dict.fromkeys(form(token) for token in box.words)
    field = "title" if form is exact else "title_folded"
    if len(words) > 1:
        yield Constant(All(tuple(Term(field, word) for word in words)), ranking.whole_title * len(words))


def _numbers(box: Box, ranking: Ranking) -> Iterator[Node]:
    for number in box.numbers:
        named = numbered(number.number, number.kind)
        yield Constant(named, ranking.number)
        yield Constant(Term("own_number", named.value), ranking.own_number)
