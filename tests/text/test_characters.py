import gzip
import itertools
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.errors import ConfigurationError
from service.knowledge import Character, load
from service.text.characters import (
    Mapped,
    canonical,
    canonical_mapped,
    composed,
    name_spelling,
    nfc,
    normalise,
)
from service.text.fold import fold, folded
from service.text.syllables import syllables
from service.text.tables import STEPS, Letters, Strings, one_of, targets_of, whole_syllables

NEWS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "news" / "articles.jsonl.gz"

INVISIBLE = [
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u202a",
    "\u2060",
    "\ufeff",
    "\ufe0f",
    "\u034f",
]
SPACES = ["\u00a0", "\u1680", "\u2002", "\u2003", "\u2009", "\u200a", "\u202f", "\u205f", "\u3000"]
DASHES = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u2043", "\ufe63", "\uff0d"]

texts = st.text(
    st.one_of(
        st.sampled_from("aàoòóeèuùúyỳýiìíqkstlmnhgđĐÐOÒÓUÚYQ -_/.'"),
        st.sampled_from([*INVISIBLE, *"\u0300\u0301\u0302\u0306\u030c\u0323\u031b\u0308\u20dd"]),
        st.sampled_from("–“’İΣςßǰJŉﬁªⅫ²①ʼ´é각ㄱ\u1100\u1161\u11a8\u0627\u0653か\u3099❤👍"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ðỗ Ánh Ðào", "Đỗ Ánh Đào"),
        ("ðường", "đường"),
        *((f"34{dash}CT/TW", "34-CT/TW") for dash in DASHES),
        *((f"Quận{space}uỷ", "Quận uỷ") for space in SPACES),
        *((f"tuyên{nothing}truyền", "tuyêntruyền") for nothing in INVISIBLE),
        ("“Học tập” và «làm theo»", '"Học tập" và "làm theo"'),
        ("H’Yim, Y ʼBion, Hʻ, ‚a‛", "H'Yim, Y 'Bion, H', 'a'"),
        ("30／2020⁄NĐ", "30/2020/NĐ"),
        ("Hòa HOÀ kĩ Vi", "Hòa HOÀ kĩ Vi"),
        ("một\thai\r\nba", "một\thai\r\nba"),
        ("một\u2028hai", "một\nhai"),
        ("👍 90% 😀…", "👍 90% 😀…"),
        ("u\u031b\u0301ng xu\u031b\u0309", "ứng xử"),
        ("u\u200b\u031b\u200b\u0301ng", "ứng"),
        ("", ""),
    ],
)
def test_one_character_for_what_looks_the_same(written: str, expected: str) -> None:
    assert normalise(written).text == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("hòa", "hoà"),
        ("hoà", "hoà"),
        ("HÒA BÌNH", "hoà bình"),
        ("Ủy Ban", "uỷ ban"),
        ("UỶ BAN", "uỷ ban"),
        ("khỏe khoắn", "khoẻ khoắn"),
        ("xòe, xóe, xọe, xõe", "xoè, xoé, xoẹ, xoẽ"),
        ("Thúy thùy lụy lũy hủy", "thuý thuỳ luỵ luỹ huỷ"),
        ("hoàn toàn hoặc loét thuở quý", "hoàn toàn hoặc loét thuở quý"),
        ("hòan tòan", "hoàn toàn"),
        ("Huỳnh Hùynh", "huỳnh huỳnh"),
        ("qúy QÚI", "quý qúi"),
        ("qui định", "quy định"),
        ("Quí vị", "quý vị"),
        ("quĩ, quỉ, quì, quị", "quỹ, quỷ, quỳ, quỵ"),
        ("kĩ sư, chiến sĩ, lí do, kỉ luật, nước Mĩ", "kỹ sư, chiến sỹ, lý do, kỷ luật, nước mỹ"),
        ("tỉ lệ của công ti", "tỷ lệ của công ty"),
        ("hi vọng, hi sinh", "hy vọng, hy sinh"),
        ("kĩ_sư", "kỹ_sư"),
        ("khi thi lit mĩm sĩt xkĩ kĩ5", "khi thi lit mĩm sĩt xkĩ kĩ5"),
        ("Vi Vy Thi Thy Mi My Li Ly Tí Tý", "vi vy thi thy mi my li ly tí tý"),
        ("kĩ\u20dd kĩ", "kĩ\u20dd kỹ"),
        ("TƯ", "tư"),
        ("đ/c Ðỗ", "đ/c đỗ"),
        ("ho\u0300a U\u0309y", "hoà uỷ"),
        ("h\u200bò\u200ba", "hoà"),
        ("İZMİR ΟΔΟΣ", "izmir οδοσ"),
        ("J\u030c", "ǰ"),
    ],
)
def test_one_spelling_for_one_word(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vi", "Vy"), ("Thi", "Thy"), ("My", "Mi"), ("Ly", "Li"), ("hoà", "hoá"), ("quý", "quy"), ("tí", "tý")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Nguyễn Văn Sĩ", "nguyễn văn sĩ"), ("LÝ THÚY HÒA", "lý thuý hoà"), ("Ðỗ  Quí", "đỗ  quí")],
)
def test_names_keep_their_i_and_y(written: str, expected: str) -> None:
    assert name_spelling(written) == expected


