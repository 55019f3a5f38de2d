"""From a file's bytes to rows, each with the id that it has where it brings no address."""

import hashlib
from collections.abc import Callable

from service.errors import InputRejected
from service.ingest.formats.docx import parse_docx
from service.ingest.formats.feed import parse_feed
from service.ingest.formats.html import parse_html
from service.ingest.formats.pdf import parse_pdf
from service.ingest.formats.rows import Parsed, Row

PARSERS: dict[str, Callable[[bytes], Parsed]] = {
    "html": parse_html,
    "pdf": parse_pdf,
    "docx": parse_docx,
    "rss": parse_feed,
}


def parse(form: str, content: bytes) -> Parsed:
    """Raises InputRejected, which says why; anything else a parser raises is the caller's to catch."""
    parsed = PARSERS[form](content)
    whole = hashlib.blake2b(content, digest_size=12).hexdigest()
    single = len(parsed.rows) == 1 and form != "rss"
    rows = (_identified(row, f"file-{whole}" if single else None) for row in parsed.rows)
    return Parsed(tuple(rows), parsed.holes)


def _identified(row: Row, id: str | None) -> Row:
    known = {key: value for key, value in row.items() if value not in (None, [], "")}
    if "title" not in known and "body" not in known:
        raise InputRejected("no text in it")
    return known if "url" in known or id is None else {"id": id} | known
