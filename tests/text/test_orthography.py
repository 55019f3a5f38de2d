import pytest

from service.text.orthography import is_syllable

SYLLABLES = """
    Nguyễn uỷ ủy hòa hoà quyết quốc giếng gì khuỷu nghiêng ƯƠNG yêu ý xoong đặc thước quýt huơ ngoằng bac
"""
OTHERS = "nh©n général où Müller cáć đàc nhaân ngôt â© ngghĩ tiếngViệt"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", *OTHERS.split()])
def test_other_words(word: str) -> None:
    assert not is_syllable(word)