@pytest.mark.parametrize(
    ("written", "found", "source"),
    [
        ("Sở Tư pháp", "Tư", "Tư"),
        ("\ufeffSở Tư\u200b pháp", "Tư", "Tư"),
        ("Hà\u00ad\u200bNội", "àN", "à\u00ad\u200bN"),
        ("34–CT⁄TW", "-CT/", "–CT⁄"),
        ("xu\u200b\u031b\u200b\u0309 lý", "ử", "u\u200b\u031b\u200b\u0309"),
        ("\u200bxu\u200b\u031b\u200b\u0309 lý", "lý", "lý"),
    ],
)
def test_a_place_leads_back_to_the_source(written: str, found: str, source: str) -> None:
    mapped = normalise(written)
    start = mapped.text.index(found)
    first, last = mapped.span(start, start + len(found))
    assert nfc(written)[first:last] == source


@pytest.mark.parametrize(
    ("position", "expected"),
    [(0, 0), (1, 1), (2, 3), (3, 4)],
)
def test_an_empty_place_leads_to_an_empty_place(position: int, expected: int) -> None:
    assert normalise("hà\u200bn").span(position, position) == (expected, expected)


def test_an_unmoved_text_has_no_changes() -> None:
    assert normalise("Ðảng bộ – “Quận”") == Mapped('Đảng bộ - "Quận"')
    assert canonical_mapped("Ủy ban kĩ thuật").changes == ()


@given(texts)
@example("a\u200b\u0301 J\u030c \u1100\u200b\u1161\u200b\u11a8 か\u200b\u3099")
@example("\u0627\u0301\u0653")
def test_canonical_is_idempotent(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert nfc(once) == once
    assert canonical(nfc(text)) == canonical(unicodedata.normalize("NFD", text)) == once
    assert canonical(normalise(text).text) == once


@given(texts)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text).text
    assert normalise(once) == Mapped(once)


@given(texts, texts)
def test_a_text_is_spelled_as_its_tokens_are(one: str, other: str) -> None:
    assert canonical(f"{one} {other}") == f"{canonical(one)} {canonical(other)}"


@given(texts, st.data())
def test_the_source_of_a_place_is_written_the_same(text: str, data: st.DataObject) -> None:
    """A slice of the result that is a whole syllable, and its source's own spelling."""
    for spelled, mapped in ((canonical, canonical_mapped(text)), (fold, folded(text))):
        for found in syllables(mapped.text):
            start, end = mapped.span(found.start, found.end)
            assert spelled(nfc(text)[start:end]) == found.text


@given(texts)
def test_places_follow_each_other(text: str) -> None:
    mapped = folded(text)
    spans = [mapped.span(index, index + 1) for index in range(len(mapped.text))]
    assert all(0 <= start < end <= len(nfc(text)) for start, end in spans)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in itertools.pairwise(spans))
    if spans:
        assert mapped.span(0, len(mapped.text)) == (spans[0][0], spans[-1][1])


@given(texts)
def test_composing_gives_nfc(text: str) -> None:
    assert composed(text)[0] == nfc(text)


