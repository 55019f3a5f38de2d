"""What a plan matches, without what only scores: for counting, and where a constant stands for the score.

tantivy counts "at least two of these" several times as fast when it is said as unions and intersections.
"""

from collections.abc import Iterator

from service.search.plan import (
    All,
    Any,
    Boost,
    Constant,
    DisMax,
    Node,
    Not,
    Phrase,
    PhrasePrefix,
    Prefer,
    Rarity,
    Term,
    Terms,
)

OF_TOMBSTONES = frozenset({"id", "state"})
"""Fields of exact terms by which a tombstone is found."""

MOST_PAIRED = 5
"""Children up to which "at least two" is faster as pairs than counted one by one: 1.7 times for three
children, 1.3 times for five, no more for six; "at least three" never is."""


def matching(node: Node) -> Node:
    """A node that matches the same documents; its score means nothing."""
    match node:
        case Prefer(required=inner) | Boost(child=inner) | Constant(child=inner):
            return matching(inner)
        case Not(child=inner):
            return Not(matching(inner))
        case All(children):
            return _all(tuple(map(matching, children)))
        case DisMax(children):
            return _any(tuple(map(matching, children)))
        case Any(children, minimum):
            return _at_least(minimum, tuple(map(matching, children)))
        case _:
            return node


def of_content(node: Node) -> bool:
    """Whether no tombstone can match: one has neither text nor any other of a document's values."""
    match node:
        case Term(field) | Terms(field):
            return field not in OF_TOMBSTONES
        case Rarity() | Phrase() | PhrasePrefix():
            return True
        case Prefer(required=inner) | Boost(child=inner) | Constant(child=inner):
            return of_content(inner)
        case All(children):
            return any(map(of_content, children))
        case Any(children) | DisMax(children):
            return all(map(of_content, children))
        case _:
            return False


def _all(children: tuple[Node, ...]) -> Node:
    return children[0] if len(children) == 1 else All(children)


def _any(children: tuple[Node, ...]) -> Node:
    """One union, however deep unions stand in each other: tantivy merges plain terms fastest."""
    flat = tuple(_flattened(children))
    return flat[0] if len(flat) == 1 else Any(flat)


def _flattened(children: tuple[Node, ...]) -> Iterator[Node]:
    for child in children:
        if isinstance(child, Any) and child.minimum <= 1:
            yield from child.children
        else:
            yield child


def _at_least(minimum: int, children: tuple[Node, ...]) -> Node:
    if minimum <= 1:
        return _any(children)
    if minimum == len(children):
        return _all(children)
    if minimum == 2 and len(children) <= MOST_PAIRED:
        return Any(tuple(All((child, _any(children[:i]))) for i, child in enumerate(children) if i))
    return Any(children, minimum)
