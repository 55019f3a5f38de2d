"""A Word document's text by python-docx, tables, boxes, insertions and notes included, in reading order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from service.errors import InputRejected
from service.ingest.formats.printed import printed_row
from service.ingest.formats.rows import Parsed, is_loss, letters
from service.text.legacy import CAPITALS_FONT, shown_as_capitals

MOST_BYTES, MOST_ENTRIES = 256 * 2**20, 10_000
"""Of all parts unpacked, and how many there may be: beyond it is a bomb."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What the ZIP library raises of archives that are none, or not whole."""
DOCUMENT = "word/document.xml"
NOTES = ("footnotes", "endnotes")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
RUN_TEXT = re.compile(rb"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
ENTITY = re.compile(rb"&(?:#x?[0-9a-fA-F]+|\w+);")


def parse_docx(content: bytes) -> Parsed:
    """Raises InputRejected where it holds no text, would unpack to too much, or would lose text."""
    source = _unpacked(content)
    try:
        document = docx.Document(io.BytesIO(content))
    except (ValueError, KeyError, SyntaxError) as error:
        raise InputRejected(f"a damaged DOCX: {error}") from error
    lines = list(_lines(document.element.body))
    kept, all = letters("".join(lines)), _counted(source)
    if is_loss(kept, all):
        raise InputRejected(f"the parser kept {kept} of {all} characters")
    lines += list(_notes(document))
    if not any(lines):
        raise InputRejected("a document without text" if b"<pic:" not in source else "a scan without text")
    return Parsed((printed_row("\n".join(lines)),))


def _unpacked(content: bytes) -> bytes:
    """The main part, once all parts are known to unpack to no more than is allowed, whatever they declare."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            declared = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or declared > MOST_BYTES or _actual(archive, entries) > MOST_BYTES:
                raise InputRejected(f"unpacks to more than {MOST_BYTES} bytes or {MOST_ENTRIES} parts")
            return archive.read(DOCUMENT)
    except KeyError as error:
        raise InputRejected("not a Word document: a ZIP without word/document.xml") from error
    except BROKEN as error:
        raise InputRejected(f"a damaged DOCX: {error}") from error


def _actual(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> int:
    total = 0
    for entry in entries:
        with archive.open(entry) as part:
            while piece := part.read(2**20):
                total += len(piece)
                if total > MOST_BYTES:
                    return total
    return total


def _counted(source: bytes) -> int:
    """Characters of the main part's runs by its source, a text box's second copy left out."""
    texts = (match[1] for match in RUN_TEXT.finditer(source) if match[1] is not None)
    return letters(ENTITY.sub(b"x", b"".join(texts)).decode(errors="replace"))


def _lines(element: Any) -> Iterator[str]:
    """Paragraphs in the order of the document, those of a table's cells one after the other."""
    for paragraph in element.iter(qn("w:p")):
        if not any(parent.tag == FALLBACK for parent in paragraph.iterancestors()):
            for line in _text(paragraph).split("\n"):
                if line.strip():
                    yield line.rstrip()


def _text(paragraph: Any) -> str:
    """Its own runs, insertions and links included, but not those of a box within it."""
    pieces: list[str] = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if next(node.iterancestors(qn("w:p"))) is not paragraph:
            continue
        pieces.append(_run_text(node))
    return "".join(pieces)


def _run_text(node: Any) -> str:
    if node.tag == qn("w:t"):
        text = node.text or ""
        return shown_as_capitals(text) if _is_in_capitals(node) else text
    if node.tag == qn("w:tab"):
        return "\t" if node.getparent().tag == qn("w:r") else ""  # not a tab stop's definition
    return "-" if node.tag == qn("w:noBreakHyphen") else "\n"


def _is_in_capitals(node: Any) -> bool:
    for fonts in node.getparent().iterfind(f"{qn('w:rPr')}/{qn('w:rFonts')}"):
        if any(CAPITALS_FONT.search(name) for name in fonts.attrib.values()):
            return True
    return False


def _notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, which python-docx has no interface for, after the text."""
    for relation in document.part.rels.values():
        if relation.reltype.rpartition("/")[2] in NOTES and not relation.is_external:
            yield from _lines(parse_xml(relation.target_part.blob))
