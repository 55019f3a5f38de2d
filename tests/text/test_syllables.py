import unicodedata

import pytest
from hypothesis import example, given

from service.text.characters import nfc, normalise
from service.text.syllables import Syllable, syllables
from tests.text.test_characters import INVISIBLE, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34-CT/TW", ["34", "CT", "TW"]),
        ("TP.HCM, GS.TS", ["TP", "HCM", "GS", "TS"]),
        ("Đồng chí Đỗ Anh Tuấn", ["Đồng", "chí", "Đỗ", "Anh", "Tuấn"]),
        ("học_sinh giỏi", ["học", "sinh", "giỏi"]),
        ("20/12/2017 | 03:43", ["20", "12", "2017", "03", "43"]),
        ("H'Yim H’Yim HʼYim H´Yim", ["H", "Yim"] * 4),
        ("30a/2008/NQ-CP", ["30a", "2008", "NQ", "CP"]),
        ("xu\u031b\u0309 ly\u0301", ["xu\u031b\u0309", "ly\u0301"]),
        ("m² Ⅻ ①", ["m²", "Ⅻ", "①"]),
        ("hà\u200bnội Tây\u00ad\u200bHồ", ["hà\u200bnội", "Tây\u00ad\u200bHồ"]),
        ("\u200bhà\u200b nội\u00ad", ["hà", "nội"]),
        ("a\u200b\u0301b", ["a\u200b\u0301b"]),
        ("❤\ufe0f 👍 👨\u200d👩", []),
        ("\u0301a", ["\u0301a"]),
        ("東京、Москва", ["東京", "Москва"]),
        ("辻\U000e0100花", ["辻", "花"]),
        ("“Quận”…ủy", ["Quận", "ủy"]),
        ("a\u0301\u0302–b", ["a\u0301\u0302", "b"]),
        ("𝐀𝟏 𑀓𑀺", ["𝐀𝟏", "𑀓𑀺"]),
        ("“nhà”,", ["nhà"]),
        ("(ảnh)", ["ảnh"]),
        ("2019.", ["2019"]),
        ("nhà,\u200b", ["nhà"]),
        ("¼", ["¼"]),
        ("...", []),
        (" \t\n ", []),
        ("", []),
    ],
)
def test_runs_of_letters_marks_and_digits(text: str, expected: list[str]) -> None:
    assert [syllable.text for syllable in syllables(text)] == expected


def test_a_syllable_knows_its_place() -> None:
    found = syllables("Số 34-CT")
    assert found == [Syllable("Số", 0, 2), Syllable("34", 3, 5), Syllable("CT", 6, 8)]
    assert type(found[1]) is Syllable
    assert (found[1].text, found[1].start, found[1].end) == ("34", 3, 5)


IDEOGRAPHIC_SELECTORS = frozenset(map(chr, range(0xE0100, 0xE01F0)))
"""Marks that only ideographs have: on both engines they part syllables."""


def belongs_to_a_syllable(char: str) -> bool:
    return any(
        unicodedata.category(kept)[0] in "LMN" and kept not in IDEOGRAPHIC_SELECTORS
        for kept in normalise(char).text
    )


@given(texts)
@example("a\u200b\u200bb\u200b ʼc\ufe0f")
@example("辻\U000e0100")
def test_syllables_and_gaps_are_the_text(text: str) -> None:
    position = 0
    rebuilt = ""
    for syllable in syllables(text):
        assert text[syllable.start : syllable.end] == syllable.text
        gap = text[position : syllable.start]
        assert not any(map(belongs_to_a_syllable, gap))
        assert syllable.text[0] not in INVISIBLE
        assert syllable.text[-1] not in INVISIBLE
        rebuilt += gap + syllable.text
        position = syllable.end
    assert not any(map(belongs_to_a_syllable, text[position:]))
    assert rebuilt + text[position:] == text


@given(texts)
def test_they_are_those_of_the_normalised_text(text: str) -> None:
    assert [normalise(syllable.text).text for syllable in syllables(nfc(text))] == [
        syllable.text for syllable in syllables(normalise(text).text)
    ]


def test_every_character_is_of_a_syllable_or_not() -> None:
    """All but the ideographs, Korean syllables and private use, one a line."""
    codes = [*range(0x3400), *range(0x4DC0, 0x4E10), *range(0xA000, 0xAC10), *range(0xF900, 0x20000)]
    chars = [char for char in map(chr, codes) if nfc(char) == char]
    found = {syllable.start for syllable in syllables("\n".join(chars))}
    assert [
        char for place, char in enumerate(chars) if (2 * place in found) != belongs_to_a_syllable(char)
    ] == []
