"""A PDF's text, page by page, by pypdf."""

import io
import warnings
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from service.errors import InputRejected
from service.ingest.formats.paragraphs import joined, without_page_number
from service.ingest.formats.printed import printed_row
from service.ingest.formats.rows import Parsed, squeezed

MOST_PAGES = 5_000
FEWEST = 8
"""Characters; a page with fewer and a picture is a scan, its stamp or page number apart."""


def parse_pdf(content: bytes) -> Parsed:
    """Raises InputRejected where it holds no text, as a scan doesn't."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return _parsed(_opened(content))
    except PyPdfError as error:
        raise InputRejected(f"a damaged PDF: {type(error).__name__}: {error}") from error


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputRejected("an encrypted PDF that needs a password")
    if len(reader.pages) > MOST_PAGES:
        raise InputRejected(f"a PDF of more than {MOST_PAGES} pages")
    return reader


def _parsed(reader: PdfReader) -> Parsed:
    paragraphs: list[str] = []
    scans: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        lines = list(_lines(page))
        if sum(map(len, lines)) < FEWEST and _has_picture(page):
            scans.append(number)
        paragraphs += joined(without_page_number(lines))
    if len(scans) == len(reader.pages) or not any(paragraphs):
        raise InputRejected("a scan without text" if scans else "a PDF without text")
    holes = tuple(f"page {number} of {len(reader.pages)} is a scan without text" for number in scans)
    return Parsed((printed_row("\n".join(paragraphs)),), holes)


def _lines(page: PageObject) -> Iterator[str]:
    for line in page.extract_text().split("\n"):
        text = squeezed(_whole(line))
        if text:
            yield text


def _whole(text: str) -> str:
    """Halves of surrogate pairs joined, or replaced where one is alone: some fonts' tables give them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    contents = page.get_contents()
    return bool(objects) or (contents is not None and b"BI" in contents.get_data())
