"""What is left of a plan for counting matches what the plan matches."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.embedded.matching import matching, of_content
from service.search.plan import (
    All,
    Any,
    Boost,
    Constant,
    DisMax,
    Everything,
    Node,
    Not,
    Nothing,
    Phrase,
    Prefer,
    Range,
    Rarity,
    Term,
    Terms,
)

a, b, c, d = (Term("text", word) for word in "abcd")

TABLE: list[tuple[Node, Node]] = [
    (Prefer(All((Constant(a, 0.0),)), (b, c)), a),
    (Boost(DisMax((a, b)), 2.0), Any((a, b))),
    (Any((Constant(Any((a, b)), 0.0), Any((c,)))), Any((a, b, c))),
    (Any((a, b), 2), All((a, b))),
    (Any((a, b, c), 2), Any((All((b, a)), All((c, Any((a, b))))))),
    (Any((a, b, c, d), 3), Any((a, b, c, d), 3)),
    (All((Boost(a, 2.0), Not(Constant(b, 1.0)))), All((a, Not(b)))),
    (Everything(), Everything()),
]


@pytest.mark.parametrize(("node", "expected"), TABLE)
def test_matching(node: Node, expected: Node) -> None:
    assert matching(node) == expected


OF_CONTENT: list[tuple[Node, bool]] = [
    (a, True),
    (Term("state", "gone"), False),
    (Terms("id", ("a",)), False),
    (Phrase("people", ("an", "|")), True),
    (Any((a, b), 2), True),
    (Any((a, Everything())), False),
    (All((Everything(), a)), True),
    (All((Everything(), Range("changed_at", 0, None))), False),
    (Not(a), False),
    (Prefer(a, (Everything(),)), True),
    (Prefer(Everything(), (a,)), False),
    (Boost(Constant(DisMax((a, Rarity("text", "b"))), 1.0), 2.0), True),
]


@pytest.mark.parametrize(("node", "expected"), OF_CONTENT)
def test_what_no_tombstone_matches(node: Node, expected: bool) -> None:
    assert of_content(node) is expected


def _holds(node: Node, words: frozenset[str]) -> bool:
    """What a node means, said once more and slowly: of a document that holds these words."""
    match node:
        case Everything():
            return True
        case Nothing():
            return False
        case Term(value=value):
            return value in words
        case All(children):
            return all(_holds(child, words) for child in children)
        case Any(children, minimum):
            return sum(_holds(child, words) for child in children) >= minimum
        case DisMax(children):
            return any(_holds(child, words) for child in children)
        case Not(child):
            return not _holds(child, words)
        case Boost(child) | Constant(child) | Prefer(child):
            return _holds(child, words)
        case _:
            raise AssertionError(node)


terms: st.SearchStrategy[Node] = st.sampled_from([a, b, c, d, Everything(), Nothing()])


def _larger(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=1, max_size=6).map(tuple)
    return st.one_of(
        several.map(All),
        several.map(DisMax),
        several.flatmap(lambda few: st.builds(Any, st.just(few), st.integers(1, len(few)))),
        nodes.map(Not),
        nodes.map(lambda node: Boost(node, 2.0)),
        nodes.map(lambda node: Constant(node, 1.0)),
        st.builds(Prefer, nodes, several),
    )


WORDS = [frozenset(some) for size in range(5) for some in combinations("abcd", size)]


@given(st.recursive(terms, _larger, max_leaves=20))
def test_the_same_documents_match(node: Node) -> None:
    assert [_holds(matching(node), words) for words in WORDS] == [_holds(node, words) for words in WORDS]
