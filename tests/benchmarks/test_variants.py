import random
import unicodedata

import pytest

from benchmarks.quality.variants import ONE_ERROR, VARIANTS, keys, vary
from service.text.characters import canonical
from service.text.fold import fold

TEXT = "Ủy ban nhân dân huyện Sông Vân phát động thi đua"


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("typed", TEXT),
        ("undiacritised", "Uy ban nhan dan huyen Song Van phat dong thi dua"),
        ("other tone place", "Uỷ ban nhân dân huyện Sông Vân phát động thi đua"),
        ("upper case", "ỦY BAN NHÂN DÂN HUYỆN SÔNG VÂN PHÁT ĐỘNG THI ĐUA"),
        ("NFD", unicodedata.normalize("NFD", TEXT)),
    ],
)
def test_what_a_variant_does(variant: str, expected: str) -> None:
    assert vary(variant, "1", TEXT) == expected


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name not in (*ONE_ERROR, "half")])
def test_marks_case_and_form_are_all_that_most_variants_touch(variant: str) -> None:
    assert fold(vary(variant, "1", TEXT)) == fold(TEXT)


@pytest.mark.parametrize("variant", ONE_ERROR)
def test_an_error_is_in_one_syllable(variant: str) -> None:
    before, after = TEXT.split(), vary(variant, "1", TEXT).split()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_run_can_be_repeated(variant: str) -> None:
    assert vary(variant, "1", TEXT) == vary(variant, "1", TEXT)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_text_that_holds_nothing_to_change_stays(variant: str) -> None:
    assert vary(variant, "1", "38 / 11") == "38 / 11"


def test_half_of_the_syllables_lose_their_marks() -> None:
    text = "một hội nghị lớn"
    changed = VARIANTS["half"](text, random.Random(1)).split()
    assert sum(word.isascii() for word in changed) == 2


@pytest.mark.parametrize(
    ("syllable", "pressed"), [("đua", "ddua"), ("tuyền", "tuyeenf"), ("Đường", "DDuwowngf"), ("thi", "thi")]
)
def test_telex_keys(syllable: str, pressed: str) -> None:
    assert keys(syllable) == pressed


def test_the_other_place_of_a_tone_is_the_same_word() -> None:
    for word in ("hòa", "hoà", "thủy", "thuỷ", "quý", "khỏe"):
        assert canonical(vary("other tone place", "1", word)) == canonical(word)
    assert vary("other tone place", "1", "hòa") == "hoà"
    assert vary("other tone place", "1", "quý") == "quý"
