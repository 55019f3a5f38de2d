"""A directive's text, whatever file it came in, as a row: by its printed head, where it has one."""

from service.extract.printed_head import read_printed_head
from service.ingest.formats.rows import Row
from service.text.characters import nfc
from service.text.legacy import repaired


def printed_row(text: str) -> Row:
    """The whole text is the body, head and foot included. A directive is published the day it is signed."""
    text = repaired(nfc(text)).strip("\n")
    head = read_printed_head(text)
    if head is None:
        return {"body": text}
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
