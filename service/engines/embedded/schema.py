"""The fields of index_config/fields.yml as a tantivy schema, and a document's values in them."""

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any

import orjson
import tantivy

from service.analysis import analyse
from service.errors import ConfigurationError
from service.knowledge import FieldDefinition
from service.model import EnrichedDocument
from service.search import stored
from service.search.content import look_ups, searchable_text
from service.search.port import Record

DAY_ORDER = "day_order"
"""(published_at, id) as one sortable text; only dated documents have it."""
ID_ORDER = "id_order"

GONE = "gone"

EPOCH_SHIFT = 10**11
"""Makes every year's seconds positive (year 1 begins at -62,135,622,000): text then sorts as they do."""


def schema(definitions: Mapping[str, FieldDefinition]) -> tantivy.Schema:
    """Raises ConfigurationError at a field type that isn't known."""
    builder = tantivy.SchemaBuilder()
    for name, field in definitions.items():
        _add(builder, name, field.type)
    for name in (DAY_ORDER, ID_ORDER):
        _add(builder, name, "facet")
    return builder.build()


def _add(builder: tantivy.SchemaBuilder, name: str, kind: str) -> None:
    match kind:
        case "id":
            builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
        case "key" | "starts":
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        case "facet":
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        case "terms":
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        case "stream":
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        case "integer":
            builder.add_integer_field(name, stored=True, indexed=True, fast=True)
        case "stored":
            builder.add_bytes_field(name, stored=True)
        case _:
            raise ConfigurationError(f"fields.yml: {name}: there is no field type {kind!r}")


def encode(enriched: EnrichedDocument, changed_at: dt.datetime) -> Record:
    """The whole work on one document that needs no index: it runs in worker processes."""
    document = enriched.document
    signature = stored.signature(document)
    values: dict[str, Any] = {
        **_identity(document.id, changed_at),
        "signature": signature_term(document.id, signature),
        "source_json": base64.b64encode(stored.dump(enriched)).decode(),
        **look_ups(enriched),
        **_streams("title", document.title or ""),
        **_streams("text", searchable_text(document)),
    }
    if document.published_at is not None:
        values[DAY_ORDER] = order_of(document.id, document.published_at.seconds)
    return Record(document.id, signature, orjson.dumps(values))


def encode_tombstone(id: str, changed_at: dt.datetime) -> bytes:
    return orjson.dumps(_identity(id, changed_at) | {"state": GONE})


def signature_term(id: str, signature: str) -> str:
    """Ids hold no control characters, so the parts can't run together."""
    return f"{id}\x1f{signature}"


def _identity(id: str, changed_at: dt.datetime) -> dict[str, Any]:
    return {"id": id, ID_ORDER: order_of(id), "changed_at": int(changed_at.timestamp() * 1000)}


def order_of(id: str, seconds: int | None = None) -> str:
    """Sorts as (seconds, id by code points) does; hexadecimal, as only plain words go into a range."""
    shifted = "" if seconds is None else f"{seconds + EPOCH_SHIFT:012d}"
    return shifted + id.encode().hex()


def _streams(field: str, text: str) -> dict[str, str]:
    streams = analyse(text)
    return {
        field: " ".join(streams.syllables),
        f"{field}_bigrams": " ".join(streams.bigrams),
        f"{field}_folded": " ".join(streams.folded),
        f"{field}_folded_bigrams": " ".join(streams.folded_bigrams),
        f"{field}_words": " ".join(streams.words),
    }
