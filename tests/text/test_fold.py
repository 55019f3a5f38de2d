import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.knowledge import load
from service.text.characters import Mapped, canonical, nfc
from service.text.fold import fold, folded, unmarked
from tests.text.test_characters import texts

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Đỗ Anh Tuấn", "do anh tuan"),
        ("Ðỗ Anh Tuấn", "do anh tuan"),
        ("34-CT/TW", "34-ct/tw"),
        ("34–CT/TƯ", "34-ct/tu"),
        ("ỦY BAN NHÂN DÂN QUẬN TÂY HỒ", "uy ban nhan dan quan tay ho"),
        ("hoà = hòa, hoàn, thuở", "hoa = hoa, hoan, thuo"),
        ("kĩ kỹ ki ky", "ky ky ky ky"),
        ("bác sĩ, bac si", "bac sy, bac sy"),
        ("li hôn, ly hôn", "ly hon, ly hon"),
        ("qui định, quít", "quy dinh, quit"),
        ("Vi Vy, Thi Thy", "vi vy, thi thy"),
        ("khí thi", "khi thi"),
        ("São Paulo, Müller, Curaçao, Łódź", "sao paulo, muller, curacao, lodz"),
        ("Straße, Ærø, Œuvre", "strasse, aero, oeuvre"),
        ("Cư̆ M’gar, Ƀuôn Đôn, Čư Mta, Êa H’leo", "cu m'gar, buon don, cu mta, ea h'leo"),
        ("İZMİR, ısı", "izmir, isi"),
        ("Đ\u0323\u0301", "d"),
        ("x\u0301\u0323", "x"),
        ("Москва 東京 👍", "москва 東京 👍"),
        ("", ""),
    ],
)
def test_letters_without_marks(written: str, expected: str) -> None:
    assert fold(written) == expected


@pytest.mark.parametrize(
    ("written", "found", "source"),
    [
        ("Quận ủy Tây Hồ", "uy tay", "ủy Tây"),
        ("Quâ\u200b\u0323n uỷ", "quan", "Quâ\u200b\u0323n"),
        ("Ærø, Hồ", "ho", "Hồ"),
        ("Ærø, Hồ", "aero", "Ærø"),
        ("a\u0338b\u0338c", "b", "b"),
        ("a\u0338b\u0338c", "bc", "b\u0338c"),
        ("\u00adHòa\u00ad Bình", "hoa", "Hòa"),
    ],
)
def test_a_place_leads_back_to_the_source(written: str, found: str, source: str) -> None:
    mapped = folded(written)
    start = mapped.text.index(found)
    first, last = mapped.span(start, start + len(found))
    assert nfc(written)[first:last] == source


def test_vietnamese_keeps_its_offsets() -> None:
    assert folded("Đỗ Thúy Hòa – “Quí”") == Mapped('do thuy hoa - "quy"')


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " -/0123456789"))
def test_vietnamese_becomes_ascii_of_the_same_length(text: str) -> None:
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@given(texts)
@example("\u0627\u0301\u0653")
@example("ti\u0301 Ti ħi h\u0300i")
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text)
    assert (
        fold(once)
        == once
        == unmarked(canonical(text))
        == fold(canonical(text))
        == fold(unicodedata.normalize("NFD", text))
    )
    assert canonical(once) == once


@given(texts, texts)
def test_a_text_is_folded_as_its_tokens_are(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}"


def test_every_letter_of_the_table_loses_its_marks() -> None:
    rows = [row for row in load().characters if row.step == "fold"]
    assert {char for char in VIETNAMESE if not char.isascii()} <= {row.source for row in rows}
    assert all(row.target.isascii() for row in rows)
    letters = {row.source: row.target for row in rows if row.source.isalpha()}
    composed = {source for source in letters if not unicodedata.is_normalized("NFD", source)}
    bases = {source: unicodedata.normalize("NFD", source)[0] for source in composed}
    assert [source for source, base in bases.items() if letters.get(base, base) != letters[source]] == []


def test_every_mark_of_latin_letters_goes() -> None:
    assert fold("".join(f"x{chr(code)}" for code in range(0x300, 0x370))) == "x" * 0x70


def test_i_and_y_meet_without_marks() -> None:
    rows = {row.source: row.target for row in load().characters if row.step == "fold_i"}
    bare = {
        unicodedata.normalize("NFD", row.source).translate(dict.fromkeys(range(0x300, 0x370)))
        for row in load().characters
        if row.step == "vowel_i"
    }
    assert rows == {syllable: syllable[:-1] + "y" for syllable in bare}
