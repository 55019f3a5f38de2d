"""The page of one document, and the static files."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from service.model import Reference
from tests.fakes import FakeSearcher, news
from tests.web.reading import read

NEWS = "/documents/suoibac.example/tin/phong-chay-rung"


def test_a_news_page(client: TestClient) -> None:
    response = client.get(NEWS)
    assert "x-robots-tag" not in response.headers
    page = read(response.text)
    assert (
        page.all("title")[0].words == "Huyện Suối Bạc triển khai phương án phòng cháy rừng mùa khô – Tra cứu"
    )
    assert [one.words for one in page.all("h1")] == [
        "Huyện Suối Bạc triển khai phương án phòng cháy rừng mùa khô"
    ]
    assert [one.words for one in page.all("p", class_="byline")] == ["Thu Hằng"]
    paragraphs = [one.words for one in page.all("p")]
    assert any(text.startswith("Sáng ngày 18/3") and text.endswith("phòng cháy rừng.") for text in paragraphs)
    assert any(text.startswith("Các xã phải trực") for text in paragraphs)
    assert "Mười hai xã có rừng ký cam kết bảo vệ rừng trước mùa khô." in paragraphs
    assert "20/3/2019, 07:15" in [one.words for one in page.all("time")]
    assert not page.all("dl")


def test_the_original_is_linked_without_trust(client: TestClient) -> None:
    (origin,) = [one for one in read(client.get(NEWS).text).all("a") if one.words == "Xem trang gốc"]
    assert origin.attributes["href"] == "https://suoibac.example/tin/phong-chay-rung"
    assert origin.attributes["rel"] == "noopener nofollow"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://a"]
)
def test_only_web_addresses_are_linked(client: TestClient, searcher: FakeSearcher, url: str | None) -> None:
    searcher.documents = (news("a", "Tin", "x", None, url=url),)
    assert "Xem trang gốc" not in client.get("/documents/a").text


def test_people_and_references_lead_to_their_pages(client: TestClient) -> None:
    links = read(client.get(NEWS).text).links()
    assert links["Lê Thị Thanh Hoà"] == "/people/l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0"
    assert links["UBND huyện Suối Bạc"] == "/?organization=UBND+huy%E1%BB%87n+Su%E1%BB%91i+B%E1%BA%A1c"
    assert links["Chỉ thị 07/CT-UBND"] == "/directives/chi-thi.07-ct-ubnd.2019-03-14.suoi-bac"
    assert links["Luật Lâm nghiệp"] == "/directives/luat.lam-nghiep.undated"
    assert links["Tin tức - Sự kiện"].startswith("/?category=")
    for href in links.values():
        if href.startswith("/"):
            assert client.get(href).status_code == 200


def test_a_directive(client: TestClient) -> None:
    page = read(client.get("/documents/suoibac.example/van-ban/07-ct-ubnd").text)
    facts = dict(
        zip([one.words for one in page.all("dt")], [one.words for one in page.all("dd")], strict=True)
    )
    assert facts == {
        "Số, ký hiệu": "07/CT-UBND",
        "Cơ quan ban hành": "UBND huyện Suối Bạc",
        "Ngày ký": "14/3/2019",
        "Ngày hiệu lực": "15/3/2019",
        "Người ký": "Lê Thị Thanh Hoà",
    }
    assert page.links()["07/CT-UBND"] == "/?number=07%2FCT-UBND"


def test_related_documents(client: TestClient) -> None:
    page = read(client.get("/documents/khong-ngay").text)
    assert "Tài liệu liên quan" in [one.words for one in page.all("h2")]
    assert page.links()["Công khai dự toán ngân sách năm 2020"].endswith("cong-khai-ngan-sach%3Fnam%3D2020")


def test_a_document_alone(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.documents = (news("a", None, "Chỉ có nội dung.\ndòng hai", None),)
    page = read(client.get("/documents/a").text)
    assert [one.words for one in page.all("h1")] == ["Chỉ có nội dung. dòng hai"]
    assert "Chỉ có nội dung.\ndòng hai" in [one.words for one in page.all("p")]
    assert not page.all("h2")
    assert not page.all("time")


def test_a_reference_without_number_or_title(client: TestClient, searcher: FakeSearcher) -> None:
    bare = Reference("nghi-quyet.undated", "Nghị quyết", "Nghị quyết", date=dt.date(2020, 1, 2))
    searcher.documents = (news("a", "Tin", "x", None, references=(bare,)),)
    page = read(client.get("/documents/a").text)
    assert page.links()["Nghị quyết"] == "/directives/nghi-quyet.undated"
    assert [one.words for one in page.all("time")] == ["2/1/2020"]


def test_no_such_document(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.gone = frozenset({"tin-cu"})
    missing, gone = client.get("/documents/khong-co"), client.get("/documents/tin-cu")
    assert (missing.status_code, gone.status_code) == (404, 410)
    assert [one.words for one in read(missing.text).all("h1")] == ["Không có tài liệu này"]
    assert [one.words for one in read(gone.text).all("h1")] == ["Tài liệu đã được gỡ"]


def test_no_such_page(client: TestClient) -> None:
    response = client.get("/khong-co")
    assert response.status_code == 404
    page = read(response.text)
    assert page.links()["Về trang tìm kiếm"] == "/"
    assert page.all("input", id="q")


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("style.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("suggest.js", "text/javascript; charset=utf-8"),
    ],
)
def test_static_files(client: TestClient, path: str, type: str) -> None:
    response = client.get(f"/static/{path}")
    assert response.headers["content-type"] == type
    assert response.headers["cache-control"] == "public, max-age=300"
    again = client.get(f"/static/{path}", headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["none.css", "../pages.py", "%2e%2e/pages.py", ""])
def test_other_files_are_not_served(client: TestClient, path: str) -> None:
    response = client.get(f"/static/{path}")
    assert response.status_code == 404
    assert "APIRouter" not in response.text


def test_the_style_sheet_fetches_nothing(client: TestClient) -> None:
    style = client.get("/static/style.css").text
    assert "url(" not in style
    assert "@import" not in style
    for feature in ("prefers-color-scheme: dark", "@media print", ":focus-visible", "max-width: 30rem"):
        assert feature in style
