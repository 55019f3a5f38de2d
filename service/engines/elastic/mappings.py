"""The fields of index_config/fields.yml as an Elasticsearch mapping.

A text that is analysed here is one field, and its other streams are fields of that field: `title_folded` of a
plan is `title.folded`. What Python has segmented comes in fields of its own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from service.errors import ConfigurationError
from service.knowledge import FieldDefinition
from service.search.content import HELD

REVISION = "revision"
"""The number of the commit that wrote a document: what a reindex copies in a later pass."""

LABELS = "labels"
"""How a document writes its facet values: read beside the counts without the document itself."""

LONGEST_KEY = 8_191
"""Code points: Lucene refuses a document with a term beyond 32,766 bytes."""

STREAMS = {
    "bigrams": "vietnamese_bigrams",
    "folded": "vietnamese_folded",
    "folded_bigrams": "vietnamese_folded_bigrams",
}
"""What a plan adds to a field's name, longest ending first when it is looked for, and who analyses it."""

COPIED = ("title", "text")
"""Fields whose folded syllables HELD has, too."""

ADDED: dict[str, dict[str, Any]] = {
    "person": {
        "name": {"type": "text", "analyzer": "vietnamese_name"},
        "folded": {"type": "text", "analyzer": "vietnamese_folded"},
    },
    "number": {"any": {"type": "keyword", "normalizer": "document_number", "ignore_above": LONGEST_KEY}},
}
"""Fields that this service doesn't ask for: they let another program find a name or a number as typed."""


def mappings(definitions: Mapping[str, FieldDefinition]) -> dict[str, Any]:
    """Raises ConfigurationError at a field type that isn't known."""
    properties: dict[str, Any] = {}
    for name, field in definitions.items():
        base, stream = parted(name, definitions)
        described = _field(name, field.type, analysed(name, definitions))
        if stream:
            described["analyzer"] = STREAMS[stream]
            properties[base].setdefault("fields", {})[stream] = described
        else:
            properties[name] = described
    for name in COPIED:
        properties[name]["copy_to"] = [HELD]
    for name, fields in ADDED.items():
        properties[name]["fields"] = fields
    properties[REVISION] = {"type": "long"}
    properties[LABELS] = {"type": "keyword", "index": False, "ignore_above": LONGEST_KEY}
    kept = [name for name, field in definitions.items() if _is_segmented(name, field, definitions)]
    return {
        "_meta": {"generated_from": ["fields.yml"], "by": "python -m service.engines.elastic.generate"},
        "dynamic": "strict",
        "_source": {"excludes": [*kept, LABELS]},
        "properties": properties,
    }


def path(name: str, definitions: Mapping[str, FieldDefinition]) -> str:
    """Where a field of a plan is in the index."""
    base, stream = parted(name, definitions)
    return f"{base}.{stream}" if stream else base


def parted(name: str, definitions: Iterable[str]) -> tuple[str, str]:
    """A stream's field and ending: `title_folded_bigrams` is `title`, `folded_bigrams`."""
    for ending in sorted(STREAMS, key=len, reverse=True):
        base = name.removesuffix(f"_{ending}")
        if base != name and base in definitions:
            return base, ending
    return name, ""


def analysed(name: str, definitions: Iterable[str]) -> bool:
    """Whether Elasticsearch takes the text as it is, to make all streams itself."""
    return f"{name}_folded" in definitions


def _is_segmented(name: str, field: FieldDefinition, definitions: Mapping[str, FieldDefinition]) -> bool:
    return (
        field.type in ("terms", "stream")
        and not parted(name, definitions)[1]
        and not analysed(name, definitions)
    )


def _field(name: str, kind: str, is_analysed: bool) -> dict[str, Any]:
    analyzer = "vietnamese" if is_analysed else "segmented"
    match kind:
        case "id":
            return {"type": "keyword"}
        case "key":
            return {"type": "keyword", "doc_values": False, "ignore_above": LONGEST_KEY}
        case "facet" | "starts":
            return {"type": "keyword", "ignore_above": LONGEST_KEY}
        case "held":
            return {
                "type": "text",
                "analyzer": "vietnamese_folded",
                "index_options": "docs",
                "norms": False,
            }
        case "terms":
            return {"type": "text", "analyzer": analyzer, "index_options": "freqs"}
        case "stream":
            return {"type": "text", "analyzer": analyzer}
        case "integer":
            return {"type": "long"}
        case "stored":
            return {"type": "object", "enabled": False}
        case _:
            raise ConfigurationError(f"fields.yml: {name}: there is no field type {kind!r}")
