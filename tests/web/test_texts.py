"""Numbers, days and fragments for readers, and the addresses of pages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model import Document, Published, Reference, Role
from service.search.parameters import Pair
from service.search.results import Highlight
from service.web import links, texts
from service.web.texts import Segment


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")]
)
def test_numbers(value: int, shown: str) -> None:
    assert texts.number(value) == shown


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2017-12-20T03:43+07:00", "20/12/2017, 03:43"),
        ("2017-02-01", "1/2/2017"),
        ("2017-02-01T00:00", "1/2/2017, 00:00"),
    ],
)
def test_moments(published: str, shown: str) -> None:
    assert texts.moment(Published.parse(published)) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("2017", "2017"), ("2017-12", "Tháng 12/2017"), ("2017-03", "Tháng 3/2017")]
)
def test_periods(value: str, shown: str) -> None:
    assert texts.period(value) == shown


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([], ""),
        (["Chủ tịch", "Chủ tịch"], "Chủ tịch"),
        (["Chủ tịch", "Bí thư", "Phó Chủ tịch"], "Chủ tịch, Bí thư, Phó Chủ tịch"),
        (["Chủ tịch", "Bí thư", "Thư ký", "Vụ trưởng"], "Chủ tịch, Bí thư và 2 chức vụ khác"),
    ],
)
def test_posts_beside_a_hit(roles: list[str], shown: str) -> None:
    assert texts.posts([Role(role) for role in roles]) == shown


def test_day() -> None:
    assert texts.day(dt.date(2019, 3, 4)) == "4/3/2019"


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("", (), []),
        ("tây hồ", (), [Segment("tây hồ")]),
        ("tây hồ", ((0, 3),), [Segment("tây", True), Segment(" hồ")]),
        ("tây hồ", ((4, 6),), [Segment("tây "), Segment("hồ", True)]),
        ("tây hồ", ((0, 3), (3, 6)), [Segment("tây", True), Segment(" hồ", True)]),
    ],
)
def test_segments(text: str, marks: tuple[tuple[int, int], ...], expected: list[Segment]) -> None:
    assert texts.segments(text, marks) == expected


@given(st.text(max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_segments_rejoin(text: str, places: list[int]) -> None:
    ordered = sorted(min(place, len(text)) for place in places)
    marks = list(zip(ordered[::2], ordered[1::2], strict=False))
    assert "".join(piece.text for piece in texts.segments(text, marks)) == text


@pytest.mark.parametrize(
    ("document", "highlights", "expected"),
    [
        (
            Document("a", title="Tin rừng"),
            (Highlight("title", "Tin rừng", ((4, 8),)),),
            [Segment("Tin "), Segment("rừng", True)],
        ),
        (Document("a", title="Tin rừng"), (Highlight("title", "rừng", ((0, 4),)),), [Segment("Tin rừng")]),
        (Document("a", title="Tin"), (Highlight("text", "Tin", ((0, 3),)),), [Segment("Tin")]),
        (Document("a", summary="Tóm tắt", body="Thân"), (), [Segment("Tóm tắt")]),
        (Document("a", body=" Thân\n bài "), (), [Segment("Thân bài")]),
        (Document("a"), (), [Segment("a")]),
    ],
)
def test_titles(document: Document, highlights: tuple[Highlight, ...], expected: list[Segment]) -> None:
    assert texts.title(document, highlights) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("một hai ba", 10, "một hai ba"),
        ("một hai ba", 9, "một hai …"),
        ("một hai ba", 7, "một hai …"),
        ("một hai ba", 6, "một …"),
        ("mộthaibabốn", 5, "mộtha…"),
    ],
)
def test_openings(text: str, most: int, expected: str) -> None:
    assert texts.opening(text, most) == expected


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)//http://", False),
        ("", False),
        (None, False),
    ],
)
def test_web_addresses(url: str | None, safe: bool) -> None:
    assert (texts.web_address(url) == url) is safe or url is None


# -- links -------------------------------------------------------------------------------------------

P = "person"


@pytest.mark.parametrize(
    ("pairs", "added", "expected"),
    [
        ([], [("kind", "news")], "/?kind=news"),
        ([("kind", "news")], [("kind", "news")], "/?kind=news"),
        ([("kind", "news")], [("kind", "directive")], "/?kind=news&kind=directive"),
        ([("number", "1")], [("number", "2/CT")], "/?number=2%2FCT"),
        ([("q", "a"), ("cursor", "x")], [("kind", "news")], "/?q=a&kind=news"),
        ([("q", "a")], [("cursor", "x")], "/?q=a&cursor=x"),
        ([("cursor", "x")], [], "/"),
        ([(P, "a")], [(P, "b")], "/?person=a&person=b"),
        ([(P, "a"), ("role", "r")], [(P, "b")], "/?role=r&person=b"),
        ([(P, "a"), ("role", "r")], [(P, "a")], "/?role=r&person=a"),
        ([(P, "a"), ("role", "r")], [("kind", "news")], "/?person=a&role=r&kind=news"),
        (
            [(P, str(one)) for one in range(10)],
            [(P, "b")],
            "/?" + "&".join(f"person={one}" for one in [*range(1, 10), "b"]),
        ),
    ],
)
def test_narrowing(pairs: list[Pair], added: list[Pair], expected: str) -> None:
    assert links.narrowed(pairs, *added) == expected


@pytest.mark.parametrize(
    ("pairs", "removed", "expected"),
    [
        ([("kind", "news"), ("kind", "directive")], [("kind", "news")], "/?kind=directive"),
        ([("q", "a"), ("cursor", "x")], [("q", "a")], "/"),
        ([("from", "a"), ("to", "b"), ("q", "c")], [("from", "a"), ("to", "b")], "/?q=c"),
    ],
)
def test_widening(pairs: list[Pair], removed: list[Pair], expected: str) -> None:
    assert links.widened(pairs, *removed) == expected


@pytest.mark.parametrize(
    ("id", "address"),
    [("a/b", "/documents/a/b"), ("a b?c#d%", "/documents/a%20b%3Fc%23d%25"), ("đ", "/documents/%C4%91")],
)
def test_documents(id: str, address: str) -> None:
    assert links.document(id) == address


@pytest.mark.parametrize(
    ("text", "ending"),
    [("Tổng kết.", ""), ("“Tốt!”", ""), ("Tổng kết thi", " …"), ("Điều 1;", ""), ("(2017)", " …")],
)
def test_a_fragment_that_ends_within_a_sentence_says_so(text: str, ending: str) -> None:
    pieces = texts.fragment(Highlight("text", text, ((0, 2),)))
    assert "".join(piece.text for piece in pieces) == text + ending
    assert pieces[0].marked


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        (Reference("k", "Chỉ thị số 34-CT/TW", "Chỉ thị", "34-CT/TW"), "Chỉ thị 34-CT/TW"),
        (Reference("k", "Luật Đất đai", "Luật"), "Luật Đất đai"),
    ],
)
def test_a_reference_in_short(reference: Reference, label: str) -> None:
    assert texts.reference(reference) == label


def test_a_fragment_that_begins_within_a_sentence_says_so() -> None:
    pieces = texts.fragment(Highlight("text", "và thi đua.", ((3, 10),)))
    assert pieces == [Segment("… "), Segment("và "), Segment("thi đua", True), Segment(".")]


def test_between_two_fragments_stands_one_ellipsis() -> None:
    texts_of = ("Tổng kết", "thi đua", "Kết thúc.", "rồi thôi.")
    shown = texts.fragments([Highlight("text", text, ((0, 3),)) for text in texts_of])
    joined = " ".join("".join(piece.text for piece in pieces) for pieces in shown)
    assert joined == "Tổng kết … thi đua … Kết thúc. … rồi thôi."
    assert texts.fragments([]) == []
