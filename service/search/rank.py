"""The ranking policy, written once: a box and its accents become a node that any engine compiles.

One ingredient a function; `rank` composes them. What each is worth: docs/ranking.md.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise, product

from service.analysis import bigrams
from service.search.content import NAME_END, NAME_START
from service.search.filters import numbered, published
from service.search.grams import Form, Gram, Spelling, exact, folded, grams, is_among, spellings_of
from service.search.parse import Box, KnownPerson, Syllables
from service.search.plan import (
    All,
    Any,
    Boost,
    Constant,
    DisMax,
    Everything,
    Node,
    Not,
    Nothing,
    Phrase,
    Prefer,
    Rarity,
    Term,
)
from service.search.query import Accents
from service.search.weights import FIELDS, Ranking, shipped

__all__ = ["Ranking", "rank", "shipped"]

MOST_READINGS = 8
"""Of a phrase with slips in it."""

Leaf = Callable[[str, str], Node]
"""How a token of a field scores: `Term`, or `Rarity`."""


def rank(box: Box, accents: Accents, ranking: Ranking, rare: Leaf = Rarity) -> Node:
    """The whole policy: what must match, then what raises a match. `rare` scores a token for its rarity."""
    if box.is_empty:
        return Everything()
    spellings = spellings_of(box, accents, ranking)
    main = spellings[-1]
    required = (*_words(box, main, ranking), *_phrases(box, accents), *_without(box, accents))
    raised = (
        *(node for spelling in spellings for node in _grams(box, spelling, ranking)),
        *(node for spelling in spellings for node in _rare(box, spelling, ranking, rare)),
        *_side_by_side(box, main, ranking),
        *_whole_title(box, main, ranking),
        *_numbers(box, ranking),
        *_people(box, accents, ranking),
        *_posts(box, ranking),
        *_periods(box, ranking),
        *_variants(box, main, ranking),
    )
    return Prefer(All(required), tuple(dict.fromkeys(raised)))


def first_question(box: Box, accents: Accents, ranking: Ranking) -> Node:
    """Words and pairs alone: of a plain union an engine finds the best without looking at the rest."""
    spellings = spellings_of(box, accents, ranking)
    return Any(tuple(node for spelling in spellings for node in _grams(box, spelling, ranking)))


def rare_terms(box: Box, accents: Accents, ranking: Ranking) -> tuple[Term, ...]:
    """The tokens whose rarity `rank` will ask for."""
    return tuple(
        Term(_rare_field(spelling), reading)
        for spelling in (() if box.is_empty else spellings_of(box, accents, ranking))
        for gram in grams(box, 2, spelling, ranking.function_words)
        for reading in gram.readings
    )


# -- what must match ---------------------------------------------------------------------------------


def _words(box: Box, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """Enough of the syllables, in whatever field and spelling, or else what was named by number.

    A number, a person or a period alone is looked up as such, or as it stands in a text.
    """
    asked = _asked_for(box, ranking)
    if not asked:
        return
    words = _enough(box, asked, spelling, ranking)
    named: tuple[Node, ...] = tuple(numbered(number.number, number.kind) for number in box.numbers)
    if box.only_understood:
        words = _held_together(box.words, spelling)
        named = named or tuple(_person(person, spelling.form) for person in box.people)
        named = named or tuple(published(period.first, period.last) for period in box.periods)
    yield Constant(Any((words, *named)), 0.0)


def _enough(box: Box, asked: Syllables, spelling: Spelling, ranking: Ranking) -> Node:
    """Some of the syllables; of a long box two neighbours or all, which is looked up ten times as fast."""
    variants = _variants_of(box, spelling)
    syllables = tuple(
        Constant(Any((*_anywhere(readings, spelling), *variants.get(readings[0], ()))), 0.0)
        for readings in dict.fromkeys(map(spelling.readings, asked))
    )
    if len(syllables) < ranking.required_pairs_from:
        return Any(syllables, _minimum(len(syllables), ranking))
    return Any((*_neighbours(box, asked, spelling, ranking), All(syllables)))


def _neighbours(box: Box, asked: Syllables, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """Pairs that aren't function words alone."""
    common = ranking.function_words.words
    for pair in pairwise(asked):
        if not all(is_among(token, common, accented=box.accented) for token in pair):
            pairs = spelling.joined(pair)
            yield from (Term(f"{spelling.stream(field)}_bigrams", one) for one in pairs for field in FIELDS)


def _asked_for(box: Box, ranking: Ranking) -> Syllables:
    """The words that a document may be asked to hold. Beside a phrase, which it must, function words are not:
    no law says what is asked for in “An ninh mạng” là gì.
    """
    if not box.phrases:
        return box.undated
    common = ranking.function_words.words
    return tuple(token for token in box.undated if not is_among(token, common, accented=box.accented))


