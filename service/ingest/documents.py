"""An input becomes a Document, or a Rejection that says why not."""

from dataclasses import fields
from typing import Any

import orjson

from service.errors import InputRejected
from service.ingest import ids
from service.ingest.directives import completed, directive_page, page_head
from service.ingest.form import DocumentForm, checked
from service.ingest.inputs import RawInput, Rejection
from service.ingest.mapping import AS_IS, Mapping
from service.ingest.page import parse_page
from service.model import Document
from service.text.characters import nfc
from service.text.decoding import decode
from service.text.legacy import repaired


def read_document(raw: RawInput, mapping: Mapping = AS_IS) -> Document | Rejection:
    """A Document of a line of JSON, of a page's text, or of a row that a parser made of a file."""
    values: dict[str, Any] = {}
    try:
        if raw.form == "page":
            text = decode(raw.content)
            return _document(checked(_page_values(repaired(text)) | mapping.constants), page=text)
        values = _object(raw.content)
        values = values | mapping.constants if raw.form == "row" else mapping.apply(values)
        return _document(checked(values))
    except InputRejected as error:
        id = values.get("id")
        return raw.rejected(str(error), id if isinstance(id, str) else None)


def as_input(document: Document) -> bytes:
    """The line of JSON that would come in as this very document."""
    values = {field.name: getattr(document, field.name) for field in fields(document)}
    known = {key: value for key, value in values.items() if value not in (None, ())}
    return orjson.dumps(known, default=str, option=orjson.OPT_PASSTHROUGH_DATACLASS)


def _object(content: bytes) -> dict[str, Any]:
    try:
        values = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        _refuse_other_than_utf8(content)
        raise InputRejected(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise InputRejected("not a JSON object")
    return values


def _refuse_other_than_utf8(content: bytes) -> None:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise InputRejected(f"not UTF-8: {error.reason} at byte {error.start}") from error


def _page_values(text: str) -> dict[str, Any]:
    page = parse_page(text.replace("\r\n", "\n"))
    news: dict[str, Any] = {
        "url": page.url,
        "title": page.title,
        "summary": page.summary,
        "body": page.body,
        "published_at": str(page.published_at) if page.published_at else None,
        "byline": page.byline,
        "views": page.views,
    }
    body = "\n".join(filter(None, (page.body, page.byline)))
    head = page_head(body)
    return news | directive_page(head, body, news["published_at"]) if head else news


def _document(form: DocumentForm, page: str | None = None) -> Document:
    if not form.title and not form.body:
        raise InputRejected("title or body must hold text")
    known = {key: value for key, value in form if value is not None}
    return completed(
        Document(**known | {"id": form.id or _id(form, page), "signers": tuple(form.signers or ())})
    )


def _id(form: DocumentForm, page: str | None) -> str:
    """Of a page without an address it is the whole text's, so that a better parser gives it no new one."""
    if form.url:
        return ids.from_url(form.url)
    if page is not None:
        return ids.from_text(nfc(page))
    day = form.published_at.day.isoformat() if form.published_at else None
    return ids.from_text(form.kind, form.number, form.title, form.summary, form.body, day)
