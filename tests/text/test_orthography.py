import pytest

from service.text.orthography import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "Nguyễn",
        "uỷ",
        "ủy",
        "hòa",
        "hoà",
        "quyết",
        "quốc",
        "giếng",
        "gì",
        "khuỷu",
        "nghiêng",
        "ƯƠNG",
        "yêu",
        "ý",
    ]
    + ["xoong", "đặc", "thước", "quýt", "huơ", "ngoằng", "bac"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["nh©n", "général", "où", "Müller", "cáć", "đàc", "nhaân", "ngôt", "", "â©", "ngghĩ", "tiếngViệt"]
)
def test_other_words(word: str) -> None:
    assert not is_syllable(word)