def _anywhere(readings: Sequence[str], spelling: Spelling) -> Iterator[Node]:
    return (Term(field, reading) for field in spelling.held_in for reading in readings)


def _together(syllables: Syllables, spelling: Spelling) -> Node:
    """Side by side in one field."""
    spelt = spelling.spelt(syllables)
    if len(spelt) == 1:
        return Any(tuple(Term(spelling.stream(field), spelt[0]) for field in FIELDS))
    return Any(tuple(Phrase(spelling.stream(field), spelt) for field in FIELDS))


def _held_together(syllables: Syllables, spelling: Spelling) -> Node:
    """The same, for no score of use."""
    spelt = spelling.spelt(syllables)
    return Any(tuple(_standing(spelt, spelling))) if len(spelt) > 1 else _together(syllables, spelling)


def _standing(tokens: Sequence[str], spelling: Spelling) -> Iterator[Node]:
    """Where the tokens stand side by side, for no score of use: in the documents that hold all pairs of them
    few places are left to be compared, and two tokens are a pair.
    """
    for stream in map(spelling.stream, FIELDS):
        pairs = tuple(Term(f"{stream}_bigrams", pair) for pair in bigrams(tokens))
        yield pairs[0] if len(pairs) == 1 else All((*pairs, Phrase(stream, tuple(tokens))))


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
    return _together(phrase, Spelling(exact if as_typed else folded))


# -- what raises a match -----------------------------------------------------------------------------


def _grams(box: Box, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """Every syllable and pair of the box in every field, each at its share of the score."""
    syllables = grams(box, 1, spelling, ranking.function_words)
    pairs = grams(box, 2, spelling, ranking.function_words)
    for field, share in ranking.fields.items():
        stream = spelling.stream(field)
        yield from _scored(Term, stream, syllables, share.syllables * spelling.share)
        yield from _scored(Term, f"{stream}_bigrams", pairs, share.pairs * spelling.share)


def _rare(box: Box, spelling: Spelling, ranking: Ranking, rare: Leaf) -> Iterator[Node]:
    """Every pair once more, for its rarity."""
    pairs = grams(box, 2, spelling, ranking.function_words)
    weight = ranking.rare_pairs * min(1.0, len(box.words) / ranking.rare_pairs_from)
    yield from _scored(rare, _rare_field(spelling), pairs, weight * spelling.share)


def _rare_field(spelling: Spelling) -> str:
    return f"{spelling.stream('text')}_bigrams"


def _scored(leaf: Leaf, field: str, found: Sequence[Gram], share: float) -> Iterator[Node]:
    """The best of a gram's readings counts."""
    for gram in found:
        readings = tuple(leaf(field, reading) for reading in gram.readings)
        best = readings[0] if len(readings) == 1 else DisMax(readings)
        yield Boost(best, share * gram.weight)


def _side_by_side(box: Box, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """A short box that stands whole in one field, and beside a name what else was typed: a post, a phrase."""
    for run in dict.fromkeys((box.words, *_runs(box))):
        if 2 <= len(run) <= ranking.together_up_to:
            readings = islice(product(*map(spelling.readings, run)), MOST_READINGS)
            standing = tuple(node for tokens in readings for node in _standing(tokens, spelling))
            yield Constant(Any(standing), ranking.together * len(run))


def _runs(box: Box) -> Iterator[Syllables]:
    """The box cut where a person's name begins and ends."""
    named = {token.start for person in box.people for token in person.syllables}
    for _, run in groupby(box.words, key=lambda token: token.start in named):
        yield tuple(run)


def _whole_title(box: Box, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """A title that holds all of the box's words is likely the page that was meant, however long it is."""
    title = spelling.stream("title")
    words = dict.fromkeys(map(spelling.readings, box.words))
    if len(words) > 1:
        held = tuple(Any(tuple(Term(title, reading) for reading in readings)) for readings in words)
        yield Constant(All(held), ranking.whole_title * len(held))


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


def _variants(box: Box, spelling: Spelling, ranking: Ranking) -> Iterator[Node]:
    """The other spelling of an abbreviation or a long form, as relevant as its words are."""
    for variant in box.variants:
        yield Boost(_together(variant.tokens, spelling), ranking.abbreviation)


def _variants_of(box: Box, spelling: Spelling) -> dict[str, list[Node]]:
    """By syllable of the box what may stand in its place."""
    nodes: dict[str, dict[Node, None]] = {}
    for variant in box.variants:
        node = _held_together(variant.tokens, spelling)
        for token in box.words:
            if variant.start <= token.start < variant.end:
                nodes.setdefault(spelling.form(token), {})[node] = None
    return {syllable: [*found] for syllable, found in nodes.items()}
