import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.characters import nfc
from service.text.flat import OTHER, flat, spellings
from service.text.fold import fold
from service.text.syllables import syllables

OTHERS = bytes([OTHER]).decode("latin-1")


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [
        ("Ủy ban NHÂN DÂN", "uy ban nhan dan"),
        ("34-CT/TW, “Ðỗ_Tuấn”", "34 ct tw   do tuan "),
        ("kĩ thuật\u00a0–\tquý", "ki thuat   quy"),
        ("señor × ✓ Č 🙂", "senor     c  "),
        ("m² 東京 Москва", f"m{OTHERS} {OTHERS * 2} {OTHERS * 6}"),
        ("İ", "i"),
        ("\0", " "),
        ("", ""),
    ],
)
def test_one_byte_for_each_character(text: str, bytes_: str) -> None:
    assert flat(text) == bytes_.encode("latin-1")


@pytest.mark.parametrize("text", ["e\u0331", "\u0301", "hà\u200bnội", "\u00ad", "ﬁ Ǆ æ ŉ", "Straße", "𑀓𑀺"])
def test_what_changes_with_its_neighbours_has_no_such_form(text: str) -> None:
    assert flat(nfc(text)) is None


@pytest.mark.parametrize(
    ("folded", "found"), [("ky", [b"ky", b"ki"]), ("uy", [b"uy"]), ("34", [b"34"]), ("đ", []), ("東", [])]
)
def test_how_a_syllable_may_stand(folded: str, found: list[bytes]) -> None:
    assert list(spellings(folded)) == found


@given(st.text(max_size=60).map(nfc))
def test_its_runs_are_the_syllables(text: str) -> None:
    plain = flat(text)
    if plain is None:
        return
    assert len(plain) == len(text)
    found = syllables(text)
    assert plain.split() == [plain[one.start : one.end] for one in found]
    for one in found:
        folded = fold(one.text)
        if folded.isascii():
            assert plain[one.start : one.end] in spellings(folded)
        else:
            assert OTHER in plain[one.start : one.end]


def test_every_character_by_itself() -> None:
    """All but the ideographs, Korean syllables and private use."""
    codes = [*range(0x3400), *range(0x4DC0, 0x4E10), *range(0xA000, 0xAC10), *range(0xF900, 0x20000)]
    for char in map(chr, codes):
        plain = flat(char) if nfc(char) == char else None
        if plain is None:
            continue
        assert (plain != b" ") == bool(syllables(char)), char
        folded = fold(char)
        assert plain in {b" ", folded.encode() if folded.isascii() else bytes([OTHER])}, char
