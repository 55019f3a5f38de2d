import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputRejected
from service.ingest.formats.html import parse_html
from service.ingest.formats.metadata import read_published
from service.ingest.formats.rows import Row
from tests.text.old_encodings import tcvn3, windows1258

FIRST = (
    "Sáng 7/1, Huyện ủy - UBND huyện Sông Vân tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2018"
    " và phát động thi đua năm 2019."
)
SECOND = (
    "Dự hội nghị có đồng chí Vũ Khắc Lâm, Bí thư Huyện ủy; đồng chí Trần Thị Mai, Chủ tịch UBND huyện cùng"
    " các phòng, ban, ngành, đoàn thể."
)
HEADLINE = "Huyện Sông Vân tổng kết phong trào thi đua năm 2018"
FILES = Path(__file__).with_name("files")
MODERN = (FILES / "modern.html").read_text(encoding="utf-8")
OLD = (FILES / "tables.html").read_text(encoding="utf-8")
SAVED = (FILES / "saved.html").read_text(encoding="utf-8")
FURNITURE = ("Trang chủ", "Giới thiệu", "khánh thành", "Bản quyền", "trồng cây", "bình luận", "Thời tiết")


def row(page: str | bytes) -> Row:
    (found,) = parse_html(page if isinstance(page, bytes) else page.encode()).rows
    return found


@pytest.mark.parametrize("path", sorted(FILES.glob("*.html")), ids=lambda path: path.name)
def test_the_article_is_found_without_the_site(path: Path) -> None:
    found = row(path.read_bytes())
    assert found["title"].lower() == HEADLINE.lower()
    assert found["published_at"][:10] == "2019-01-08"
    assert FIRST in found["body"]
    assert SECOND in found["body"]
    for furniture in FURNITURE:
        assert furniture not in found["body"]


def test_what_a_page_says_to_machines() -> None:
    found = row(MODERN)
    assert found["published_at"] == "2019-01-08T07:30:00+07:00"
    assert (found["url"], found["category"]) == ("https://songvan.example/tin/1", "Thi đua")
    assert (found["byline"], found["source"]) == ("Lê Thu Hà", "Cổng thông tin điện tử huyện Sông Vân")


def test_what_an_old_page_says_to_people() -> None:
    found = row(OLD)
    assert (found["byline"], found["views"]) == ("Lê Thu Hà", 525)
    assert found["published_at"] == "2019-01-08T07:30:00+07:00"
    assert row(SAVED)["url"] == "https://songvan.example/tin/1"


def archive(page: bytes) -> bytes:
    """As a browser saves a page in one file."""
    lines = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    part = "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return f"{lines}{kind}{part}".encode() + page + b"\r\n------b--\r\n"


@pytest.mark.parametrize(
    "page",
    [
        b"\xef\xbb\xbf" + MODERN.encode(),
        MODERN.encode("utf-16"),
        windows1258(MODERN.replace("utf-8", "windows-1258")),
        MODERN.encode("ascii", "xmlcharrefreplace"),
        archive(MODERN.encode()),
    ],
)
def test_in_whatever_encoding(page: bytes) -> None:
    assert row(page) == row(MODERN)


def test_an_old_font_of_capitals() -> None:
    heading = f'<p><font face=".VnTimeH">{tcvn3("kế hoạch trồng cây")}</font></p>'
    shown = f"<html><body>{heading}<p>{tcvn3(FIRST)}</p></body></html>"
    found = row(shown.encode())
    assert found["title"] == "KẾ HOẠCH TRỒNG CÂY"
    assert found["body"].lower() == FIRST.lower()


@pytest.mark.parametrize(
    "page", [b"", b"<html></html>", b"<html><script>var text = 1</script></html>", b"<p> \n</p>"]
)
def test_a_page_without_text(page: bytes) -> None:
    with pytest.raises(InputRejected, match="without text"):
        parse_html(page)


def test_a_web_archive_says_where_it_is_from() -> None:
    page = (FILES / "tables.html").read_bytes()
    located = b"MIME-Version: 1.0\r\nSnapshot-Content-Location: https://songvan.example/tin/7\r\n"
    saved = archive(page).replace(b"MIME-Version: 1.0\r\n", located)
    assert row(saved)["url"] == "https://songvan.example/tin/7"
    assert row(saved.replace(b"https://songvan.example/tin/7", b"file:///tmp/tin.html"))["url"] is None


def test_a_web_archive_without_a_page() -> None:
    with pytest.raises(InputRejected, match="archive without a page"):
        parse_html(archive(b"x").replace(b"Content-Type: text/html", b"Content-Type: image/png"))


def test_deep_nesting_loses_nothing() -> None:
    deep = "<div>" * 1_500 + f"<p>{FIRST}</p>" + "</div>" * 1_500
    begun = time.process_time()
    assert row(f"<html><body>{deep}<p>{SECOND}</p></body></html>")["body"] == f"{FIRST}\n{SECOND}"
    assert time.process_time() - begun < 10


def test_a_loss_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.formats.html.shown", lambda _: 10)
    with pytest.raises(InputRejected, match=r"^the parser kept 10 of \d+ characters$"):
        parse_html(MODERN.encode())


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2019-01-08", "2019-01-08"),
        ("2019-01-08 07:30:00", "2019-01-08T07:30:00+07:00"),
        ("2019-01-08T00:30:00.000Z", "2019-01-08T07:30:00+07:00"),
        ("2019-01-08T07:30:00+0700", "2019-01-08T07:30:00+07:00"),
        ("Tue, 08 Jan 2019 07:30:00 +0700", "2019-01-08T07:30:00+07:00"),
        ("08/01/2019 07:30", "2019-01-08T07:30:00+07:00"),
        ("2019-13-08", "None"),
        ("hôm qua", "None"),
    ],
)
def test_dates_for_machines(text: str, published: str) -> None:
    assert str(read_published(text)) == published


DATA = '<script type="application/ld+json">[{"@type":"Article","author":[[]],"headline":3}]</script>'
MARKUP = [
    "<div>", "</div>", "<p>", "<a href=x>", "</a>", "<table><tr><td>", "<script>", "<!--", "-->", "<h1>",
    "<font face='.VnTimeH'>", "<title>", "&#xD800;", "&nbsp;", "\0", "<template>", "<svg>", "<article>",
    "</body>", "<meta content=x>", "08/01/2019", DATA, FIRST, HEADLINE,
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP) | st.text(max_size=20), max_size=30))
def test_any_soup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        parsed = parse_html("".join(pieces).encode(errors="replace"))
    except InputRejected:
        return
    assert all(isinstance(value, str | int | None) for value in parsed.rows[0].values())
