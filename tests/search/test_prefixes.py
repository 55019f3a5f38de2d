"""Prefixes in groups: none is lost, and none of the groups is too large."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.search.prefixes import AUTOMATON, LONGEST, groups


@pytest.mark.parametrize(
    ("prefixes", "grouped"),
    [
        ((), []),
        (("đỗ-",), [("đỗ-",)]),
        (("b", "a", "b"), [("a", "b")]),
        (("a" * 300, "a" * 400), [("a" * LONGEST,)]),
        (
            tuple(f"{n}{'x' * 99}" for n in range(6)),
            [tuple(f"{n}{'x' * 99}" for n in range(5)), ("5" + "x" * 99,)],
        ),
    ],
)
def test_groups(prefixes: tuple[str, ...], grouped: list[tuple[str, ...]]) -> None:
    assert groups(prefixes) == grouped


@given(st.lists(st.text(max_size=200), max_size=60))
def test_every_prefix_is_in_one_group(prefixes: list[str]) -> None:
    found = groups(prefixes)
    assert sorted(one for group in found for one in group) == sorted({one[:LONGEST] for one in prefixes})
    assert all(sum(len(one.encode()) for one in group) <= AUTOMATON for group in found)
