"""A rewritten text that knows the way back."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Change(NamedTuple):
    """Where a step changed the length: `[start, end)` of its result, and the slice that stood there."""

    start: int
    end: int
    source_start: int
    source_end: int


Step = Callable[[str], tuple[str, Sequence[Change]]]
"""Gives the new text, and its changes of length from left to right; all else keeps its place in order."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`changes` has an item for each step that moved a character: none, and offsets are the source's."""

    text: str
    changes: tuple[Sequence[Change], ...] = ()

    def through(self, *steps: Step) -> "Mapped":
        text, all_changes = self.text, self.changes
        for step in steps:
            text, changes = step(text)
            if changes:
                all_changes += (changes,)
        return Mapped(text, all_changes)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest slice of the source (in NFC) that `text[start:end]` was written from."""
        for changes in reversed(self.changes):
            first, last = _origin(changes, start), _origin(changes, max(start, end - 1))
            start, end = first[0], last[1] if end > start else first[0]
        return start, end


def _origin(changes: Sequence[Change], position: int) -> tuple[int, int]:
    """The slice, before these changes, that the character at `position` was written from."""
    index = bisect_right(changes, position, key=lambda change: change.start) - 1
    if index < 0:
        return position, position + 1
    change = changes[index]
    if position < change.end:
        return change.source_start, change.source_end
    moved = position - change.end + change.source_end
    return moved, moved + 1