class TestTheTable:
    """What the laws above rest on."""

    def test_every_row_has_a_known_step(self) -> None:
        assert {row.step for row in load().characters} == set(STEPS)

    @pytest.mark.parametrize("step", STEPS)
    def test_no_target_is_a_source_again(self, step: str) -> None:
        targets = targets_of(step, load().characters)
        assert not [target for target in targets.values() if target in targets]

    @pytest.mark.parametrize("category, target", [("Pd", "-"), ("Zs", " ")])
    def test_every_dash_and_space(self, category: str, target: str) -> None:
        chars = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) == category]
        assert {char: normalise(char).text for char in chars} == dict.fromkeys(chars, target)

    def test_only_one_capital_has_a_small_letter_of_another_length(self) -> None:
        every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
        assert [char for char in every if len(char.lower()) != 1] == ["İ"]

    def test_every_open_syllable_of_the_old_placement(self) -> None:
        rows = {row.source: row.target for row in load().characters if row.step == "tone"}
        expected = {
            nfc(pair[0] + mark + pair[1]): nfc(pair + mark)
            for pair in ("oa", "oe", "uy")
            for mark in "\u0300\u0301\u0309\u0303\u0323"
        }
        assert rows == expected

    def test_i_and_y_differ_in_the_vowel_alone(self) -> None:
        for source, target in targets_of("vowel_i", load().characters).items():
            plain = unicodedata.normalize("NFD", source), unicodedata.normalize("NFD", target)
            assert plain[0].replace("i", "y") == plain[1]
            assert fold(source) == fold(target)


class TestAWrongTable:
    @pytest.mark.parametrize(
        ("source", "target", "message"),
        [("òa", "oà", "'òa'"), ("a", "b", "'a'"), ("", "b", "empty")],
    )
    def test_of_letters(self, source: str, target: str, message: str) -> None:
        with pytest.raises(ConfigurationError, match=message):
            Letters.of("fold", [Character("fold", source, target, "")])

    def test_of_strings(self) -> None:
        with pytest.raises(ConfigurationError, match="differ in length"):
            Strings.anywhere("tone", [Character("tone", "òa", "o", "")])

    def test_a_source_twice(self) -> None:
        rows = [Character("fold", "é", "e", ""), Character("fold", "é", "i", "")]
        with pytest.raises(ConfigurationError, match="fold: 'é' is empty or there twice"):
            targets_of("fold", rows)

    def test_an_unknown_step(self) -> None:
        with pytest.raises(ConfigurationError, match="tome: no such step"):
            targets_of("tone", [Character("tome", "òa", "oà", "")])


def test_a_step_without_rows_changes_nothing() -> None:
    assert one_of(set()) == "(?!)"
    assert Letters.of("fold", [])("Đỗ") == ("Đỗ", ())
    assert Strings.anywhere("tone", [])("hòa") == ("hòa", ())


def test_the_longest_source_wins() -> None:
    rows = [Character("tone", "ab", "xx", ""), Character("tone", "abc", "yyy", "")]
    assert Strings.anywhere("tone", rows)("abcab") == ("yyyxx", ())


def test_a_letter_may_become_several() -> None:
    step = Letters.of("fold", [Character("fold", "æ", "ae", ""), Character("fold", "\u0301", "", "")])
    mapped = Mapped("1æ\u0301æ2").through(step)
    assert mapped.text == "1aeae2"
    assert [mapped.span(index, index + 1) for index in range(6)] == [
        (0, 1),
        (1, 2),
        (1, 2),
        (3, 4),
        (3, 4),
        (4, 5),
    ]


def test_whole_syllables_only() -> None:
    assert whole_syllables("vowel_i")("kĩ (kĩ)-kĩ khĩ kĩa") == ("kỹ (kỹ)-kỹ khĩ kĩa", ())


def titles(count: int) -> Iterator[str]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, count):
            yield json.loads(line).get("title") or ""


@pytest.mark.skipif(not NEWS.exists(), reason="the shared news articles aren't beside the project")
def test_real_titles() -> None:
    for title in map(nfc, titles(1500)):
        spelled, bare = canonical(title), folded(title)
        assert canonical(spelled) == spelled
        assert fold(spelled) == fold(bare.text) == bare.text
        assert " ".join(map(canonical, title.split(" "))) == spelled
        assert " ".join(map(fold, title.split(" "))) == bare.text
        for found in syllables(bare.text):
            start, end = bare.span(found.start, found.end)
            assert fold(title[start:end]) == found.text
        assert [fold(found.text) for found in syllables(title)] == [
            found.text for found in syllables(bare.text)
        ]
