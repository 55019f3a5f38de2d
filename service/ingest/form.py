"""The form in which documents come in (docs/ingest.md), checked key by key."""

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from service.errors import InputRejected
from service.model import DocumentKind, Published
from service.text.characters import nfc
from service.text.legacy import repaired

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def _characters(value: str) -> str:
    """Refuses half a surrogate pair, which no file or answer could hold."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("must not hold lone surrogates") from error
    return value


def _text(value: str) -> str | None:
    """In NFC and of no old encoding; what holds no text at all is as good as absent."""
    return repaired(nfc(value)) if value.strip() else None


def _names(values: list[str]) -> list[str]:
    return [repaired(nfc(value)) for value in values if value.strip()]


def _identifier(value: str) -> str:
    """In NFC, as an address bar sends it."""
    value = nfc(value)
    if not 1 <= len(value) <= 512:
        raise ValueError("must be 1 to 512 code points long")
    if any(unicodedata.category(character) == "Cc" for character in value):
        raise ValueError("must not hold control characters")
    return value


def _link(value: str) -> str:
    """Only what is safe to be a link: no `javascript:`, no blanks that a browser would take out."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an http or https address")
    if value != value.strip() or any(unicodedata.category(character) == "Cc" for character in value):
        raise ValueError("must not hold control characters, or blanks around it")
    return value


def _day(value: object) -> dt.date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError("must be a day as YYYY-MM-DD")
    return dt.date.fromisoformat(value)


def _published(value: object) -> Published:
    if not isinstance(value, str) or not (DAY.fullmatch(value) or MOMENT.fullmatch(value)):
        raise ValueError("must be YYYY-MM-DD, or with a time YYYY-MM-DDTHH:MM[:SS]+07:00")
    return Published.parse(value)


String = Annotated[str, AfterValidator(_characters)]
Text = Annotated[String, AfterValidator(_text)]
Names = Annotated[list[String], AfterValidator(_names)]
Day = Annotated[dt.date, PlainValidator(_day)]


class DocumentForm(BaseModel):
    """The keys of one document. Null means absent."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Annotated[String, AfterValidator(_identifier)] | None = None
    url: Annotated[String, AfterValidator(_link)] | None = None
    kind: DocumentKind | None = None
    title: Text | None = None
    summary: Text | None = None
    body: Text | None = None
    published_at: Annotated[Published, PlainValidator(_published)] | None = None
    category: Text | None = None
    source: Text | None = None
    byline: Text | None = None
    views: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    number: Text | None = None
    issuer: Text | None = None
    signed_on: Day | None = None
    effective_on: Day | None = None
    signers: Names | None = None


KEYS = frozenset(DocumentForm.model_fields)


def checked(values: dict[str, Any]) -> DocumentForm:
    """Raises InputRejected that names every wrong key and says why."""
    try:
        return DocumentForm.model_validate(values)
    except ValidationError as error:
        raise InputRejected(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    unknown = [str(fault["loc"][0]) for fault in faults if fault["type"] == "extra_forbidden"]
    reasons = [
        f"{'.'.join(map(str, fault['loc'][:2]))}: {fault['msg'].removeprefix('Value error, ')}"
        for fault in faults
        if fault["type"] != "extra_forbidden"
    ]
    if unknown:
        reasons.append(f"unknown key{'s' if len(unknown) > 1 else ''}: {', '.join(unknown)}")
    return "; ".join(reasons)
