"""A document number as a value: spellings, normal form, look-up forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.document_number import LONGEST, DocumentNumber

SPELLINGS = [
    ("34-CT/TW", "34-CT/TW"),
    ("34/CT-TW", "34-CT/TW"),
    ("34 CT/TW", "34-CT/TW"),
    ("34 - CT / TW", "34-CT/TW"),
    ("34–CT/TƯ", "34-CT/TW"),
    ("34—CT/T.Ư", "34-CT/TW"),
    ("số 34-CT/TW", "34-CT/TW"),
    ("34 ct tw", "34-CT/TW"),
    ("34ct/tw", "34-CT/TW"),
    ("05-CT/TƯ", "05-CT/TW"),
    ("19/NQ-TW", "19-NQ/TW"),
    ("18-NQ/TU", "18-NQ/TU"),
    ("8b-NQ/HNTW", "8b-NQ/HNTW"),
    ("65-KH/ĐU", "65-KH/ĐU"),
    ("24-BS/UBKTTU", "24-BS/UBKTTU"),
    ("7-HD/ABXYZ", "7-HD/ABXYZ"),
    ("7/HD-ABXYZ", "7/HD-ABXYZ"),
    ("59/2007/QĐ-TU", "59/2007/QĐ-TU"),
    ("15/2018/CT-TTg", "15/2018/CT-TTg"),
    ("15/2018/ct-ttg", "15/2018/CT-TTg"),
    ("12/ 2001/ QĐ-BTC", "12/2001/QĐ-BTC"),
    ("24/2000/NĐ - CP", "24/2000/NĐ-CP"),
    ("120 /2002/TT-BTC", "120/2002/TT-BTC"),
    ("166/1999/QĐ/BTC", "166/1999/QĐ-BTC"),
    ("126/2004-NĐ-CP", "126/2004/NĐ-CP"),
    ("28/1998/ND- CP", "28/1998/NĐ-CP"),
    ("13/2008/TT –BXD", "13/2008/TT-BXD"),
    ("215/BC – UBND", "215/BC-UBND"),
    ("522/2002/QĐ.UB", "522/2002/QĐ-UB"),
    ("09 2006/QĐ-UBND", "09/2006/QĐ-UBND"),
    ("01/qd-ubnd", "01/QĐ-UBND"),
    ("66 HĐBT", "66/HĐBT"),
    ("178/CP", "178/CP"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),
    ("91/2015/QH13", "91/2015/QH13"),
    ("12/1999/PL-UBTVQH10", "12/1999/PL-UBTVQH10"),
    ("712/NQ-UBTVQH 14", "712/NQ-UBTVQH14"),
    ("192/2013/TTLT-BTC-BTP", "192/2013/TTLT-BTC-BTP"),
    ("47/2011/tt-bca", "47/2011/TT-BCA"),
    ("12/xyz-abc", "12/XYZ-ABC"),
    ("30/2020", "30/2020"),
    ("66.3/2025/NQ-CP", "66.3/2025/NQ-CP"),
    ("439 – QĐNS/TW", "439-QĐNS/TW"),
    ("45", "45"),
]


@pytest.mark.parametrize(("text", "normal"), SPELLINGS)
def test_every_spelling_has_one_normal_form(text: str, normal: str) -> None:
    assert str(DocumentNumber.parse(text)) == normal


@pytest.mark.parametrize(
    "text", ["", "CT/TW", "34-", "-34", "3.14.15", "ba mươi", "34 CT TW!", "1" * 6, "x34"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="document number"):
        DocumentNumber.parse(text)


def test_absurd_length_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="too long"):
        DocumentNumber.parse("1/" + "A" * LONGEST)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("01/QĐ-UBND", "01-qdd-ubnd"),
        ("34-CT/TW", "34-ct-tw"),
        ("15/2018/CT-TTg", "15-2018-ct-ttg"),
        ("45", "45"),
    ],
)
def test_slug_is_ascii_and_keeps_the_digits(text: str, slug: str) -> None:
    assert DocumentNumber.parse(text).slug == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("05-CT/TƯ", "5 ct tw"),
        ("01/QĐ-UBND", "1/qd-ubnd"),
        ("30/2020/NĐ-CP", "30/2020/nd-cp"),
        ("07/HĐ-UBND", "7/hd-ubnd"),
    ],
)
def test_spellings_of_one_number_are_looked_up_alike(one: str, other: str) -> None:
    assert DocumentNumber.parse(one).match_form == DocumentNumber.parse(other).match_form


def test_a_province_committee_is_not_the_central_one() -> None:
    assert DocumentNumber.parse("12-CT/TU").match_form != DocumentNumber.parse("12-CT/TƯ").match_form


def test_a_query_without_a_year_finds_any_year_and_one_with_a_year_only_its_own() -> None:
    held = DocumentNumber.parse("15/2018/CT-TTg").match_forms
    assert DocumentNumber.parse("15/ct-ttg").match_form in held
    assert DocumentNumber.parse("15/2018").match_form in held
    assert DocumentNumber.parse("15/2017/CT-TTg").match_form not in held


def test_a_number_without_a_year_has_one_form() -> None:
    assert DocumentNumber.parse("034-CT/TW").match_forms == ("34-ct-tw",)
    assert DocumentNumber.parse("00-CT/TW").match_form == "0-ct-tw"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("01/QĐ-UBND", ("Quyết định", "Quy định")),
        ("91/2015/QH13", ("Luật", "Bộ luật", "Nghị quyết")),
        ("15/BNV-VP", ()),
        ("45", ()),
    ],
)
def test_kinds_follow_from_the_code(text: str, kinds: tuple[str, ...]) -> None:
    assert DocumentNumber.parse(text).kinds == kinds


def test_bare_numbers_are_told_from_others() -> None:
    assert DocumentNumber.parse("45").is_bare
    assert not DocumentNumber.parse("45/2020").is_bare
    assert not DocumentNumber.parse("45-NQ/TW").is_bare


codes = st.text("ABCĐNQTUVXYÂÊgrt&1", min_size=1, max_size=6).filter(lambda code: code[0].isalpha())


@given(
    st.integers(0, 99_999),
    st.sampled_from(["", "a", "b"]),
    st.none() | st.integers(1900, 2099),
    st.lists(codes, max_size=4),
)
def test_normal_form_parses_to_itself(digits: int, suffix: str, year: int | None, parts: list[str]) -> None:
    text = "/".join(filter(None, [f"{digits}{suffix}", str(year or ""), "-".join(parts)]))
    number = DocumentNumber.parse(text)
    assert DocumentNumber.parse(str(number)) == number
    assert number.slug.isascii()
    assert number.match_form in number.match_forms


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        number = DocumentNumber.parse(text)
    except ValueError:
        return
    assert DocumentNumber.parse(str(number)) == number


separators = st.sampled_from(["-", "/", " - ", " / ", "–", " – ", "—", "/ ", " -"])


@given(
    digits=st.integers(1, 99999),
    suffix=st.sampled_from(["", "", "a", "b", "c"]),
    year=st.none() | st.integers(1946, 2049),
    codes=st.sampled_from(
        [("QĐ", "UBND"), ("CT", "TTg"), ("NQ", "TW"), ("KH", "QU"), ("TTLT", "BTC", "BTP")]
    ),
    drawn=st.data(),
)
def test_any_separators_write_the_same_number(
    digits: int, suffix: str, year: int | None, codes: tuple[str, ...], drawn: st.DataObject
) -> None:
    parts = [f"{digits}{suffix}", *([str(year)] if year else []), *codes]
    written = parts[0] + "".join(drawn.draw(separators) + part for part in parts[1:])
    number = DocumentNumber.parse(written)
    assert (number.digits, number.year, number.codes) == (parts[0], str(year) if year else None, codes)
    assert DocumentNumber.parse(str(number)) == number
    assert DocumentNumber.parse(written.replace("Đ", "D").lower()).match_form == number.match_form


@given(st.integers(0, 99999), st.integers(0, 99999))
def test_digits_are_never_fuzzy(one: int, other: int) -> None:
    forms = [DocumentNumber.parse(f"{digits}-CT/TW").match_form for digits in (one, other)]
    assert (forms[0] == forms[1]) == (one == other)
