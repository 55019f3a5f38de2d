"""Phrases of the tables, found at a place and anywhere."""

import pytest

from service.extract.patterns import Finder, Phrases, places_of, word_start

PHRASES = ["nghị quyết", "nghị định", "luật", "bộ luật", "uỷ ban", "uỷ ban nhân dân", "NQ", "đ/c"]

TEXTS = [
    ("Nghị quyết", ["Nghị quyết"]),
    ("theo NGHỊ  QUYẾT và nghị\nđịnh", ["NGHỊ  QUYẾT", "nghị\nđịnh"]),
    ("Bộ luật, luật", ["Bộ luật", "luật"]),
    ("Ủy ban nhân dân, Uỷ ban; uỷ ban nhân dân", ["Ủy ban nhân dân", "Uỷ ban", "uỷ ban nhân dân"]),
    ("đ/c An, (Đ/C) đ/cs", ["đ/c", "Đ/C"]),
    ("luậts xluật nghị quyếtx _luật", ["luật"]),
    ("NQ 12, (NQ)", ["NQ", "NQ"]),
    ("nghị, quyết", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_anywhere(text: str, found: list[str]) -> None:
    spans = Finder.of(PHRASES).spans(text, 0, len(text))
    assert [text[start:end] for start, end in spans] == found


@pytest.mark.parametrize(("text", "found"), TEXTS[:5])
def test_at_a_place(text: str, found: list[str]) -> None:
    phrases = Phrases.of(PHRASES)
    for phrase in found:
        match = phrases.match(text, text.index(phrase))
        assert match is not None
        assert match[0] == phrase


def test_only_between_the_bounds() -> None:
    text = "nghị quyết, nghị định, luật"
    finder = Finder.of(PHRASES)
    assert [text[start:end] for start, end in finder.spans(text, 1, len(text) - 1)] == ["nghị định"]
    assert finder.stands(text, 1, len(text))
    assert not finder.stands(text, 13, len(text) - 1)


def test_what_must_follow() -> None:
    assert [*Finder.of(["phó"], ending="").spans("phóng viên, phó", 0, 15)] == [(0, 3), (12, 15)]


def test_first_words_in_every_spelling() -> None:
    phrases = Phrases.of(["uỷ viên"])
    assert all(map(phrases.begins, ("uỷ", "ủy", "Ủy", "UỶ", "ỦY")))
    assert not phrases.begins("viên")


@pytest.mark.parametrize(("text", "position", "start"), [("kế hoạch", 5, 3), ("kế", 0, 0), ("a (bcd", 5, 3)])
def test_where_a_word_begins(text: str, position: int, start: int) -> None:
    assert word_start(text, position) == start


def test_phrases_of_one_letter() -> None:
    phrases = Phrases.of(["đ", "luật"])
    assert [bool(phrases.match(text, 0)) for text in ("đ 3", "Luật", "lu", "da", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lò Văn An, lò văn an; (Lò Văn An)", [0, 23]),
        ("Lò Văn Anh và Lò Văn An", [14]),
        ("xLò Văn An Lò Văn An_ 3Lò Văn An", []),
        ("", []),
    ],
)
def test_places_of_words(text: str, found: list[int]) -> None:
    assert list(places_of("Lò Văn An", text)) == found
