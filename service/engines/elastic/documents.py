"""A document as Elasticsearch keeps it, and back."""

import datetime as dt
import hashlib
from typing import Any

import orjson

from service.analysis import compounds
from service.engines.elastic.compile import GONE
from service.engines.elastic.labels import written
from service.engines.elastic.mappings import LABELS
from service.model import EnrichedDocument
from service.search import stored
from service.search.content import look_ups, searchable_text
from service.search.port import Record, Stored

LONGEST_ID = 512
"""Bytes that Elasticsearch's own `_id` may have; ours may have four times as many."""

READ = ["id", "state", "changed_at", "source_json"]
"""What makes a Stored."""


def encode(enriched: EnrichedDocument, changed_at: dt.datetime) -> Record:
    """The whole work on one document that needs no index: it runs in worker processes.

    Elasticsearch analyses the texts itself, all but pyvi's words.
    """
    document = enriched.document
    signature = stored.signature(document)
    texts = {"title": document.title or "", "text": searchable_text(document)}
    values: dict[str, Any] = {
        **_identity(document.id, changed_at),
        "signature": signature,
        **look_ups(enriched),
        LABELS: written(enriched),
        **texts,
        **{f"{field}_words": compounds(text) for field, text in texts.items()},
        "source_json": orjson.Fragment(stored.dump(enriched)),
    }
    return Record(document.id, signature, orjson.dumps(values))


def encode_tombstone(id: str, changed_at: dt.datetime) -> bytes:
    return orjson.dumps(_identity(id, changed_at) | {"state": GONE})


def key_of(id: str) -> str:
    """The `_id` of a document: its own id, or for a very long one a digest that no id can be."""
    text = id.encode()
    if len(text) <= LONGEST_ID:
        return id
    return "\x1f" + hashlib.blake2b(text, digest_size=32).hexdigest()


def read(source: dict[str, Any]) -> Stored:
    changed_at = dt.datetime.fromtimestamp(source["changed_at"] / 1000, dt.UTC)
    kept = source.get("source_json")
    return Stored(source["id"], stored.from_values(kept) if kept else None, changed_at)


def _identity(id: str, changed_at: dt.datetime) -> dict[str, Any]:
    return {"id": id, "changed_at": int(changed_at.timestamp() * 1000)}
