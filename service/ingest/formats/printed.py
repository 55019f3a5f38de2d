"""A directive's text, whatever file it came in, as a row: by its printed head, where it has one."""

from service.extract.printed_head import read_printed_head
from service.ingest.formats.rows import Row
from service.ingest.page import parse_page
from service.text.characters import nfc
from service.text.legacy import repaired


def printed_row(text: str) -> Row:
    """The whole text is the body, head and foot included. A directive is published the day it is signed.

    Without such a head it may be a news page that somebody printed: what its lines say is taken,
    and the text whole.
    """
    text = repaired(nfc(text)).strip("\n")
    head = read_printed_head(text)
    if head is None:
        return _page_row(text)
    day = head.signed_on.isoformat() if head.signed_on else None
    return {
        "kind": "directive",
        "title": head.title,
        "body": text,
        "published_at": day,
        "category": head.kind,
        "number": head.number,
        "issuer": head.issuer,
        "signed_on": day,
        "signers": list(head.signers),
    }


def _page_row(text: str) -> Row:
    page = parse_page(text)
    published = str(page.published_at) if page.published_at else None
    return {
        "title": page.title,
        "body": text,
        "published_at": published,
        "byline": page.byline,
        "views": page.views,
    }
