"""Bytes as text: by their mark, as UTF-8, by what reads as Vietnamese, or as they declare themselves."""

import codecs
import re

from service.errors import InputRejected
from service.text.characters import nfc
from service.text.legacy import repaired
from service.text.orthography import is_syllable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ODD_WORD = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*")
SAMPLE = 200_000
"""Bytes that are looked at to tell an encoding."""
ZEROS = 0.2
"""Share of zero bytes in every second place from which on a text without a mark is UTF-16."""
PLAUSIBLE = 0.6
"""Share of words beyond ASCII that must be Vietnamese syllables in an encoding that nothing names."""


def decode(content: bytes, declared: str | None = None) -> str:
    """The text; `declared` is what the file says of itself, believed only where the bytes allow it.

    Raises InputRejected where no encoding fits.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    wide = _utf16(content)
    if wide:
        return _strictly(content, wide)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        return _single_byte(content, declared, error)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputRejected(f"not {encoding.upper()}: {error.reason} at byte {error.start}") from error


def _utf16(content: bytes) -> str | None:
    sample = content[:SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > ZEROS and even < ZEROS / 4:
        return "utf-16-le"
    return "utf-16-be" if even > ZEROS and odd < ZEROS / 4 else None


def _single_byte(content: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    """Windows-1258, or Latin letters that may be TCVN3 or VNI: what reads best as Vietnamese."""
    if not _is_damaged_utf8(content):
        read = [text for encoding in ("cp1252", "cp1258") if (text := _read(content, encoding)) is not None]
        best = max(read, key=_promise, default="")
        if _promise(best) >= PLAUSIBLE:
            return best
        if declared and (text := _read(content, declared)) is not None:
            return text
    raise InputRejected(f"not UTF-8: {error.reason} at byte {error.start}") from error


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether far more of its bytes beyond ASCII are UTF-8 than aren't: no other encoding looks so."""
    text = content[:SAMPLE].decode(errors="replace")
    broken = text.count("\ufffd")
    return sum(not character.isascii() for character in text) - broken > 3 * broken


def _read(content: bytes, encoding: str) -> str | None:
    try:
        return nfc(content.decode(encoding))
    except (LookupError, ValueError):
        return None


def _promise(text: str) -> float:
    return vietnamese_share(repaired(text[:SAMPLE]))


def vietnamese_share(text: str) -> float:
    """Of the words with a letter beyond ASCII, how many are Vietnamese syllables; 0 where there is none."""
    words = ODD_WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
