"""What a user would take instead, each with the same documents and asked the same questions.

A peer is a context manager that yields how it is asked: the ids of the ten best documents for the words of a
question, any of which may be missing. One whose software isn't there raises Missing.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.speed.corpus import Page
from service.text.syllables import syllables

Ask = Callable[[str], list[str]]
Peer = Callable[[Path, Iterable[Page]], AbstractContextManager[Ask]]
"""Takes an own folder, in which what was built before is used again, and the documents."""

TOP = 10


class Missing(Exception):
    """The peer isn't installed here."""


def words(question: str) -> list[str]:
    """The syllables, each once, as they were typed; a peer folds them as it folds its documents."""
    return list(dict.fromkeys(syllable.text.lower() for syllable in syllables(question)))
