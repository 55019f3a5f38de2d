"""Vietnamese as the old encodings wrote it: the inverse of what the service repairs, for tests."""

import unicodedata

from service.knowledge import LegacyLetter, load

TONES = "\u0300\u0301\u0303\u0309\u0323"


def tcvn3(text: str) -> str:
    """As a TCVN3 file read as Latin-1; a toned capital is written by its small letter, as people did."""
    codes = _codes(load().tcvn3)
    return "".join(codes.get(char, codes.get(char.lower(), char)) for char in text)


def vni(text: str) -> str:
    codes = _codes(load().vni)
    return "".join(
        codes.get(char) or (codes[char.lower()].upper() if char.lower() in codes else char) for char in text
    )


def windows1258(text: str) -> bytes:
    """Tones are characters of their own there."""
    return b"".join(_bytes1258(char) for char in unicodedata.normalize("NFC", text))


def _bytes1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in TONES)
        base = "".join(mark for mark in marks if mark not in TONES)
        return (unicodedata.normalize("NFC", base) + tone).encode("cp1258")


def _codes(rows: tuple[LegacyLetter, ...]) -> dict[str, str]:
    return {row.letter: row.written for row in rows}
