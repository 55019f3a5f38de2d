"""Syllables as they come out when the keyboard's Telex is off: "ddua" for "đua", "vieetj" for "việt"."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from service.text.characters import nfc
from service.text.vocabulary import known

LETTERS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
"""Combining grave, acute, hook above, tilde and dot below."""


def decode(typed: str) -> str | None:
    """The syllable that the keys of `typed` make, if they make one."""
    return _syllables().get(typed)


@cache
def _syllables() -> dict[str, str]:
    """By their keys. Of two with the same ones the shorter is meant: "boongs" is "bống", not "boóng"."""
    longest_first = sorted(known(), key=lambda syllable: (-len(syllable), syllable))
    return {keys: syllable for syllable in longest_first for keys in spellings(syllable)}


def spellings(syllable: str) -> Iterator[str]:
    """Ways to press a canonical syllable: its tone last or after its vowel, each mark there or behind."""
    bare, tone, place = _without_tone(syllable)
    if bare.isascii() and not tone:
        return
    pressed = [LETTERS.get(letter, letter) for letter in bare]
    in_place = [*pressed[: place + 1], tone, *pressed[place + 1 :]]
    for keys in ("".join(pressed) + tone, "".join(in_place)):
        yield keys
        yield keys.replace("uwow", "uow")


def _without_tone(syllable: str) -> tuple[str, str, int]:
    """Its letters without a tone, the tone's key, and the letter that bore it."""
    for place, letter in enumerate(syllable):
        for mark in unicodedata.normalize("NFD", letter):
            if mark in TONES:
                plain = nfc(unicodedata.normalize("NFD", letter).replace(mark, ""))
                return syllable[:place] + plain + syllable[place + 1 :], TONES[mark], place
    return syllable, "", len(syllable) - 1
