"""A document as JSON, the one form in which every engine keeps it, and its signature."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import orjson

from service.model import Document, EnrichedDocument, Person, Reference


def dump(enriched: EnrichedDocument) -> bytes:
    return orjson.dumps(enriched, default=str, option=orjson.OPT_PASSTHROUGH_SUBCLASS)


class _Stored(msgspec.Struct):
    """An EnrichedDocument of which no part may be missing."""

    document: Document
    people: tuple[Person, ...]
    references: tuple[Reference, ...]
    release: str


def load(text: bytes | str) -> EnrichedDocument:
    """The inverse of `dump`. Raises ValueError on anything else."""
    with _reading():
        return _enriched(_DECODER.decode(text))


def from_values(values: dict[str, Any]) -> EnrichedDocument:
    """A dumped document whose JSON is read already. Raises ValueError on anything else."""
    with _reading():
        return _enriched(msgspec.convert(values, _Stored))


def signature(document: Document) -> str:
    """Names an id with its content: equal for two documents only where they are the same."""
    content = orjson.dumps(document, default=str)
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _enriched(stored: _Stored) -> EnrichedDocument:
    return EnrichedDocument(stored.document, stored.people, stored.references, stored.release)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except msgspec.MsgspecError as error:
        raise ValueError(f"not a stored document: {error}") from error


_DECODER = msgspec.json.Decoder(_Stored)
