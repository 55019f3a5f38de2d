"""Indices by their names, and aliases for the one that answers and the one before.

tracuu                  alias of the index that answers
tracuu-previous         alias of the one before the last rebuild, for a rollback
tracuu-DIGEST-NUMBER    an index; the digest is of the configuration that made it
tracuu-state            locks and progress
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """`name` is the alias that all reads go through."""

    name: str

    @property
    def previous(self) -> str:
        return f"{self.name}-previous"

    @property
    def state(self) -> str:
        return f"{self.name}-state"

    def index(self, digest: str, number: int) -> str:
        return f"{self.name}-{digest}-{number}"

    def number(self, index: str) -> int | None:
        """The number in an index's name; None of a name that isn't ours."""
        found = re.fullmatch(re.escape(self.name) + r"-[0-9a-f]+-(\d+)", index)
        return int(found[1]) if found else None

    def digest(self, index: str) -> str:
        return index.rpartition("-")[0].removeprefix(f"{self.name}-")
