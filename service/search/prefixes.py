"""Literal prefixes in groups that an engine takes as one pattern."""

from collections.abc import Sequence

AUTOMATON = 500
"""Bytes of the prefixes of one group: both engines refuse an automaton of more than 1,000 states."""
LONGEST = 120
"""Code points, of four bytes each at most."""


def groups(prefixes: Sequence[str]) -> list[tuple[str, ...]]:
    """All the prefixes, each once. A very long one is cut, and so lets too much through."""
    found: list[list[str]] = []
    room = 0
    for prefix in sorted({prefix[:LONGEST] for prefix in prefixes}):
        size = len(prefix.encode())
        if not found or size > room:
            found.append([])
            room = AUTOMATON
        found[-1].append(prefix)
        room -= size
    return [tuple(group) for group in found]
