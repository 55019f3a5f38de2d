"""The weights of index_config/ranking.yml, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from service import knowledge
from service.errors import ConfigurationError
from service.text.characters import canonical
from service.text.fold import fold

FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True)
class Words:
    """A list of syllables, as it is written and as one types it without marks."""

    exact: frozenset[str]
    folded: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> "Words":
        exact = frozenset(map(canonical, text.split()))
        return cls(exact, frozenset(map(fold, exact)))


@dataclass(frozen=True, slots=True)
class FunctionWords:
    words: Words
    some: float
    """The weight of a token in which one is."""
    only: float
    """The weight of a token that is made of them."""


@dataclass(frozen=True, slots=True)
class Share:
    syllables: float
    pairs: float


@dataclass(frozen=True, slots=True)
class Feedback:
    up_to_syllables: int
    unless: Words
    hits: int
    words: int
    share: float
    """Of the best score, what a document can gain."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All of it, as ranking.yml explains."""

    fields: Mapping[str, Share]
    rare_pairs: float
    rare_pairs_from: int
    folded_share: float
    function_words: FunctionWords
    required_all_up_to: int
    required_share: float
    required_pairs_from: int
    whole_title: float
    together: float
    together_up_to: int
    number: float
    own_number: float
    person: float
    post: float
    period: float
    abbreviation: float
    feedback: Feedback

    @classmethod
    def parse(cls, values: Mapping[str, Any]) -> "Ranking":
        """Raises ConfigurationError where a weight is missing or of no use."""
        try:
            return cls(
                fields={field: _share(values[field]) for field in FIELDS},
                rare_pairs=float(values["rare_pairs"]["share"]),
                rare_pairs_from=int(values["rare_pairs"]["from_syllables"]),
                folded_share=float(values["folded_share"]),
                function_words=_function_words(values["function_words"]),
                required_all_up_to=int(values["required"]["all_up_to"]),
                required_share=float(values["required"]["share"]),
                required_pairs_from=int(values["required"]["pairs_from"]),
                whole_title=float(values["whole_title"]),
                together=float(values["together"]["share"]),
                together_up_to=int(values["together"]["up_to_syllables"]),
                number=float(values["number"]),
                own_number=float(values["own_number"]),
                person=float(values["person"]),
                post=float(values["post"]),
                period=float(values["period"]),
                abbreviation=float(values["abbreviation"]),
                feedback=_feedback(values["feedback"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigurationError(f"ranking.yml: {error!r}") from error


@cache
def shipped() -> Ranking:
    return Ranking.parse(knowledge.load().ranking)


def _share(values: Mapping[str, Any]) -> Share:
    return Share(float(values["syllables"]), float(values["pairs"]))


def _function_words(values: Mapping[str, Any]) -> FunctionWords:
    return FunctionWords(Words.parse(values["words"]), float(values["some"]), float(values["only"]))


def _feedback(values: Mapping[str, Any]) -> Feedback:
    return Feedback(
        up_to_syllables=int(values["up_to_syllables"]),
        unless=Words.parse(values["unless"]),
        hits=int(values["hits"]),
        words=int(values["words"]),
        share=float(values["share"]),
    )
