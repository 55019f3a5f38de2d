"""What kind of file it is: by its name, unless its first bytes say otherwise."""

import re

from service.ingest.inputs import Form

FORMS: dict[str, Form] = {
    ".jsonl": "json",
    ".jsonl.gz": "json",
    ".txt": "page",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "html",
    ".mht": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".rss": "rss",
    ".atom": "rss",
    ".xml": "rss",
}
PEEK = 4_096
"""Bytes that are looked at."""
BLANKS = b" \t\r\n\xef\xbb\xbf"
PAGE = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.I | re.S
)
FEED = re.compile(
    rb"(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!doctype[^>]*>\s*)*<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I | re.S
)
ARCHIVE = re.compile(rb"(?:^|\n)(?:MIME-Version:|From: <Saved by)", re.I)
PICTURES = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"GIF8": "GIF",
    b"BM": "BMP",
}
OTHERS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.doc, .xls)",
    b"{\\rtf": "an RTF file",
    b"mimetypeapplication/vnd.oasis.opendocument.": "an OpenDocument file",
}
"""What is known by its first bytes, and not read."""


def form_of(name: str, head: bytes = b"") -> Form | None:
    """How a file of that name and with those first bytes is read; None where it isn't."""
    named = next((form for ending, form in FORMS.items() if name.lower().endswith(ending)), None)
    if named == "json":
        return named
    return None if _other(head) else _by_content(head) or named


def why_not(head: bytes) -> str:
    """Of a file that isn't read: the reason."""
    picture = next((kind for magic, kind in PICTURES.items() if head.startswith(magic)), None)
    if picture:
        return f"a {picture} picture: a scan without text"
    other = _other(head)
    if other:
        return f"{other}: save it as DOCX or PDF"
    return f"not a kind of file that is read ({' '.join(FORMS)})"


def _other(head: bytes) -> str | None:
    """An OpenDocument's name is behind the 30 bytes of a ZIP's first head."""
    return next((kind for magic, kind in OTHERS.items() if magic in head[: 30 + len(magic)]), None)


def _by_content(head: bytes) -> Form | None:
    start = head.lstrip(BLANKS)
    if b"%PDF-" in head[:1_024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if PAGE.match(start) or (ARCHIVE.search(head) and b"multipart/related" in head.lower()):
        return "html"
    return "rss" if FEED.match(start) else None
