"""A document as JSON, the one form in which every engine keeps it, and its signature."""

import hashlib
from datetime import date
from typing import Any

import orjson

from service.model import Document, EnrichedDocument, Person, Published, Reference, Role, Span


def dump(enriched: EnrichedDocument) -> bytes:
    return orjson.dumps(enriched, default=str, option=orjson.OPT_PASSTHROUGH_SUBCLASS)


def load(text: bytes | str) -> EnrichedDocument:
    """The inverse of `dump`. Raises ValueError on anything else."""
    return from_values(orjson.loads(text))


def from_values(values: dict[str, Any]) -> EnrichedDocument:
    """A dumped document whose JSON is read already. Raises ValueError on anything else."""
    try:
        return EnrichedDocument(
            document=_document(values["document"]),
            people=tuple(map(_person, values["people"])),
            references=tuple(map(_reference, values["references"])),
            release=values["release"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a stored document: {error!r}") from error


def signature(document: Document) -> str:
    """Names an id with its content: equal for two documents only where they are the same."""
    content = orjson.dumps(document, default=str)
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _document(values: dict[str, Any]) -> Document:
    published = values["published_at"]
    return Document(
        **values
        | {
            "published_at": _published(published) if published else None,
            "signed_on": _day(values["signed_on"]),
            "effective_on": _day(values["effective_on"]),
            "signers": tuple(values["signers"]),
        }
    )


def _published(values: dict[str, Any]) -> Published:
    moment = f"{values['day']}T{values['at']}" if values["at"] else values["day"]
    return Published.parse(moment)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _spans(values: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(**span) for span in values)


def _person(values: dict[str, Any]) -> Person:
    roles = tuple(Role(**role | {"mentions": _spans(role["mentions"])}) for role in values["roles"])
    return Person(values["name"], values["key"], roles, _spans(values["mentions"]))


def _reference(values: dict[str, Any]) -> Reference:
    return Reference(**values | {"date": _day(values["date"]), "mentions": _spans(values["mentions"])})
