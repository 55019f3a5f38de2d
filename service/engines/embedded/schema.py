"""The fields of index_config/fields.yml as a tantivy schema, and a document's values in them."""

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping
from itertools import chain
from typing import Any

import orjson
import tantivy

from service.analysis import Streams, analyse
from service.errors import ConfigurationError
from service.knowledge import FieldDefinition
from service.model import EnrichedDocument
from service.search import stored
from service.search.content import HELD, look_ups, searchable_text
from service.search.port import Record

DAY_ORDER = "day_order"
"""(published_at, id) as one sortable text; only dated documents have it."""
ID_ORDER = "id_order"

NUMBERED = ("category", "source", "issuer", "organization", "person", "number")
"""Facets of which an index may hold many values: each has a twin of numbers, which count fast."""

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
    for name in NUMBERED:
        builder.add_integer_field(numbers_of(name), indexed=True, fast=True)
    return builder.build()


def _add(builder: tantivy.SchemaBuilder, name: str, kind: str) -> None:
    match kind:
        case "id":
            builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
        case "key" | "starts":
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        case "facet":
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        case "held":
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
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
        **_facets(enriched),
        **_streams({"title": document.title or "", "text": searchable_text(document)}),
    }
    if document.published_at is not None:
        values[DAY_ORDER] = order_of(document.id, document.published_at.seconds)
    return Record(document.id, signature, orjson.dumps(values))


def numbers_of(facet: str) -> str:
    """The twin of a facet."""
    return f"{facet}_numbers"


def number_of(value: str) -> int:
    """63 bits: among a million values, the odds are ten million to one that no two are alike."""
    return int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest()) >> 1


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


def _facets(enriched: EnrichedDocument) -> dict[str, Any]:
    values = look_ups(enriched)
    twins = {numbers_of(name): [*map(number_of, values[name])] for name in NUMBERED if name in values}
    return values | twins


def _streams(texts: Mapping[str, str]) -> dict[str, str]:
    analysed = {field: analyse(text) for field, text in texts.items()}
    held = dict.fromkeys(chain.from_iterable(streams.folded.split() for streams in analysed.values()))
    fields = {HELD: " ".join(held)}
    for field, streams in analysed.items():
        fields |= _joined(field, streams)
    return fields


def _joined(field: str, streams: Streams) -> dict[str, str]:
    return {
        field: streams.syllables,
        f"{field}_bigrams": streams.bigrams,
        f"{field}_folded": streams.folded,
        f"{field}_folded_bigrams": streams.folded_bigrams,
        f"{field}_words": streams.words,
    }
