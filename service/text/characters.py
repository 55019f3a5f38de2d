"""One spelling for one word: what is compared, with offsets into what was written.

The steps of index_config/characters.tsv, in their order, for a text in NFC:

    normalise   characters         Ð -> Đ, dashes, quotes, spaces; invisible ones go
    lower       characters         those few whose small letter isn't theirs alone, then all others'
    tone        strings            òa -> oà
    vowel_i     whole syllables    kĩ -> kỹ
"""

import re
import unicodedata
from functools import cache

from service.text.mapped import Change, Mapped
from service.text.tables import letters, marks, one_of, strings, whole_syllables

__all__ = ["Mapped", "canonical", "canonical_mapped", "composed", "name_spelling", "nfc", "normalise"]

HANGUL_VOWELS_AND_FINALS = frozenset(map(chr, range(0x1160, 0x1200)))
"""The only characters that NFC joins to the one before although they aren't marks."""


def nfc(text: str) -> str:
    """The text in Unicode's normal form C, in which all offsets count."""
    return unicodedata.normalize("NFC", text)


def normalise(text: str) -> Mapped:
    """One character for all that look or mean the same; case and the place of tone marks are kept."""
    if text.isascii():
        return Mapped(text)
    return Mapped(nfc(text)).through(letters("normalise"), composed)


def name_spelling(text: str) -> str:
    """Like `canonical`, but i and y as they are written: what keys and comparisons of names use."""
    return _toned(text).text


def canonical(text: str) -> str:
    """The spelling of exact tokens: `normalise`, lower case, hoà for hòa, kỹ for kĩ."""
    return canonical_mapped(text).text


def canonical_mapped(text: str) -> Mapped:
    """`canonical(text)` with its way back."""
    return _toned(text).through(whole_syllables("vowel_i"))


def composed(text: str) -> tuple[str, list[Change]]:
    """NFC once more, as a step: the one before may have brought a letter and a mark together."""
    if unicodedata.is_normalized("NFC", text):
        return text, []
    pieces: list[str] = []
    changes: list[Change] = []
    size = 0
    for match in _clusters().finditer(text):
        piece = nfc(match[0])
        if len(piece) != len(match[0]):
            changes.append(Change(size, size + len(piece), *match.span()))
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces), changes


def _toned(text: str) -> Mapped:
    return normalise(text).through(letters("lower"), _lower, composed, strings("tone"))


def _lower(text: str) -> tuple[str, list[Change]]:
    return text.lower(), []


@cache
def _clusters() -> re.Pattern[str]:
    """Parts a text into pieces that NFC can't join to one another."""
    return re.compile(f"(?s:.){one_of(marks() | HANGUL_VOWELS_AND_FINALS)}*")
