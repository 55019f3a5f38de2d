import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.search.parse import Box, Placed, Syllables, parse
from service.text.characters import nfc


def spelt(syllables: Syllables) -> str:
    return " ".join(token.exact for token in syllables)


@pytest.mark.parametrize(
    ("text", "words", "phrases", "without"),
    [
        ("", "", [], []),
        ("  \u00a0 ", "", [], []),
        ("thi đua", "thi đua", [], []),
        ("Ủy ban, HÒA bình!", "uỷ ban hoà bình", [], []),
        ('"thi đua" quận', "quận", ["thi đua"], []),
        ("“thi đua” «khen thưởng»", "", ["thi đua", "khen thưởng"], []),
        ('quận "thi đua', "quận thi đua", [], []),
        ('""', "", [], []),
        ('"!"', "", [], []),
        ("thi đua -quận", "thi đua", [], ["quận"]),
        ("-quận", "", [], ["quận"]),
        ('thi -"khen thưởng"', "thi", [], ["khen thưởng"]),
        ("thi - đua", "thi đua", [], []),
        ("kinh tế-xã hội", "kinh tế xã hội", [], []),
        ("thi –đua", "thi", [], ["đua"]),
        ("covid -2019", "covid", [], ["2019"]),
        ("ngày 20 -12 -2017", "ngày 20 12 2017", [], []),
        ("34 -CT/TW", "34 ct tw", [], []),
        ("34-CT/TW -quận", "34 ct tw", [], ["quận"]),
        ("--quận", "quận", [], []),
    ],
)
def test_the_parts_of_a_box(text: str, words: str, phrases: list[str], without: list[str]) -> None:
    box = parse(text)
    assert spelt(box.words) == words
    assert [spelt(phrase) for phrase in box.phrases] == phrases
    assert [spelt(unwanted) for unwanted in box.without] == without


@pytest.mark.parametrize(
    ("text", "number", "alone"),
    [
        ("34-CT/TW", "34-CT/TW", True),
        ("34 ct tw", "34-CT/TW", True),
        ("tây hồ 34-CT/TW", "34-CT/TW", False),
        ('34-CT/TW "thi đua"', "34-CT/TW", False),
        ("34-CT/TW -quận", "34-CT/TW", False),
    ],
)
def test_numbers_are_recognised(text: str, number: str, alone: bool) -> None:
    box = parse(text)
    assert [str(named.number) for named in box.numbers] == [number]
    assert box.only_numbers == alone


@pytest.mark.parametrize(
    "text", ["thi đua", "năm 2017", "20/12/2017", "covid-19", "tổng 35 tập thể", "", "5 tỷ"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse(text).numbers == ()


@pytest.mark.parametrize(
    ("text", "accented"),
    [("thi dua", False), ("thi đua", True), ('"thi đua" a', True), ("", False), ("mi li ti", False)],
)
def test_whether_marks_were_typed(text: str, accented: bool) -> None:
    assert parse(text).accented == accented


@pytest.mark.parametrize(
    ("text", "empty"), [("", True), ("?", True), ('""', True), ("-a", False), ('"a"', False)]
)
def test_an_empty_box(text: str, empty: bool) -> None:
    assert parse(text).is_empty == empty


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1_000,
        '" ' * 500,
        "-" * 1_000,
        "-a " * 333,
        "từ " * 333,
        "1/" * 500,
        "1 " * 500,
        "12/2017 " * 125,
        "từ 1/1/2017 " * 83,
        "34-CT/TW " * 111,
        "chỉ thị số " * 90,
        "(a+)+$" * 166,
        "UBND/" * 200,
        "ủy ban nhân " * 83,
        "Nguyễn Văn " * 90,
        "\u0301" * 1_000,
        "\u200b" * 1_000,
        "Đ" * 1_000,
        ".*" * 500,
        "🙂" * 1_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_the_longest_box_of_one_thing_is_read_at_once(text: str) -> None:
    begun = time.process_time()
    parse(text)
    assert time.process_time() - begun < 0.5


TYPED = st.sampled_from(
    ['"', "-", "“", " ", "34", "/", "CT", "TW", "tháng", "12", "2017", "từ", "đến", "UBND", "ủy ban",
     "nhân dân", "GD&ĐT", "\u200b", "a\u0301", "Đỗ", "Anh", "chỉ thị", "số", ".", "\x00", "\ud800", "năm",
     "ngày", "1"]
)  # fmt: skip


@given(st.lists(TYPED, max_size=40).map("".join) | st.lists(TYPED, max_size=40).map(" ".join))
def test_what_was_understood_is_a_slice_of_what_was_typed(text: str) -> None:
    box = parse(text)
    found: list[Placed] = [*box.numbers, *box.periods, *box.variants, *box.words]
    for one in found:
        assert box.as_typed(one.start, one.end) in nfc(text)
        assert box.as_typed(one.start, one.end).strip()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("thi đua tháng 12/2017", ["2017-12"]),
        ("34-CT/TW ngày 7/4/2014", []),
        ("34-CT/TW, 7/4/2014", []),
        ("nghị quyết số 5/2017", []),
        ("34-CT/TW năm 2017", ["2017"]),
        ('"tháng 12/2017"', []),
    ],
)
def test_days_besides_numbers(text: str, days: list[str]) -> None:
    assert [period.value for period in parse(text).periods] == days


@given(st.text(max_size=80) | st.text(st.sampled_from('"-“” aăđ34/CTW'), max_size=60))
def test_any_text_can_be_typed(text: str) -> None:
    assert isinstance(parse(text), Box)
