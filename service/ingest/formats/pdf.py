"""A PDF's text, page by page, by PDFium."""

from contextlib import closing
from dataclasses import replace

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from service.errors import InputRejected
from service.ingest.formats.glyphs import page_lines
from service.ingest.formats.paragraphs import PrintedLine, joined, printed_from, without_furniture
from service.ingest.formats.printed import printed_row
from service.ingest.formats.rows import Parsed
from service.text.legacy import repaired

MOST_PAGES = 5_000
FEWEST = 8
"""Characters; a page with fewer and a picture is a scan, its stamp or page number apart."""


def parse_pdf(content: bytes) -> Parsed:
    """Raises InputRejected where it holds no text, as a scan doesn't."""
    with closing(_opened(content)) as document:
        return _parsed(document)


def _opened(content: bytes) -> PdfDocument:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise InputRejected("an encrypted PDF that needs a password") from error
        raise InputRejected(f"a damaged PDF: {error}") from error
    if len(document) > MOST_PAGES:
        raise InputRejected(f"a PDF of more than {MOST_PAGES} pages")
    return document


def _parsed(document: PdfDocument) -> Parsed:
    pages: list[list[PrintedLine]] = []
    scans: list[int] = []
    for number in range(1, len(document) + 1):
        with closing(_page(document, number)) as page:
            lines = _lines(page)
            if sum(len(line.text) for line in lines) < FEWEST and _has_picture(page):
                scans.append(number)
        pages.append(lines)
    paragraphs = joined(without_furniture(pages))
    if len(scans) == len(pages) or not paragraphs:
        raise InputRejected("a scan without text" if scans else "a PDF without text")
    address = next(filter(None, map(printed_from, pages)), None)
    holes = tuple(f"page {number} of {len(pages)} is a scan without text" for number in scans)
    return Parsed((printed_row("\n".join(paragraphs), address),), holes)


def _page(document: PdfDocument, number: int) -> PdfPage:
    try:
        return document[number - 1]
    except PdfiumError as error:
        raise InputRejected(f"a damaged PDF: {error} {number}") from error


def _lines(page: PdfPage) -> list[PrintedLine]:
    """Of no old encoding any more: what is a capital decides where paragraphs end."""
    with closing(page.get_textpage()) as text:
        lines = page_lines(text)
    if not lines:
        return []
    texts = repaired("\n".join(line.text for line in lines)).split("\n")
    return [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]


def _has_picture(page: PdfPage) -> bool:
    return next(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None
