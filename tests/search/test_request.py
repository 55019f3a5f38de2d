"""The parameters of a search: what is read, what is refused, and the way back."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import QueryRejected
from service.search.parameters import Pair, decode
from service.search.query import FACETS, HIT_FIELDS, Accents, SearchQuery, Sort
from service.search.request import RELATED, SEARCH, RelatedQuery, pairs, parse, parse_nothing, parse_related


def faults(asked: list[Pair]) -> set[tuple[str, str]]:
    with pytest.raises(QueryRejected) as caught:
        parse(asked)
    return {(fault.parameter, fault.code) for fault in caught.value.faults}


# -- what is read ------------------------------------------------------------------------------------

READ: list[tuple[list[Pair], dict[str, Any]]] = [
    ([], {}),
    ([("q", "")], {}),
    ([("q", "34-CT/TW")], {"text": "34-CT/TW"}),
    ([("q", "x" * 1000)], {"text": "x" * 1000}),
    ([("q", "Hòa")], {"text": "Hòa"}),
    ([("kind", "news"), ("kind", "DIRECTIVE")], {"kind": ("news", "directive")}),
    ([("category", "Thi đua"), ("category", "Thi đua")], {"category": ("Thi đua",)}),
    ([("source", "a"), ("source", "b")], {"source": ("a", "b")}),
    ([("issuer", "UBND quận")], {"issuer": ("UBND quận",)}),
    ([("organization", "Sở Nội vụ")], {"organization": ("Sở Nội vụ",)}),
    ([("from", "2017-01-02"), ("to", "2017-01-02")], {"start": date(2017, 1, 2), "end": date(2017, 1, 2)}),
    ([("from", "0001-01-01")], {"start": date(1, 1, 1)}),
    ([("to", "9999-12-31")], {"end": date(9999, 12, 31)}),
    ([("person", str(one)) for one in range(10)], {"person": tuple(map(str, range(10)))}),
    ([("person", "đỗ-anh-tuấn"), ("role", "Bí thư")], {"person": ("đỗ-anh-tuấn",), "role": "Bí thư"}),
    ([("person", "an"), ("person", "an"), ("role", "Bí thư")], {"person": ("an",), "role": "Bí thư"}),
    ([("role", "Bí thư Quận ủy")], {"role": "Bí thư Quận ủy"}),
    ([("number", "34 ct tw")], {"number": "34 ct tw"}),
    ([("accents", "strict")], {"accents": "strict"}),
    ([("accents", "ignore")], {"accents": "ignore"}),
    ([("sort", "oldest")], {"sort": "oldest"}),
    ([("facets", "year,kind,year")], {"facets": ("year", "kind")}),
    ([("fields", "title,id")], {"fields": ("title", "id")}),
    ([("highlight", "false")], {"highlight": False}),
    ([("highlight", "true")], {}),
    ([("limit", "1")], {"limit": 1}),
    ([("limit", "100")], {"limit": 100}),
    ([("cursor", "abc")], {"cursor": "abc"}),
]


@pytest.mark.parametrize(("asked", "expected"), READ)
def test_reads(asked: list[Pair], expected: dict[str, Any]) -> None:
    assert parse(asked) == replace(SearchQuery(), **expected)


def test_every_parameter_is_read_by_an_example() -> None:
    assert {name for asked, _ in READ for name, _ in asked} == set(SEARCH)


def test_values_are_nfc() -> None:
    assert parse([("q", "Ho\u0300a"), ("category", "Tu\u031b")]) == SearchQuery("Hòa", category=("Tư",))


# -- what is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([("Q", "a")], {("Q", "unknown_parameter")}),
        ([("page", "2"), ("page", "3")], {("page", "unknown_parameter")}),
        ([("", "")], {("", "unknown_parameter")}),
        ([("a\udcff", "")], {("a?", "unknown_parameter")}),
        ([("q", "a"), ("q", "a")], {("q", "repeated")}),
        ([("role", "a"), ("role", "b")], {("role", "repeated")}),
        ([("q", "x" * 1001)], {("q", "too_long")}),
        ([("person", "x" * 1001)], {("person", "too_long")}),
        ([("q", "a\x00")], {("q", "control_character")}),
        ([("q", "a\nb")], {("q", "control_character")}),
        ([("q", "\x7f")], {("q", "control_character")}),
        ([("q", "\ud800")], {("q", "not_unicode")}),
        ([("category", "a\udcff\n")], {("category", "not_unicode")}),
        *[
            ([(name, "")], {(name, "empty")})
            for name in ("category", "source", "issuer", "organization", "person", "role", "number", "cursor")
        ],
        ([("category", "  ")], {("category", "empty")}),
        ([("kind", "")], {("kind", "not_one_of")}),
        ([("kind", "news"), ("kind", "tin")], {("kind", "not_one_of")}),
        *[
            ([(name, text)], {(name, "not_a_day")})
            for name in ("from", "to")
            for text in (
                "",
                "2017",
                "2017-1-2",
                "20170102",
                "2017-W01-1",
                "2017-02-30",
                "0000-01-01",
                "10000-01-01",
                " 2017-01-02",
                "2017-01-02T00:00",
                "٢٠١٧-٠١-٠٢",
                "20/12/2017",
            )
        ],
        ([("from", "2018-01-02"), ("to", "2018-01-01")], {("from", "from_after_to")}),
        ([("person", str(one)) for one in range(11)], {("person", "too_many")}),
        ([("person", "a"), ("person", "b"), ("role", "c")], {("role", "role_with_people")}),
        ([("accents", "AUTO")], {("accents", "not_one_of")}),
        ([("sort", "score")], {("sort", "not_one_of")}),
        ([("facets", "kind,title")], {("facets", "not_one_of")}),
        ([("facets", "kind, year")], {("facets", "not_one_of")}),
        ([("facets", "")], {("facets", "not_one_of")}),
        ([("fields", "id,body")], {("fields", "not_one_of")}),
        ([("fields", "id,")], {("fields", "not_one_of")}),
        ([("highlight", "1")], {("highlight", "not_one_of")}),
        *[([("limit", text)], {("limit", "out_of_range")}) for text in ("0", "101", "-1")],
        *[
            ([("limit", text)], {("limit", "not_a_whole_number")})
            for text in ("", "1.0", "ten", "1 ", "٣", "9" * 10)
        ],
    ],
)
def test_refuses(asked: list[Pair], expected: set[tuple[str, str]]) -> None:
    assert faults(asked) == expected


def test_all_faults_are_told_at_once() -> None:
    asked = [
        ("zz", "1"),
        ("limit", "0"),
        ("q", "\x00"),
        ("from", "2018-01-02"),
        ("to", "2018-01-01"),
        ("person", "a"),
        ("person", "b"),
        ("role", "c"),
    ]
    assert faults(asked) == {
        ("zz", "unknown_parameter"),
        ("limit", "out_of_range"),
        ("q", "control_character"),
        ("from", "from_after_to"),
        ("role", "role_with_people"),
    }


def test_a_fault_carries_its_figures() -> None:
    with pytest.raises(QueryRejected) as caught:
        parse([("q", "x" * 1200), ("kind", "tin"), ("person", "a")] + [("person", "b")] * 10)
    values = {fault.parameter: fault.values for fault in caught.value.faults}
    assert values == {
        "q": {"length": 1200, "limit": 1000},
        "kind": {"allowed": "news, directive"},
        "person": {"count": 11, "limit": 10},
    }


# -- other routes ------------------------------------------------------------------------------------


def test_related() -> None:
    assert parse_related([("id", "a/b")]) == RelatedQuery("a/b", 10)
    assert parse_related([("id", "a"), ("limit", "3")]) == RelatedQuery("a", 3)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], [("id", "missing")]),
        ([("id", "")], [("id", "empty")]),
        ([("id", "a\x00")], [("id", "control_character")]),
        ([("id", "a"), ("limit", "101")], [("limit", "out_of_range")]),
        ([("id", "a"), ("q", "b")], [("q", "unknown_parameter")]),
    ],
)
def test_related_refuses(asked: list[Pair], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(QueryRejected) as caught:
        parse_related(asked)
    assert [(fault.parameter, fault.code) for fault in caught.value.faults] == expected


def test_nothing_is_all_that_a_route_without_parameters_takes() -> None:
    parse_nothing([])
    with pytest.raises(QueryRejected, match="q: unknown_parameter"):
        parse_nothing([("q", "")])


# -- addresses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query_string", "expected"),
    [
        (b"", []),
        (b"q=", [("q", "")]),
        (b"q=t%C3%A2y+h%E1%BB%93&q=2", [("q", "tây hồ"), ("q", "2")]),
        ("q=tây".encode(), [("q", "tây")]),
        (b"q=%FF", [("q", "\udcff")]),
        (b"q", [("q", "")]),
        (b"q=a;b", [("q", "a;b")]),
    ],
)
def test_decodes(query_string: bytes, expected: list[Pair]) -> None:
    assert decode(query_string) == expected


# -- the way back ------------------------------------------------------------------------------------

words = st.text(
    st.sampled_from("aăâbcdđeêhoòôơuưyỷ 0123456789-/~%&=+#<>\"'"), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()))
several = st.lists(words, max_size=3, unique=True).map(tuple)
days = st.none() | st.dates()


@st.composite
def queries(draw: st.DrawFn) -> SearchQuery:
    start, end = sorted((draw(st.dates()), draw(st.dates())))
    people = draw(several)
    return SearchQuery(
        text=draw(st.just("") | words),
        kind=draw(st.lists(st.sampled_from(("news", "directive")), unique=True).map(tuple)),
        category=draw(several),
        source=draw(several),
        issuer=draw(several),
        organization=draw(several),
        start=draw(st.sampled_from((None, start))),
        end=draw(st.sampled_from((None, end))),
        person=people,
        role=draw(st.none() | words) if len(people) < 2 else None,
        number=draw(st.none() | words),
        accents=draw(st.sampled_from(get_args(Accents))),
        sort=draw(st.none() | st.sampled_from(get_args(Sort))),
        facets=draw(st.lists(st.sampled_from(FACETS), unique=True).map(tuple)),
        fields=draw(st.lists(st.sampled_from(HIT_FIELDS), unique=True, min_size=1).map(tuple)),
        highlight=draw(st.booleans()),
        limit=draw(st.integers(1, 100)),
        cursor=draw(st.none() | words),
    )


@given(queries())
def test_pairs_are_the_inverse_of_parse(query: SearchQuery) -> None:
    assert parse(pairs(query)) == query


def test_defaults_are_not_written() -> None:
    assert pairs(SearchQuery()) == []
    assert pairs(SearchQuery("a", limit=20)) == [("q", "a"), ("limit", "20")]


@given(st.lists(st.tuples(st.sampled_from((*SEARCH, "zz")), st.text(max_size=12)), max_size=6))
def test_whatever_is_asked_is_read_or_refused(asked: list[Pair]) -> None:
    try:
        query = parse(asked)
    except QueryRejected as rejected:
        assert rejected.faults
    else:
        assert parse(pairs(query)) == query


# -- the table ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("parameter", SEARCH.values(), ids=SEARCH.keys())
def test_documented_defaults_are_the_query_s(parameter: Any) -> None:
    assert (parameter.default or None) == (getattr(SearchQuery(), parameter.attribute) or None)


@pytest.mark.parametrize("parameter", [*SEARCH.values(), *RELATED.values()], ids=lambda one: one.name)
def test_each_is_described_in_both_languages(parameter: Any) -> None:
    assert parameter.vi.endswith(".")
    assert parameter.en.endswith(".")
    assert parameter.vi != parameter.en


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("q", {"type": "string", "maxLength": 1000}),
        ("role", {"type": "string", "minLength": 1, "maxLength": 1000}),
        ("kind", {"type": "array", "items": {"type": "string", "enum": ["news", "directive"]}}),
        (
            "person",
            {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 1000}, "maxItems": 10},
        ),
        ("from", {"type": "string", "format": "date"}),
        ("limit", {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}),
        ("highlight", {"type": "boolean", "default": True}),
        ("accents", {"type": "string", "enum": ["auto", "strict", "ignore"], "default": "auto"}),
        ("sort", {"type": "string", "enum": ["relevance", "newest", "oldest"]}),
    ],
)
def test_schemas(name: str, expected: dict[str, Any]) -> None:
    assert SEARCH[name].schema == expected
