"""What a directive's own title and printed head say of it, where its input doesn't."""

from dataclasses import replace

from service.extract.head import Head, read_printed_head, read_title_line
from service.model import Document


def completed(document: Document) -> Document:
    """A directive with number, issuer, day and title of its title line and its head; what came in wins."""
    if document.kind != "directive" or None not in _known(document):
        return document
    line = read_title_line(document.title or "")
    head = read_printed_head(document.body or "")
    number = line.number or head.number
    return replace(
        document,
        number=document.number or (str(number) if number else None),
        issuer=document.issuer or head.issuer or line.issuer,
        signed_on=document.signed_on or line.date or head.date,
        title=document.title or head.title,
    )


def printed_head(text: str) -> Head | None:
    """The head of a page that is a directive itself: a motto, a number and a day."""
    head = read_printed_head(text)
    return head if head.number and head.date else None


def _known(document: Document) -> tuple[object, ...]:
    return document.number, document.issuer, document.signed_on, document.title
