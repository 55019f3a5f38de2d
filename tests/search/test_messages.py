"""Every code that is raised has a message in both languages, and the reader's language is found."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import Fault
from service.search.messages import FAULTS, LANGUAGES, NOTES, Language, note, preferred, render

SERVICE = Path(__file__).resolve().parents[2] / "service"


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Every `Fault(...)` of the code, with the place it is at."""
    for path in SERVICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                yield f"{path.name}:{node.lineno}", node


@pytest.mark.parametrize(("place", "call"), list(raised()), ids=[place for place, _ in raised()])
def test_a_raised_code_has_messages_that_its_values_fill(place: str, call: ast.Call) -> None:
    code = call.args[1]
    assert isinstance(code, ast.Constant), "a code is written where it is raised, so that this test sees it"
    given = call.args[2].keys if len(call.args) > 2 and isinstance(call.args[2], ast.Dict) else []
    values = {key.value for key in given if isinstance(key, ast.Constant)}
    for language in LANGUAGES:
        wanted = {
            name for _, name, _, _ in string.Formatter().parse(FAULTS[str(code.value)][language]) if name
        }
        assert wanted <= values


@pytest.mark.parametrize("catalogue", [FAULTS, NOTES], ids=["faults", "notes"])
def test_each_message_is_in_both_languages(catalogue: dict[str, dict[Language, str]]) -> None:
    for texts in catalogue.values():
        assert set(texts) == set(LANGUAGES)
        assert texts["vi"] != texts["en"]
        assert all(text.endswith((".", ").")) for text in texts.values())


def test_renders() -> None:
    fault = Fault("q", "too_long", {"length": 1200, "limit": 1000})
    assert render(fault, "vi") == "Dài 1200 ký tự, nhiều nhất là 1000."
    assert render(fault, "en") == "It has 1200 characters; at most 1000 are allowed."
    assert "1,000" in note("relevance_depth", "en")
    assert "1.000" in note("relevance_depth", "vi")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "vi"),
        ("", "vi"),
        ("*", "vi"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en,vi", "vi"),
        ("fr", "vi"),
        ("fr, *;q=0.5", "vi"),
        ("en;q=0", "vi"),
        ("en;q=nonsense", "vi"),
        ("en;q=0.5, vi;q=0.6", "vi"),
        ("english", "vi"),
        ("vi-VN, en-US;q=0.9, vi;q=0.1", "vi"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("en-US,en;q=0.9,vi;q=0.8", "en"),
        ("fr, en;q=0.3", "en"),
        ("en ; q=0.7 , vi;q=0.65", "en"),
        ("en-US, vi;q=0.95, en;q=0.9", "en"),
        ("en, *;q=0.5", "en"),
        ("*, vi;q=0.5", "en"),
    ],
)
def test_preferred_language(header: str | None, language: Language) -> None:
    assert preferred(header) == language
