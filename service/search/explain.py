"""Why a document was found, in the API's words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.model import EnrichedDocument
from service.search.content import number_keys, own_number_keys
from service.search.filters import number_node, numbered, post_syllables
from service.search.highlight import Mark
from service.search.parse import Box, KnownPost
from service.search.query import SearchQuery
from service.search.results import Matched, Why


def matched(marks: Sequence[Mark]) -> Matched:
    """Exact where every word found is found in the spelling that was typed."""
    exact = {mark.term for mark in marks if mark.exact}
    return "exact" if all(mark.term in exact for mark in marks) else "folded"


def reasons(
    enriched: EnrichedDocument,
    query: SearchQuery,
    box: Box,
    in_title: Sequence[Mark],
    in_text: Sequence[Mark],
) -> tuple[Why, ...]:
    """The strongest first."""
    return (
        *_by_number(enriched, query, box),
        *_by_words(box, in_title, in_text),
        *_by_people(enriched, query, box),
    )


def _by_number(enriched: EnrichedDocument, query: SearchQuery, box: Box) -> Iterator[Why]:
    asked = {numbered(named.number, named.kind).value for named in box.numbers}
    if query.number is not None:
        asked.add(number_node(query.number).value)
    if not asked:
        return
    own = asked.intersection(own_number_keys(enriched.document))
    if own:
        yield "number"
    if asked.intersection(number_keys(enriched)) - own:
        yield "reference"


def _by_words(box: Box, in_title: Sequence[Mark], in_text: Sequence[Mark]) -> Iterator[Why]:
    wanted = {token.folded for token in box.words}
    if in_title and 2 * len({syllable for syllable, _ in _spread(in_title)}) >= len(wanted):
        yield "title"
    together = [token.folded for token in box.words]
    if box.phrases or _side_by_side(together, in_title) or _side_by_side(together, in_text):
        yield "phrase"
    if in_text:
        yield "text"


def _side_by_side(words: list[str], marks: Sequence[Mark]) -> bool:
    """Whether the box's words, two at least, follow one another with no other word between them."""
    spread = _spread(marks)
    terms = [syllable for syllable, _ in spread]
    return len(words) > 1 and any(
        terms[i : i + len(words)] == words and _tight([mark for _, mark in spread[i : i + len(words)]])
        for i in range(len(terms) - len(words) + 1)
    )


def _spread(marks: Sequence[Mark]) -> list[tuple[str, Mark]]:
    """Every syllable with the mark that it is in."""
    return [(syllable, mark) for mark in marks for syllable in mark.term.split()]


def _tight(marks: Sequence[Mark]) -> bool:
    return all(after.start - before.end <= 3 for before, after in pairwise(marks))


def _by_people(enriched: EnrichedDocument, query: SearchQuery, box: Box) -> Iterator[Why]:
    """Those asked for by a filter, and those that the box names."""
    keys = {key for person in box.people for key in person.keys}
    if query.person or any(person.key in keys for person in enriched.people):
        yield "person"
    if query.role is not None or any(_is_held(post, enriched) for post in box.posts):
        yield "role"
    if query.organization:
        yield "organization"


def _is_held(post: KnownPost, enriched: EnrichedDocument) -> bool:
    asked = post.syllables
    roles = (role for person in enriched.people for role in person.roles)
    return any(post_syllables(role.role)[: len(asked)] == asked for role in roles)
