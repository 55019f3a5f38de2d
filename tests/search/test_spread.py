from hypothesis import given
from hypothesis import strategies as st

from service.analysis import tokens
from service.search.spread import Spread, Wanted
from service.text.characters import nfc
from tests.test_analysis import texts

plain = st.lists(
    st.sampled_from(["Kì", "kỹ,", "ty", "công ti", "34-CT/TW", "東", "ñ²", "\n", " " * 50, "a" * 60]),
    max_size=30,
)


@given((texts | plain.map(" ".join)).map(nfc))
def test_what_is_looked_for_is_found_where_its_tokens_are(text: str) -> None:
    spread, whole = Spread(text), tokens(text)
    for wanted in {token.folded for token in whole}:
        found = spread.holding(Wanted([wanted, "khong"]))
        assert found == [token for token in whole if token.folded in (wanted, "khong")]
    assert spread.holding(Wanted([])) == []


@given((texts | plain.map(" ".join)).map(nfc), st.integers(0, 4))
def test_behind_a_token_come_the_next(text: str, number: int) -> None:
    spread, whole = Spread(text), tokens(text)
    for place, token in enumerate(whole, 1):
        assert spread.behind(token.end, number) == whole[place : place + number]


def test_to_look_behind_each_of_many_takes_no_longer_than_there_are() -> None:
    for gap in (" ", "\u0301 "):  # the second has no bytes
        spread = Spread(nfc(f"Nguyễn Văn{gap}" * 40_000))
        found = spread.holding(Wanted(["nguyen"]))
        assert len(found) == 40_000
        assert all(len(spread.behind(token.end, 1)) == 1 for token in found)
