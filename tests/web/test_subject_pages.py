"""The pages of an official and of a directive, over the fakes' documents in a real index."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from service.model import Published
from service.search.directive import (
    CitedBy,
    Citing,
    DirectiveEntry,
    DirectiveProfile,
    DirectiveQuery,
)
from service.search.officials import Evidence, Namesake, Profile, RoleSeen
from service.search.quotes import Quote
from service.web.portrait import Bar, directive_portrait, person_portrait
from tests.web.reading import read

HOA = "/people/l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0"
DIRECTIVE = "/directives/chi-thi.07-ct-ubnd.2019-03-14.suoi-bac"

D = dt.date
EVIDENCE = Evidence("a/b", Published(D(2019, 3, 20)), Quote("Bà Hoà, Chủ tịch.", ((3, 6),)))


def seen(role: str, first: dt.date | None, last: dt.date | None) -> RoleSeen:
    return RoleSeen(role, "UBND huyện Suối Bạc", first, last, 3, EVIDENCE)


def test_an_official(client: TestClient) -> None:
    response = client.get(HOA)
    page = read(response.text)
    assert response.status_code == 200
    assert [one.words for one in page.all("h1")] == ["Lê Thị Thanh Hoà"]
    assert [one.words for one in page.all("h3")] == ["Chủ tịch UBND huyện"]
    assert page.all("blockquote") and page.all("mark")
    links = page.links()
    assert links["3 tài liệu"] == "/?person=l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0"
    for href in links.values():
        assert client.get(href.partition("#")[0] or "/").status_code == 200, href


def test_somebody_without_a_post(client: TestClient) -> None:
    page = read(client.get("/people/tran-quang-minh").text)
    assert [one.words for one in page.all("h1")] == ["Trần Quang Minh"]


def test_a_directive(client: TestClient) -> None:
    response = client.get(DIRECTIVE)
    page = read(response.text)
    assert response.status_code == 200
    assert [one.words for one in page.all("h1")] == ["Chỉ thị 07/CT-UBND"]
    assert page.links()["Đọc toàn văn"] == "/documents/suoibac.example/van-ban/07-ct-ubnd"
    facts = [one.words for one in page.all("dd")]
    assert facts[:2] == ["UBND huyện Suối Bạc", "14/3/2019"]
    assert page.all("blockquote") and page.all("mark")
    for href in page.links().values():
        assert client.get(href.partition("#")[0] or "/").status_code == 200, href


def test_a_law_that_is_only_cited(client: TestClient) -> None:
    page = read(client.get("/directives/luat.lam-nghiep.undated").text)
    assert [one.words for one in page.all("h1")] == ["Lâm nghiệp"]
    assert any("chỉ biết văn bản này qua" in one.words for one in page.all("p"))


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/people/nobody", 404, "Không có người này"),
        ("/directives/nothing", 404, "Không có văn bản này"),
        (DIRECTIVE + "?cursor=x", 422, "Tham số không hợp lệ"),
        (DIRECTIVE + "?x=1", 422, "Tham số không hợp lệ"),
        (HOA + "?x=1", 422, "Tham số không hợp lệ"),
    ],
)
def test_what_is_not_there_is_told_as_a_page(client: TestClient, path: str, status: int, title: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert [one.words for one in read(response.text).all("h1")] == [title]


def test_citations_page_by_page(client: TestClient) -> None:
    page = read(client.get("/directives/luat.lam-nghiep.undated?limit=1").text)
    assert "Trang sau →" not in page.links()


@pytest.mark.parametrize(
    ("first", "last", "bar"),
    [
        (D(2016, 1, 1), D(2019, 12, 31), Bar(0, 1000)),
        (D(2016, 1, 1), D(2016, 1, 1), Bar(0, 12)),
        (D(2019, 12, 31), D(2019, 12, 31), Bar(988, 12)),
        (D(2018, 1, 1), D(2018, 12, 31), Bar(501, 249)),
        (None, None, None),
    ],
)
def test_posts_on_one_scale_of_years(first: dt.date | None, last: dt.date | None, bar: Bar | None) -> None:
    one = Profile("k", "Hoà", ("Hòa",), 3, D(2016, 5, 1), D(2019, 2, 1), (seen("X", first, last),), (), ())
    (post,) = person_portrait(one).posts
    assert post.bar == bar
    assert (post.when == "không rõ ngày") == (bar is None)


def test_a_person_without_any_day() -> None:
    one = Profile("k", "Hoà", (), 1, None, None, (seen("X", None, None),), (Namesake("k~a", "A", 1),), ())
    shown = person_portrait(one)
    assert (shown.when, shown.years, shown.posts[0].bar) == (None, None, None)
    assert [(link.label, link.href, link.count) for link in shown.namesakes] == [("A", "/people/k~a", 1)]


def test_citations_over_the_years() -> None:
    cited = CitedBy("a/b", None, None, "amends", Quote("Sửa đổi Luật."), None)
    entry = DirectiveEntry("luat.x.undated", "Luật", None, None, None, None, False, 12)
    citing = Citing(12, {"2016": 8, "2019": 2}, (cited,), "next")
    one = DirectiveProfile(entry, None, {}, (), citing)
    shown = directive_portrait(one, DirectiveQuery("luat.x.undated", 5, "here"))
    assert [(year.year, year.count, year.bar.width) for year in shown.years] == [
        ("2016", 8, 1000),
        ("2017", 0, 0),
        ("2018", 0, 0),
        ("2019", 2, 250),
    ]
    assert (shown.title, shown.items[0].relation, shown.items[0].tied_by) == (
        "Luật",
        "sửa đổi, bổ sung",
        None,
    )
    assert shown.first == "/directives/luat.x.undated#citations"
    assert shown.next == "/directives/luat.x.undated?limit=5&cursor=next#citations"
