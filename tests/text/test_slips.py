import pytest

from service.text.slips import meant
from service.text.telex import decode, spellings
from service.text.vocabulary import known, known_folded


@pytest.mark.parametrize(
    ("typed", "syllable"),
    [
        ("ddua", "đua"),
        ("tuyeenf", "tuyền"),
        ("tuyeefn", "tuyền"),
        ("vieetj", "việt"),
        ("dduwowngf", "đường"),
        ("dduowngf", "đường"),
        ("coong", "công"),
        ("boongs", "bống"),
        ("thanh", None),
        ("facebook", None),
    ],
)
def test_keys_become_the_syllable_they_make(typed: str, syllable: str | None) -> None:
    assert decode(typed) == syllable


def test_a_syllable_without_marks_has_no_keys_of_its_own() -> None:
    assert not [*spellings("thi")]


def test_nearly_every_syllable_is_read_from_its_keys() -> None:
    wrong = [s for s in known() for keys in spellings(s) if decode(keys) != s]
    assert len(wrong) < 0.01 * len(known())


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("tàhnh", ("thành",)),
        ("tahnh", ("thanh",)),
        ("ddua", ("đua",)),
        ("tar", ("tả", "tra")),
        ("thanh", ()),
        ("thành", ()),
        ("an", ()),
        ("ubnd", ()),
        ("nokia", ()),
        ("2017", ()),
    ],
)
def test_what_a_mistyped_syllable_was_meant_for(typed: str, syllables: tuple[str, ...]) -> None:
    assert meant(typed) == syllables


def test_the_vocabulary_is_vietnamese_syllables_and_nothing_else() -> None:
    assert {"thi", "đua", "hoà"} <= known()
    assert "hoa" in known_folded()
    assert "nokia" not in known_folded()
