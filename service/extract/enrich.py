"""What is derived from one document alone: its people, its references, and its content's signature."""

import hashlib
from typing import get_args

from service.extract.cited import references_of
from service.extract.named import people_of
from service.model import Document, EnrichedDocument, TextField
from service.text.fold import fold
from service.text.syllables import syllables

FIELDS: tuple[TextField, ...] = get_args(TextField)
SIGNED_SYLLABLES, SIGNED_SIZE = 60, 600
"""A release's first sentences: reprints agree there, and differ in what is cut or added below."""


def enrich(document: Document) -> EnrichedDocument:
    """Works on the document's four texts; every mention is a slice of one of them."""
    texts = {name: text for name in FIELDS if (text := document.text_of(name))}
    return EnrichedDocument(
        document=document,
        people=people_of(texts, document.signers),
        references=references_of(texts, document.number),
        release=release(document),
    )


def release(document: Document) -> str:
    """Sixteen hex digits of the text's first syllables, folded; equal ones are near-duplicates.

    The title is left out where there is text enough, since portals give one release headlines of their own.
    """
    words = [syllable.text for syllable in syllables(fold((document.body or "")[:SIGNED_SIZE]))][
        :SIGNED_SYLLABLES
    ]
    if len(words) < SIGNED_SYLLABLES:
        rest = " ".join(filter(None, (document.title, document.summary, document.number)))
        words = [syllable.text for syllable in syllables(fold(rest))] + words
    return hashlib.blake2b(" ".join(words).encode(), digest_size=8).hexdigest()
