"""What the speller may change; what it chooses by an index is in tests/engines/test_contract.py."""

import pytest

from service.search.spelling import _cased, _near


@pytest.mark.parametrize(
    ("typed", "meant"), [("hdua", "dhua"), ("thii", "thi"), ("th", "thi"), ("tbi", "thi")]
)
def test_one_letter_away(typed: str, meant: str) -> None:
    assert meant in _near(typed)


def test_two_letters_are_too_many() -> None:
    assert "dua" not in _near("thi")


@pytest.mark.parametrize(
    ("word", "typed", "cased"), [("đua", "DDUA", "ĐUA"), ("đua", "Ddua", "Đua"), ("đua", "ddua", "đua")]
)
def test_the_letter_case_stays(word: str, typed: str, cased: str) -> None:
    assert _cased(word, typed) == cased
