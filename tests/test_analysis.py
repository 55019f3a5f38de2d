import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.analysis import analyse, bigrams, stream, tokens
from service.text.characters import nfc


@pytest.mark.parametrize(
    ("text", "exact", "folded"),
    [
        ("Ủy ban NHÂN DÂN", "uỷ ban nhân dân", "uy ban nhan dan"),
        ("34-CT/TW, ngày 7/4", "34 ct tw ngày 7 4", "34 ct tw ngay 7 4"),
        ("Ðỗ Anh Tuấn", "đỗ anh tuấn", "do anh tuan"),
        ("kĩ thuật, quý I", "kỹ thuật quý i", "ky thuat quy i"),
        ("🙂 \u0301 ...", "\u0301", ""),
        ("", "", ""),
    ],
)
def test_streams_of_syllables(text: str, exact: str, folded: str) -> None:
    streams = analyse(nfc(text))
    assert (streams.syllables, streams.folded) == (exact, folded)
    assert streams.bigrams.split() == bigrams(exact.split())
    assert streams.folded_bigrams.split() == bigrams(folded.split())


def test_words_are_pyvi_s_in_canonical_spelling() -> None:
    words = analyse("Ủy ban nhân dân quận, phòng cháy 34-CT/TW.").words
    assert words == "uỷ_ban nhân_dân quận phòng cháy 34 ct tw"


@pytest.mark.parametrize(("tokens", "pairs"), [("a b c", ["a_b", "b_c"]), ("a", []), ("", [])])
def test_bigrams(tokens: str, pairs: list[str]) -> None:
    assert bigrams(tokens.split()) == pairs


@given(st.text(max_size=60).map(nfc))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    for token in found:
        assert [(other.exact, other.folded) for other in tokens(text[token.start : token.end])] == [token[:2]]
        assert token.accented != token.exact.isascii()


pieces = st.sampled_from(
    ["ủy", "BAN", "34-CT/TW,", "\u0301", "\u200b", "hoà.\nKĩ", " ", "  ", "-", "🙂", "a\u00a0b"]
)


texts = st.text(max_size=60) | st.lists(pieces | st.text(max_size=5), max_size=30).map(" ".join)


@given(texts.map(nfc))
def test_streams_are_those_of_the_tokens(text: str) -> None:
    streams = analyse(text)
    exact = [token.exact for token in tokens(text)]
    folded = [token.folded for token in tokens(text) if token.folded]
    assert (streams.syllables, streams.folded) == (" ".join(exact), " ".join(folded))
    assert (stream(text, folded=False), stream(text, folded=True)) == (streams.syllables, streams.folded)
    assert streams.bigrams == " ".join(bigrams(exact))
    assert streams.folded_bigrams == " ".join(bigrams(folded))
