"""Relevance feedback: what the first hits share says what a short box was after.

It works on the documents' own text, so that every engine gives the same words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from service.analysis import stream
from service.search.content import searchable_text
from service.search.grams import Spelling, folded, is_among
from service.search.parse import Box
from service.search.plan import Boost, Node, Prefer, Term
from service.search.port import Match
from service.search.weights import Ranking

READ = 1_200
"""Code points of a document that are looked at: an article's first 250 syllables."""
CANDIDATES = 100
"""Words whose rarity is looked up."""
TYPICAL = 1.5
"""What BM25 gives a token that occurs a few times, in multiples of its rarity."""

Frequencies = Callable[[Sequence[Term]], Sequence[int]]
"""How many documents hold each."""


@dataclass(frozen=True, slots=True)
class Question:
    """A short box as it is first asked, and the spelling that its feedback is in."""

    node: Node
    spelling: Spelling
    ranking: Ranking

    @property
    def field(self) -> str:
        return self.spelling.stream("text")


def wants_feedback(box: Box, ranking: Ranking) -> bool:
    """A few words that ask no question and name nothing that is looked up as such."""
    limits = ranking.feedback
    named = (*box.numbers, *box.people, *box.posts, *box.periods, *box.phrases)
    if named or not 0 < len(box.words) <= limits.up_to_syllables:
        return False
    return not any(is_among(token, limits.unless, accented=box.accented) for token in box.words)


def with_feedback(question: Question, best: Sequence[Match], frequencies: Frequencies) -> Node:
    """The same hits, those first that share words with `best`, the first hits of the box alone."""
    limits = question.ranking.feedback
    weights = _shared(best, question)
    rarities = _rarities(weights, frequencies([Term(question.field, word) for word in weights]))
    chosen = sorted(weights, key=lambda word: (-weights[word] * rarities[word], word))[: limits.words]
    total = sum(weights[word] * rarities[word] for word in chosen)
    if not total:
        return question.node
    unit = limits.share * _score(best[0]) / (TYPICAL * total)
    raised = tuple(Boost(Term(question.field, word), unit * weights[word]) for word in chosen)
    return Prefer(question.node, raised)


def _shared(best: Sequence[Match], question: Question) -> dict[str, float]:
    """Words of the hits, by how often they come and in how many and how good hits."""
    weights: dict[str, float] = defaultdict(float)
    for match in best:
        standing = (_score(match) / (_score(best[0]) or 1.0)) ** 2
        for word, count in Counter(_read(match, question)).items():
            weights[word] += standing * count / (count + 1)
    first = sorted(weights, key=lambda word: (-weights[word], word))[:CANDIDATES]
    return {word: weights[word] for word in first}


def _score(match: Match) -> float:
    return match.score or 0.0


def _read(match: Match, question: Question) -> list[str]:
    """The words of a hit's title and first lines, in the spelling of the field."""
    folds = question.spelling.form is folded
    common = question.ranking.function_words.words
    passed_over = common.folded if folds else common.exact
    document = match.enriched.document
    words = stream(f"{document.title or ''}\n{searchable_text(document)[:READ]}", folded=folds).split()
    return [word for word in words if word not in passed_over]


def _rarities(words: Mapping[str, float], holders: Sequence[int]) -> dict[str, float]:
    """Each against the commonest of them, which nearly every document holds."""
    most = max(holders, default=0) + 1
    return {word: math.log(most / max(count, 1)) for word, count in zip(words, holders, strict=True)}
