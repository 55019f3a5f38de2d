"""What a suggestion begins with: a name, a number or a title, folded, from each of its syllables on.

A value of the fields of type `starts` is such a beginning, a separator, and the key of what it leads to.
"""

from collections.abc import Iterator

from service.analysis import tokens
from service.extract.keys import directive_key
from service.extract.numbers import DocumentNumber
from service.model import EnrichedDocument
from service.text.fold import fold

SEPARATOR = "\x1f"
LONGEST = 60
"""Code points of a beginning that are kept: nobody types more before choosing."""
MOST = 12
"""Syllables of a title at which one may begin."""


def person_starts(enriched: EnrichedDocument) -> list[str]:
    values = (
        start + SEPARATOR + person.key for person in enriched.people for start in _from_each(person.name)
    )
    return [*dict.fromkeys(values)]


def directive_starts(enriched: EnrichedDocument) -> list[str]:
    values = (start + SEPARATOR + key for key, text in _directives(enriched) for start in _from_each(text))
    return [*dict.fromkeys(values)]


def key_of(value: str) -> str:
    """What a value leads to."""
    return value.partition(SEPARATOR)[2]


def typed_starts(text: str) -> tuple[str, ...]:
    """What values begin with where somebody has typed so much; empty where nothing can be read.

    The last syllable may be unfinished: "ki" is itself, found as `ky`, or the beginning of "kim".
    """
    found = tokens(text)
    if not found:
        return ()
    whole = [token.folded for token in found]
    if found[-1].end < len(text):
        return (" ".join(whole) + " ", " ".join(whole) + SEPARATOR)
    return tuple(dict.fromkeys(" ".join([*whole[:-1], last]) for last in unfinished(text[found[-1].start :])))


def unfinished(syllable: str) -> tuple[str, ...]:
    """Folded as a whole syllable, and as the beginning of a longer one."""
    return tuple(dict.fromkeys((fold(syllable), fold(syllable + "m").removesuffix("m"))))


def _from_each(text: str) -> Iterator[str]:
    syllables = [token.folded for token in tokens(text)]
    for first in range(min(MOST, len(syllables))):
        yield " ".join(syllables[first:])[:LONGEST]


def _directives(enriched: EnrichedDocument) -> Iterator[tuple[str, str]]:
    """Keys with the texts that they are found by."""
    document = enriched.document
    if document.number is not None and (number := _number(document.number)) is not None:
        for kind in number.kinds:
            key = directive_key(kind, str(number), None, document.signed_on, document.issuer)
            yield from ((key, text) for text in _texts(kind, str(number), document.title))
    for reference in enriched.references:
        texts = _texts(reference.kind, reference.number, reference.title)
        yield from ((reference.key, text) for text in texts)


def _texts(kind: str, number: str | None, title: str | None) -> Iterator[str]:
    if number is not None:
        yield f"{kind} {number}"
        if number.startswith("0"):
            yield f"{kind} {number.lstrip('0')}"
    if title is not None:
        yield title if number is not None else f"{kind} {title}"


def _number(text: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(text)
    except ValueError:
        return None
