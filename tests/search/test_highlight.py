import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.search.highlight import FRAGMENT, FRAGMENTS, Marker, fragments, whole
from service.search.parse import parse
from service.search.query import Accents
from service.search.results import Highlight
from service.text.characters import nfc


def marked(highlight: Highlight) -> list[str]:
    return [highlight.text[start:end] for start, end in highlight.marks]


def title(text: str, query: str, accents: Accents = "auto") -> list[str]:
    return marked(whole(text, Marker.of(parse(query), accents).marks(text)))


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("Quận Tây Hồ thi đua", "tay ho", ["Tây Hồ"]),
        ("QUẬN TÂY HỒ", "tây hồ", ["TÂY HỒ"]),
        ("Ủy ban, uỷ viên", "ủy ban", ["Ủy ban", "uỷ"]),
        ("Chỉ thị số 34-CT/TW ngày 7/4", "34 ct tw", ["34-CT/TW"]),
        ("thi đua thì thi", "thi đua", ["thi đua", "thi"]),
        ("thị trường thì thế", "thi đua", ["thị", "thì"]),
        ("thi đua thì thi", "thi dua", ["thi đua thì thi"]),
        ("hoà bình. Hồ Tây", "binh ho", ["bình", "Hồ"]),
        ("người thi, thithi", "thi", ["thi"]),
        ("số 1234 và 34", "34", ["34"]),
        ("đua thi, thi đua khen", '"thi đua"', ["thi đua"]),
        ("số 5/7-34-CT/TW", '"7 34"', ["7-34"]),
        ("🙂 th\u200bi đua 🙂", "thi đua", ["th\u200bi đua"]),
        ("UBND quận, Ủy ban nhân dân quận", "ubnd", ["UBND", "Ủy ban nhân dân"]),
        ("Uỷ ban nhân dân và nhân dân", "UBND", ["Uỷ ban nhân dân"]),
        ("Uỷ ban và nhân dân", "ubnd", []),
        ("UBND. Ủy ban nhân dân", "ủy ban nhân dân", ["UBND", "Ủy ban nhân dân"]),
        ("thi đua, khen thưởng; thi khen", '"thi đua khen thưởng"', ["thi đua, khen thưởng"]),
        ("thi đua khen", 'khen "thi đua"', ["thi đua khen"]),
        ("Chỉ thị 34-CT/TW, khoản 34", "34 ct tw", ["34-CT/TW"]),
        ("phòng cháy, chữa cháy; phòng", "phòng cháy chữa cháy", ["phòng cháy", "chữa cháy"]),
        ("ủy ban nhân dân và nhân dân", "ủy ban nhân dân", ["ủy ban nhân dân"]),
        ("nhân dân và ủy viên", "ủy ban nhân dân", ["nhân dân", "ủy"]),
        ("không có gì", "thi đua", []),
        ("", "thi đua", []),
        ("thi đua", "", []),
        ("thi đua", "-thi", []),
    ],
)
def test_marks_stand_on_the_original_spelling(text: str, query: str, marks: list[str]) -> None:
    assert title(nfc(text), query) == marks


def test_strict_marks_only_what_is_spelt_so() -> None:
    assert title("thi đua thì đùa", "thi đua", "strict") == ["thi đua"]


def test_ignore_marks_every_spelling() -> None:
    assert title("thi đua, thì đùa", "thi đua", "ignore") == ["thi đua", "thì đùa"]


def cut(text: str, query: str) -> tuple[Highlight, ...]:
    return fragments(text, Marker.of(parse(query), "auto").marks(text))


FILLER = "Hội nghị đã nghe báo cáo và trao đổi nhiều vấn đề. " * 20


def test_the_fragment_with_most_different_words_is_chosen() -> None:
    text = f"{FILLER}đua {FILLER}phong trào thi đua yêu nước {FILLER}thi thi thi {FILLER}"
    (best, *_) = cut(text, "phong trào thi đua")
    assert marked(best) == ["phong trào thi đua"]
    assert len(best.text) <= FRAGMENT


def test_words_far_apart_give_two_fragments_in_the_order_of_the_text() -> None:
    first, second = cut(f"{FILLER}ngân sách {FILLER}khen thưởng {FILLER}", "khen thưởng ngân sách")
    assert (marked(first), marked(second)) == (["ngân sách"], ["khen thưởng"])


def test_no_word_is_cut_at_either_end() -> None:
    for word in ("thưởng", "báo", "đề"):
        for fragment in cut(FILLER + "khen thưởng " + FILLER, word):
            assert f" {fragment.text} " in f" {FILLER}khen thưởng {FILLER} "


def test_a_short_text_is_its_own_fragment() -> None:
    assert cut("Tổng kết thi đua", "thi đua") == (Highlight("text", "Tổng kết thi đua", ((9, 16),)),)


syllables = st.sampled_from(
    ["thi", "đua", "thì", "Tây", "Hồ", "hoà", "hòa", "34-CT/TW", ",", ".", "🙂", "\n", "dài\u0301", "nghiêng"]
)


@given(
    st.lists(syllables, max_size=200).map(" ".join).map(nfc),
    st.sampled_from(["thi đua", "tay ho", "34 ct tw"]),
)
def test_fragments_are_slices_and_marks_lie_within(text: str, query: str) -> None:
    found = cut(text, query)
    assert len(found) <= FRAGMENTS
    for fragment in found:
        assert fragment.text in text
        assert fragment.marks
        ends = [0, *(bound for mark in fragment.marks for bound in mark), len(fragment.text)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in fragment.marks)


@pytest.mark.parametrize(
    "text",
    [
        "thi đua " * 40_000,
        "thi" * 110_000,
        "thi\u0323" * 80_000,
        " " * 300_000 + "thi",
        "thi đua khen thưởng! " * 15_000,
    ],
    ids=["all marked", "one word", "marks", "blanks", "sentences"],
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    """A tenth of the text takes a tenth of the time, with room for a noisy machine."""
    text = nfc(text)
    small, large = timed(text[: len(text) // 10]), timed(text)
    assert large < 40 * small + 0.5


def timed(text: str) -> float:
    begun = time.process_time()
    cut(text, "thi đua khen thưởng")
    return time.process_time() - begun
