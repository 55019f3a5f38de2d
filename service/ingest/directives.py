"""What a directive's own title and printed head say of it, where its input doesn't."""

from dataclasses import replace
from typing import Any

from service.extract.printed_head import PrintedHead, read_printed_head
from service.extract.title_line import read_title_line
from service.model import Document


def completed(document: Document) -> Document:
    """A directive with what its title line and its printed head say; what came in wins."""
    stated = (document.number, document.issuer, document.signed_on, document.title)
    if document.kind != "directive" or None not in stated:
        return document
    line = read_title_line(document.title or "")
    head = read_printed_head(document.body or "") or PrintedHead()
    return replace(
        document,
        number=document.number or (str(line.number) if line.number else head.number),
        issuer=document.issuer or head.issuer or line.issuer,
        signed_on=document.signed_on or line.date or head.signed_on,
        title=document.title or head.title,
        signers=document.signers or head.signers,
    )


def page_head(text: str) -> PrintedHead | None:
    """The head of a page that is a directive itself: it has a number and a day."""
    head = read_printed_head(text)
    return head if head and head.number and head.signed_on else None


def directive_page(head: PrintedHead, text: str, published_at: str | None) -> dict[str, Any]:
    """The values of a page that is a directive; without a day of its own it has that of signing."""
    return {
        "kind": "directive",
        "title": head.title,
        "body": text,
        "byline": None,
        "published_at": published_at or (head.signed_on.isoformat() if head.signed_on else None),
    }
