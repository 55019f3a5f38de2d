"""What an index is made with: index_config/elasticsearch, as `generate` writes it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from service import knowledge
from service.knowledge import FieldDefinition

FOLDER = "elasticsearch"


@dataclass(frozen=True, slots=True)
class Definition:
    """Settings and mappings of a new index, and the fields that they stand for."""

    settings: dict[str, Any]
    mappings: dict[str, Any]
    template: dict[str, Any]
    fields: dict[str, FieldDefinition]

    def digest(self, knowledge: str) -> str:
        """Twelve hex digits that change with anything an index depends on, the knowledge's digest too."""
        state = hashlib.sha256(knowledge.encode())
        for part in (self.settings, self.mappings):
            state.update(json.dumps(part, sort_keys=True).encode())
        return state.hexdigest()[:12]


@cache
def shipped() -> Definition:
    """The definition that this installation ships."""
    folder = files("index_config") / FOLDER
    settings, mapping, template = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("settings", "mappings", "template")
    )
    return Definition(settings, mapping, template, knowledge.load().fields)
