"""The lines of a PDF page as they are printed, by PDFium.

PDFium gives characters in the order in which they are drawn. Where a font lacks Vietnamese letters,
LibreOffice draws those letters after the rest of their line, in another font: "HUY N SÔNG VÂN" and then
"Ệ" into the gap. A line whose characters go backward is put in the order of their places.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from service.ingest.formats.paragraphs import PrintedLine
from service.ingest.formats.rows import squeezed

HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""How PDFium writes a hyphen at a line's end, which it takes for a broken word's: "34-CT/TW" isn't one."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
GAP, BACK = 0.2, 0.05
"""Of a letter's height: a wider gap is a blank, and a longer way back is another order."""


@dataclass(slots=True)
class Glyph:
    """A character and the marks upon it, from `left` to `right` on the line `base`."""

    text: str
    left: float
    right: float
    base: float
    height: float


def page_lines(page: PdfTextPage) -> list[PrintedLine]:
    """Every line of the page that shows something, in the order of the file."""
    lines: list[PrintedLine] = []
    for start, end in _lines(page):
        characters = [_character(page, i) for i in range(start, end)]
        glyphs = list(_glyphs(page, start, characters))
        if glyphs:
            text = _by_place(glyphs) if _goes_back(glyphs) else characters
            _add(lines, _line("".join(text), glyphs))
    return lines


def _line(text: str, glyphs: Sequence[Glyph]) -> PrintedLine:
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()] or glyphs
    return PrintedLine(
        squeezed(_whole(text)),
        min(glyph.left for glyph in shown),
        max(glyph.right for glyph in shown),
        shown[0].base,
        max(glyph.height for glyph in shown),
    )


def _add(lines: list[PrintedLine], line: PrintedLine) -> None:
    """On the line before where it goes on there, as behind a footnote's mark that stands higher."""
    last = lines[-1] if lines else None
    if last and abs(last.base - line.base) < line.height / 2 and 0 <= line.left - last.right < line.height:
        blank = " " if line.left - last.right > GAP * line.height else ""
        lines[-1] = replace(last, text=f"{last.text}{blank}{line.text}", right=line.right)
    elif line.text:
        lines.append(line)


def _whole(text: str) -> str:
    """Halves of surrogate pairs joined, or replaced where one is alone; ligatures as letters; no controls."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(LIGATURES)
    return "".join(c for c in whole if c.isspace() or unicodedata.category(c) != "Cc")


def _lines(page: PdfTextPage) -> Iterator[tuple[int, int]]:
    start, count = 0, page.count_chars()
    for i in range(count):
        if _character(page, i) in "\r\n":
            yield start, i
            start = i + 1
    yield start, count


def _character(page: PdfTextPage, index: int) -> str:
    """PDFium counts in UTF-16 where a font's table does."""
    character = chr(pdfium.FPDFText_GetUnicode(page, index))
    return HYPHENS.get(character, character)


def _glyphs(page: PdfTextPage, start: int, characters: Sequence[str]) -> Iterator[Glyph]:
    """Blanks that PDFium made up are left out: they are where the drawing went on, not where a word ends."""
    last: Glyph | None = None
    for i, character in enumerate(characters, start):
        if pdfium.FPDFText_IsGenerated(page, i) == 1:
            continue
        if last is not None and unicodedata.category(character) == "Mn":
            last.text += character
            continue
        if last is not None:
            yield last
        last = _glyph(page, i, character)
    if last is not None:
        yield last


def _glyph(page: PdfTextPage, index: int, character: str) -> Glyph:
    box = pdfium.FS_RECTF()
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetLooseCharBox(page, index, byref(box))
    pdfium.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
    return Glyph(character, box.left, box.right, y.value, abs(box.top - box.bottom))


def _goes_back(glyphs: Sequence[Glyph]) -> bool:
    """Whether one line, and no more than one, has a character drawn before the place of the one before it."""
    if not glyphs:
        return False
    height = max(glyph.height for glyph in glyphs)
    bases = [glyph.base for glyph in glyphs]
    if max(bases) - min(bases) > height / 2:
        return False
    return any(b.left < a.left - BACK * height for a, b in pairwise(glyphs))


def _by_place(glyphs: Sequence[Glyph]) -> list[str]:
    placed = sorted(glyphs, key=lambda glyph: glyph.left)
    pieces = [placed[0].text]
    for before, glyph in pairwise(placed):
        if glyph.left - before.right > GAP * glyph.height:
            pieces.append(" ")
        pieces.append(glyph.text)
    return pieces
