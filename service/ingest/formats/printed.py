"""A directive's text, whatever file it came in, as a row: by its printed head, where it has one."""

import re

from service.extract.patterns import spelled
from service.extract.printed_head import read_printed_head
from service.ingest.formats.rows import Row
from service.ingest.page import parse_page
from service.text.characters import canonical, nfc
from service.text.legacy import repaired

HEAD = 3_000
"""Code points in which a head is over."""
FORMULAS = re.compile(
    spelled(canonical("Cộng hòa xã hội chủ nghĩa Việt Nam"))
    + "|"
    + spelled(canonical("Đảng Cộng sản Việt Nam"))
    + r"|[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d(?!\d)"
)


def printed_row(text: str, address: str | None = None) -> Row:
    """The whole text is the body, head and foot included. A directive is published the day it is signed.

    Without such a head it may be a news page that somebody printed: what its lines say is taken,
    and the text whole; `address` is where a browser printed it from.
    """
    text = _with_whole_formulas(repaired(nfc(text)).strip("\n"))
    head = read_printed_head(text)
    if head is None:
        return _page_row(text) | ({"url": address} if address else {})
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


def _with_whole_formulas(text: str) -> str:
    """The state's name and the day of signing on one line, which a narrow column broke."""
    head, rest = text[:HEAD], text[HEAD:]
    return FORMULAS.sub(lambda match: " ".join(match[0].split()), head) + rest


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
