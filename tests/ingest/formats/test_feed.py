from pathlib import Path

import pytest

from service.errors import InputRejected
from service.ingest.formats.feed import parse_feed
from service.ingest.formats.parse import parse
from tests.text.old_encodings import windows1258

FILES = Path(__file__).with_name("files")
RSS = (FILES / "feed.rss").read_text(encoding="utf-8")
ATOM = (FILES / "feed.atom").read_text(encoding="utf-8")


def test_rss() -> None:
    first, second, third = parse_feed(RSS.encode()).rows
    assert first == {
        "url": "https://songvan.example/1",
        "title": "Huyện trồng & chăm sóc cây",
        "summary": "Tóm tắt tin",
        "body": "Một.\nHai.",
        "published_at": "2019-01-08T07:30:00+07:00",
        "category": "Tin tức",
        "source": "Cổng huyện Sông Vân",
        "byline": "Lê Thu Hà",
    }
    assert (second["url"], second["body"], second["byline"]) == (
        "https://songvan.example/2",
        "Thứ năm\nhằng tuần",
        None,
    )
    assert (third["url"], third["body"], third["published_at"]) == (None, None, None)


def test_atom() -> None:
    (entry,) = parse_feed(ATOM.encode()).rows
    assert (entry["url"], entry["title"]) == ("https://songvan.example/3", "Tin mới")
    assert (entry["body"], entry["byline"], entry["category"]) == ("Một & hai.\nBa.", "Hà", "Tin")
    assert entry["published_at"] == "2019-01-08T07:30:00+07:00"


@pytest.mark.parametrize(
    "content",
    [
        RSS.encode("utf-16"),
        windows1258(RSS.replace("utf-8", "windows-1258")),
        b"\xef\xbb\xbf\n" + RSS.encode(),
    ],
)
def test_in_whatever_encoding(content: bytes) -> None:
    assert parse_feed(content) == parse_feed(RSS.encode())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<rss><channel></channel></rss>", "a feed without entries"),
        (b"<rss><channel>", "not a feed: ParseError"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "not a feed: (DTD|Entities)Forbidden"),
        (b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss/>', "not a feed: DTDForbidden"),
        (b"<rss><channel><item></item></channel></rss>", "no text in it"),
    ],
)
def test_feeds_that_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputRejected, match=f"^{reason}"):
        parse("rss", content)


def test_an_entry_without_an_address_gets_its_id_by_its_content() -> None:
    rows = parse("rss", RSS.encode()).rows
    assert all("id" not in row for row in rows)
    assert rows[2] == {"title": "Không địa chỉ", "source": "Cổng huyện Sông Vân"}
