import datetime as dt

import orjson
import pytest

from service.ingest import ids
from service.ingest.documents import as_input, read_document
from service.ingest.inputs import RawInput, Rejection
from service.ingest.mapping import Mapping
from service.model import Document, Published

PAGE = """Trang chủ

UBND HUYỆN SÔNG VÂN TRIỂN KHAI KẾ HOẠCH TRỒNG CÂY NĂM 2019
Ngày đăng 08/01/2019 | 07:30  | View count: 41

Sáng 07/01/2019, UBND huyện Sông Vân tổ chức hội nghị triển khai kế hoạch trồng cây.

Đồng chí Vũ Khắc Lâm - Phó Chủ tịch UBND huyện chủ trì hội nghị.
"""


def line(content: bytes) -> RawInput:
    return RawInput("a.jsonl", 3, "json", content)


def page(text: str) -> RawInput:
    return RawInput("a.txt", None, "page", text.encode())


def read(raw: RawInput, mapping: Mapping | None = None) -> Document:
    document = read_document(raw, mapping or Mapping())
    assert isinstance(document, Document)
    return document


FULL = {
    "id": "cv/1",
    "url": "https://songvan.example.vn/1",
    "kind": "directive",
    "title": "Kế hoạch trồng cây",
    "summary": "Tóm tắt",
    "body": "Nội dung\r\nhai dòng",
    "published_at": "2019-01-08T07:30:00+07:00",
    "category": "Kế hoạch",
    "source": "Huyện Sông Vân",
    "byline": "Ban Biên tập",
    "views": 41,
    "number": "2/KH-UBND",
    "issuer": "UBND huyện Sông Vân",
    "signed_on": "2019-01-05",
    "effective_on": "2019-02-01",
    "signers": ["Vũ Khắc Lâm"],
}


def test_every_key_has_its_place() -> None:
    document = read(line(orjson.dumps(FULL)))
    assert document == Document(
        id="cv/1",
        url="https://songvan.example.vn/1",
        kind="directive",
        title="Kế hoạch trồng cây",
        summary="Tóm tắt",
        body="Nội dung\r\nhai dòng",
        published_at=Published(dt.date(2019, 1, 8), dt.time(7, 30)),
        category="Kế hoạch",
        source="Huyện Sông Vân",
        byline="Ban Biên tập",
        views=41,
        number="2/KH-UBND",
        issuer="UBND huyện Sông Vân",
        signed_on=dt.date(2019, 1, 5),
        effective_on=dt.date(2019, 2, 1),
        signers=("Vũ Khắc Lâm",),
    )


@pytest.mark.parametrize("values", [FULL, {"id": "1", "title": "Tin"}, {"body": "Thân bài"}])
def test_a_document_can_be_written_as_the_input_it_was(values: dict[str, object]) -> None:
    document = read(line(orjson.dumps(values)))
    assert read(line(as_input(document))) == document


def test_null_means_absent_and_news_is_the_default() -> None:
    nothing = dict.fromkeys(FULL, None) | {"id": "1", "title": "Tin"}
    assert read(line(orjson.dumps(nothing))) == Document(id="1", kind="news", title="Tin")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "not JSON: "),
        (b"{} {}", "not JSON: unexpected content"),
        (b'{"title": "\\ud800"}', "not JSON: no low surrogate"),
        (b'{"title": "Qu\xe1\xba"}', "not UTF-8: invalid continuation byte at byte 13"),
        (b'\xff\xfe{\x00"', "not UTF-8: invalid start byte at byte 0"),
        (b'["a"]', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"{}", "title or body must hold text"),
        (b'{"title": " ", "body": "\\n"}', "title or body must hold text"),
        (b'{"summary": "a"}', "title or body must hold text"),
        (b'{"title": "a", "text": "b"}', "unknown key: text"),
    ],
)
def test_what_is_no_document_is_rejected_with_the_reason(content: bytes, reason: str) -> None:
    rejection = read_document(line(content))
    assert isinstance(rejection, Rejection)
    assert (rejection.source, rejection.line, rejection.content) == ("a.jsonl", 3, content)
    assert rejection.reason.startswith(reason)


@pytest.mark.parametrize(("id", "known"), [("a", "a"), (7, None), (None, None)])
def test_a_rejection_names_the_id_where_there_is_one(id: object, known: str | None) -> None:
    rejection = read_document(line(orjson.dumps({"id": id, "titel": "a"})))
    assert isinstance(rejection, Rejection)
    assert rejection.id == known


def test_the_id_comes_from_the_address_else_from_the_content() -> None:
    url = "https://songvan.example.vn/1"
    assert read(line(orjson.dumps({"title": "a", "url": url}))).id == ids.from_url(url)
    one = read(line(b'{"title": "a", "published_at": "2019-01-08"}'))
    same = read(line(b'{"title": "a", "published_at": "2019-01-08T07:30", "views": 9}'))
    other_day = read(line(b'{"title": "a", "published_at": "2019-01-09"}'))
    assert one.id == same.id != other_day.id


def test_a_mapping_is_applied_first() -> None:
    mapping = Mapping.model_validate({"rename": {"ten": "title"}, "constants": {"kind": "directive"}})
    assert read(line(b'{"id": "1", "ten": "a"}'), mapping) == Document(id="1", kind="directive", title="a")


def test_a_page_is_read_into_its_parts() -> None:
    document = read(page(PAGE), Mapping(constants={"source": "Huyện Sông Vân"}))
    assert document.title == "UBND HUYỆN SÔNG VÂN TRIỂN KHAI KẾ HOẠCH TRỒNG CÂY NĂM 2019"
    assert document.published_at == Published(dt.date(2019, 1, 8), dt.time(7, 30))
    assert document.views == 41
    assert document.source == "Huyện Sông Vân"
    assert "Vũ Khắc Lâm" in (document.body or "")


def test_line_ends_of_a_page_do_not_matter_to_what_is_read() -> None:
    unix, windows = read(page(PAGE)), read(page(PAGE.replace("\n", "\r\n")))
    assert (unix.title, unix.published_at, unix.body) == (windows.title, windows.published_at, windows.body)


def test_the_id_of_a_page_is_that_of_its_whole_text() -> None:
    assert read(page(PAGE)).id == ids.from_text(PAGE)
    assert read(page(PAGE), Mapping(constants={"source": "x"})).id == ids.from_text(PAGE)


@pytest.mark.parametrize("content", [b"", b" \n\n", b"Qu\xff"])
def test_a_page_without_text_is_rejected(content: bytes) -> None:
    assert isinstance(read_document(RawInput("a.txt", None, "page", content)), Rejection)
