"""What segmentation as a whole (test_words.py) can't show: the exact way, and bounds."""

import unicodedata

import pytest
from hypothesis import given, settings

from service.text import segmenter as segmenter_module
from service.text.crf import viterbi
from service.text.memo import Memo
from service.text.pyvi_files import compounds, model
from service.text.segmenter import Segmenter
from service.text.words import segment
from tests.text.oracle import pyvi_tokenize
from tests.text.segmentation_cases import TABLE, texts

ALWAYS_TOO_CLOSE = 1e6


def _segment(segmenter: Segmenter, text: str) -> str:
    tokens = segmenter.tokens(unicodedata.normalize("NFC", text))
    joints = segmenter.joints(tokens)
    return "".join(" _"[at in joints] + token.text for at, token in enumerate(tokens))[1:]


@settings(max_examples=150, deadline=None)
@given(texts.filter(str.strip))
@pytest.mark.parametrize("margin", [0.0, 0.3, ALWAYS_TOO_CLOSE])
def test_the_exact_way_gives_the_same(margin: float, text: str) -> None:
    assert _segment(Segmenter(model(), compounds(), margin), text) == pyvi_tokenize()(text)


@pytest.mark.parametrize(
    "text",
    ["Ban chấp hành Trung ương", "một chính trị gia, một nhà chính trị", "lễ quốc tế lao động 1/5", "học"],
)
def test_the_exact_way_knows_compounds_of_three(text: str) -> None:
    segmented = _segment(Segmenter(model(), compounds(), ALWAYS_TOO_CLOSE), text)
    assert segmented == segment(text) == pyvi_tokenize()(text)


@pytest.mark.parametrize(("margin", "times"), [(1e-7, 0), (ALWAYS_TOO_CLOSE, 1)])
def test_the_exact_way_is_taken_within_the_margin(
    margin: float, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def spy(crf: object, items: object) -> list[int]:
        asked.append(crf)
        return viterbi(crf, items)  # type: ignore[arg-type]

    monkeypatch.setattr(segmenter_module, "viterbi", spy)
    _segment(Segmenter(model(), compounds(), margin), " ".join(text for text, _ in TABLE))
    assert len(asked) == times


def test_nothing_is_joined_in_nothing() -> None:
    segmenter = Segmenter(model(), compounds())
    assert segmenter.joints(segmenter.tokens("  ")) == []


def test_a_memo_computes_once_and_is_bounded() -> None:
    asked: list[str] = []

    def length(key: str) -> int:
        asked.append(key)
        return len(key)

    memo = Memo(length)
    assert [memo["học"], memo["học"]] == [3, 3]
    assert asked == ["học"]
    assert memo["x" * (Memo.KEY_LENGTH + 1)] == Memo.KEY_LENGTH + 1
    assert list(memo) == ["học"]
    for number in range(2 * Memo.ENTRIES):
        assert memo[str(number)]
    assert len(memo) <= Memo.ENTRIES


def test_one_text_may_have_more_words_than_a_memo() -> None:
    text = " ".join(f"từ{number} học sinh" for number in range(Memo.ENTRIES + 10))
    assert segment(text) == text.replace("học sinh", "học_sinh")
