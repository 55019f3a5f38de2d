"""A text as bytes, one for each character, in which folded syllables are found as fast as bytes are.

A letter or digit is there as `fold` leaves it, "đ" as b"d"; where that isn't ASCII it is OTHER. All else is a
blank. A character that changes with its neighbours has no such byte, nor has a text that holds one.
"""

import codecs
import string
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from service.text.fold import fold
from service.text.syllables import parting, removed
from service.text.tables import marks, whole_syllables

OTHER: Final = 255

_VIETNAMESE: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS: Final = "“”‘’–—…•·°²\u00a0"
_NONE: Final = "\ufffe"
"""In a decoding table: no character has this byte."""
_ERRORS: Final = "tracuu.flat"


def flat(text: str) -> bytes | None:
    """None where a mark stands by itself, or a character is invisible or becomes two. `text` is in NFC."""
    try:
        codes, _ = codecs.charmap_encode(text, _ERRORS, _encoding())
    except UnicodeEncodeError:
        return None
    return codes.translate(_folding())


def spellings(folded: str) -> Iterator[bytes]:
    """How a folded syllable may stand in a flat text, "ky" as b"ki" too. None where it never does."""
    if folded.isascii():
        yield folded.encode()
        for source, target in whole_syllables("fold_i").targets.items():
            if target == folded:
                yield source.encode()


@cache
def _repertoire() -> str:
    """The usual characters, ASCII in its place; the rest comes to `_code`. The codec wants U+0000 first."""
    places = dict.fromkeys(range(256), _NONE)
    places |= {ord(char): char for char in f"\0{string.printable}"}
    free = (place for place, char in places.items() if char == _NONE and place != OTHER)
    places |= dict(zip(free, _VIETNAMESE + _VIETNAMESE.upper() + _SIGNS, strict=False))
    return "".join(places.values())


@cache
def _encoding() -> Any:
    return codecs.charmap_build(_repertoire())


@cache
def _folding() -> bytes:
    codes = (OTHER if char == _NONE else _code(char) for char in _repertoire())
    return bytes(32 if code is None else code for code in codes)


@lru_cache(1 << 12)
def _code(char: str) -> int | None:
    """The repertoire's byte for what the character is."""
    if char in marks() or char in removed():
        return None
    if char in parting() or not char.isalnum():
        return ord(" ")
    folded = fold(char)
    if len(folded) != 1:
        return None
    return ord(folded) if folded.isascii() else OTHER


def _of_others(error: UnicodeError) -> tuple[bytes, int]:
    """Codes of characters that the repertoire lacks."""
    assert isinstance(error, UnicodeEncodeError)
    codes = list(map(_code, error.object[error.start : error.end]))
    if None in codes:
        raise error
    return bytes(filter(None, codes)), error.end


codecs.register_error(_ERRORS, _of_others)
