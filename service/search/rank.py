"""The ranking policy, written once: a box and its accents become a node that any engine compiles."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any as AnyValue

from service import knowledge
from service.analysis import Token, bigrams
from service.errors import ConfigurationError
from service.search.content import NAME_END, NAME_START
from service.search.filters import numbered, published
from service.search.parse import Box, KnownPerson, Syllables
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
    person: float
    post: float
    period: float
    abbreviation: float

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
                person=float(values["person"]),
                post=float(values["post"]),
                period=float(values["period"]),
                abbreviation=float(values["abbreviation"]),
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
    raised = (
        *_streams(box, ranking, spelling),
        *_whole_title(box, form, ranking),
        *_numbers(box, ranking),
        *_people(box, accents, ranking),
        *_posts(box, ranking),
        *_periods(box, ranking),
        *_variants(box, form, ranking),
    )
    return Prefer(All(required), tuple(dict.fromkeys(raised)))


def _spelling(box: Box, accents: Accents) -> str:
    if accents == "strict":
        return "strict"
    return "accented" if accents == "auto" and box.accented else "folded"


def _words(box: Box, form: Form, ranking: Ranking) -> Iterator[Node]:
    """Enough of the syllables, in whatever field and spelling, or else what was named by number.

    A number, a person or a period alone is looked up as such, or as it stands in a text.
    """
    if not box.words:
        return
    variants = _variants_of(box, form)
    syllables = tuple(
        Constant(Any((*(Term(_stream(field, form), word) for field in FIELDS), *variants.get(word, ()))), 0.0)
        for word in dict.fromkeys(form(token) for token in box.undated)
    )
    words: Node = Any(syllables, _minimum(len(syllables), ranking))
    named: tuple[Node, ...] = tuple(numbered(number.number, number.kind) for number in box.numbers)
    if box.only_understood:
        words = _together(box.words, form)
        named = named or tuple(_person(person, form) for person in box.people)
        named = named or tuple(published(period.first, period.last) for period in box.periods)
    yield Constant(Any((words, *named)), 0.0)


def _stream(field: str, form: Form) -> str:
    return field if form is exact else f"{field}_folded"


def _together(syllables: Syllables, form: Form) -> Node:
    """Side by side in one field."""
    spelt = tuple(map(form, syllables))
    if len(spelt) == 1:
        return Any(tuple(Term(_stream(field, form), spelt[0]) for field in FIELDS))
    return Any(tuple(Phrase(_stream(field, form), spelt) for field in FIELDS))


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
    return _together(phrase, exact if as_typed else folded)


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


def _people(box: Box, accents: Accents, ranking: Ranking) -> Iterator[Node]:
    """People so named; where the box names one post too, who holds it counts once more."""
    for person in box.people:
        marked = accents != "ignore" and any(token.accented for token in person.syllables)
        named = _person(person, exact if marked else folded)
        yield Constant(named, ranking.person)
        for post in box.posts:
            yield Constant(replace(named, tokens=(*named.tokens, *post.syllables)), ranking.post)


def _person(person: KnownPerson, form: Form) -> Phrase:
    """What the name ends with, or all of it where somebody has just this name."""
    start = (NAME_START,) if person.whole else ()
    return Phrase("people", (*start, *map(form, person.syllables), NAME_END))


def _posts(box: Box, ranking: Ranking) -> Iterator[Node]:
    for post in box.posts:
        yield Constant(Phrase("people", (NAME_END, *post.syllables)), ranking.post)


def _periods(box: Box, ranking: Ranking) -> Iterator[Node]:
    for period in box.periods:
        yield Constant(published(period.first, period.last), ranking.period)


def _variants(box: Box, form: Form, ranking: Ranking) -> Iterator[Node]:
    """The other spelling of an abbreviation or a long form, as relevant as its words are."""
    for variant in box.variants:
        yield Boost(_together(variant.tokens, form), ranking.abbreviation)


def _variants_of(box: Box, form: Form) -> dict[str, list[Node]]:
    """By syllable of the box what may stand in its place."""
    nodes: dict[str, dict[Node, None]] = {}
    for variant in box.variants:
        node = _together(variant.tokens, form)
        for token in box.words:
            if variant.start <= token.start < variant.end:
                nodes.setdefault(form(token), {})[node] = None
    return {syllable: [*found] for syllable, found in nodes.items()}
