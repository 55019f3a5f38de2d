"""What is derived from one document alone: its people, its references, and its content's signature."""

from typing import get_args

from service.extract.blanks import Texts
from service.extract.cited import Own, references_of
from service.extract.named import people_of
from service.extract.release import release
from service.model import Document, EnrichedDocument, TextField

FIELDS: tuple[TextField, ...] = get_args(TextField)


def enrich(document: Document) -> EnrichedDocument:
    """Works on the document's four texts; every mention is a slice of one of them."""
    texts = Texts.of({name: text for name in FIELDS if (text := document.text_of(name))})
    own = Own.of(document.number, document.title if document.kind == "directive" else None)
    return EnrichedDocument(
        document=document,
        people=texts.people(people_of(texts.short, document.signers)),
        references=texts.references(references_of(texts.short, own)),
        release=release(document),
    )
