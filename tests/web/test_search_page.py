"""The search page: its form, hits, links, states and errors."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from service.model import Person, Reference, Role
from service.search import request
from service.search.query import SearchQuery
from service.search.results import DidYouMean, Drop, SearchResults, Total, Understood
from service.web.form import submitted
from tests.fakes import DOCUMENTS, FakeSearcher, news
from tests.web.reading import Reader, read


def open_page(client: TestClient, address: str) -> Reader:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return read(response.text)


def asked(address: str) -> SearchQuery:
    """What an address of the page asks for."""
    return request.parse(submitted(parse_qsl(urlsplit(address).query, keep_blank_values=True)))


# -- the first page ----------------------------------------------------------------------------------


def test_the_first_page(client: TestClient) -> None:
    page = open_page(client, "/")
    assert page.all("html", lang="vi")
    assert [one.words for one in page.all("h1")] == ["Mới đăng"]
    assert page.all("title")[0].words == "Tra cứu"
    assert page.all("a", class_="skip")[0].attributes["href"] == "#content"
    assert page.all("main", id="content")
    assert len(page.all("article")) == 5


def test_it_may_be_found_but_searches_may_not(client: TestClient) -> None:
    bare, searched, empty = (client.get(path) for path in ("/", "/?q=rung", "/?q="))
    for response in (bare, empty):
        assert "x-robots-tag" not in response.headers
        assert not read(response.text).all("meta", name="robots")
    assert searched.headers["x-robots-tag"] == "noindex"
    assert read(searched.text).all("meta", name="robots", content="noindex")


def test_every_field_has_a_label_and_nothing_is_inline(client: TestClient) -> None:
    page = open_page(client, "/?q=rung")
    fields = [
        one
        for one in page.elements
        if one.tag in ("input", "select") and one.attributes.get("type") != "hidden"
    ]
    labels = {one.attributes["for"] for one in page.all("label")}
    assert {one.attributes["id"] for one in fields} == labels
    assert only_our_scripts(page)
    assert not page.all("style")
    assert not [
        one for one in page.elements if any(name.startswith(("on", "style")) for name in one.attributes)
    ]


def only_our_scripts(page: Reader) -> bool:
    scripts = [(one.attributes, one.words) for one in page.all("script")]
    ours = [({"src": f"/static/{name}.js", "defer": None}, "") for name in ("suggest", "live")]
    return scripts in (ours, ours[:1])


# -- hits --------------------------------------------------------------------------------------------


def test_hits(client: TestClient) -> None:
    page = open_page(client, "/?q=rung")
    links = page.links()
    assert [one.words for one in page.all("h1")] == ["4 kết quả"]
    assert links["Chỉ thị về tăng cường công tác phòng cháy, chữa cháy rừng"] == (
        "/documents/suoibac.example/van-ban/07-ct-ubnd"
    )
    assert {one.words for one in page.all("mark")} == {"rừng"}
    dates = {one.attributes["datetime"]: one.words for one in page.all("time")}
    assert dates["2019-03-20T07:15:00+07:00"] == "20/3/2019, 07:15"
    assert dates["2019-03-21"] == "21/3/2019"
    hoa = links["Lê Thị Thanh Hoà Chủ tịch UBND huyện"]
    assert hoa == "/people/l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0"
    assert links["Chỉ thị 07/CT-UBND"] == "/directives/chi-thi.07-ct-ubnd.2019-03-14.suoi-bac"
    assert links["Luật Lâm nghiệp"] == "/directives/luat.lam-nghiep.undated"
    assert asked(links["Báo tỉnh"]).source == ("Báo tỉnh",)
    assert asked(links["Địa phương"]).category == ("Địa phương",)


def test_near_duplicates_are_folded_within_a_page(client: TestClient) -> None:
    page = open_page(client, "/?q=rung")
    assert len(page.all("article")) == 3
    assert "và 1 bản tương tự" in [one.words for one in page.all("summary")]
    assert "/documents/tinh.example/phong-chay-rung" in page.links().values()
    assert len(open_page(client, "/?q=rung&limit=1").all("article")) == 1


def test_documents_without_a_release_are_not_folded(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.documents = (
        news("a", "Tin một", "x", None, release=""),
        news("b", "Tin hai", "x", None, release=""),
    )
    assert len(open_page(client, "/").all("article")) == 2


def test_a_missing_title_is_shown_as_the_first_words(client: TestClient) -> None:
    page = open_page(client, "/?q=tiep+cong+dan")
    assert page.links()["Thông báo lịch tiếp công dân của lãnh đạo huyện."] == "/documents/khong-ngay"


def test_ids_are_encoded(client: TestClient) -> None:
    page = open_page(client, "/?q=ngan+sach")
    assert page.links()["Công khai dự toán ngân sách năm 2020"] == (
        "/documents/suoibac.example/tin/cong-khai-ngan-sach%3Fnam%3D2020"
    )


def test_a_hit_without_marks_shows_its_summary(client: TestClient) -> None:
    text = client.get("/", params={"source": "Cổng thông tin huyện Suối Bạc"}).text
    assert "Mười hai xã có rừng ký cam kết" in text


def test_highlight_false_leaves_no_marks(client: TestClient) -> None:
    assert not open_page(client, "/?q=rung&highlight=false").all("mark")


def test_fields_are_shown_as_asked(client: TestClient) -> None:
    page = open_page(client, "/?q=rung&fields=title&facets=kind")
    (first, *_) = page.all("article")
    assert first.words.split("và 1 bản tương tự")[0].strip() == DOCUMENTS[0].document.title
    assert not page.all("time")
    assert not page.all("mark")


def test_many_people_are_counted_not_hidden(client: TestClient, searcher: FakeSearcher) -> None:
    people = tuple(Person(f"Người {one}", f"người-{one}", (Role("Bí thư"),)) for one in range(7))
    references = tuple(Reference(f"luat.{one}.undated", "x", "Luật", title=str(one)) for one in range(8))
    searcher.documents = (news("a", "Tin", "x", None, people=people, references=references),)
    text = client.get("/").text
    assert "và 2 người khác" in text
    assert "và 3 văn bản khác" in text


# -- filters, facets, paging -------------------------------------------------------------------------


def test_facets_narrow_and_widen(client: TestClient) -> None:
    narrow = open_page(client, "/?q=rung").links()["Trần Quang Minh 1"]
    assert asked(narrow) == SearchQuery("rung", person=("trần-quang-minh",))
    narrowed = open_page(client, narrow)
    assert narrowed.all("a", class_="active")
    assert asked(narrowed.links()["Trần Quang Minh 1"]) == SearchQuery("rung")
    assert asked(narrowed.links()["Người: Trần Quang Minh × (bỏ)"]) == SearchQuery("rung")


def test_years_and_months_stand_for_a_period(client: TestClient) -> None:
    page = open_page(client, "/")
    year, month = asked(page.links()["2019 3"]), asked(page.links()["Tháng 3/2019: 3 tài liệu"])
    assert (str(year.start), str(year.end)) == ("2019-01-01", "2019-12-31")
    assert (str(month.start), str(month.end)) == ("2019-03-01", "2019-03-31")
    narrowed = open_page(client, page.links()["Tháng 3/2019: 3 tài liệu"])
    assert [one.words for one in narrowed.all("h1")] == ["3 kết quả"]
    assert asked(narrowed.links()["Tháng 3/2019: 3 tài liệu"]).start is None
    assert asked(narrowed.links()["Thời gian: tháng 3/2019 × (bỏ)"]) == SearchQuery()
    assert [link for link in page.links() if link.startswith("20")] == ["2020 1", "2019 3", "2018 1"]


def test_a_period_open_at_one_end_is_a_chip_too(client: TestClient) -> None:
    links = open_page(client, "/?from=2019-03-20").links()
    assert asked(links["Từ ngày: 20/3/2019 × (bỏ)"]) == SearchQuery()


@pytest.mark.parametrize("facets", ["year", "month", "year,month", "kind,month"])
def test_the_calendar_is_shown_where_it_is_asked_for(client: TestClient, facets: str) -> None:
    assert "Tháng 3/2019: 3 tài liệu" in open_page(client, f"/?facets={facets}").links()
    assert not open_page(client, "/?facets=kind").all("section", class_="calendar")


def test_all_conditions_are_lifted_at_once(client: TestClient) -> None:
    links = open_page(client, "/?q=rung&kind=news&from=2019-01-01&sort=oldest").links()
    assert asked(links["Bỏ tất cả"]) == SearchQuery("rung", sort="oldest")
    assert "Bỏ tất cả" not in open_page(client, "/?q=rung&kind=news").links()


def test_kinds_are_named(client: TestClient) -> None:
    links = open_page(client, "/?facets=kind").links()
    assert asked(links["Văn bản chỉ đạo 1"]).kind == ("directive",)
    assert "Loại: Văn bản chỉ đạo × (bỏ)" in open_page(client, "/?kind=directive").links()


def test_the_address_chooses_the_facets(client: TestClient, searcher: FakeSearcher) -> None:
    page = open_page(client, "/?facets=kind")
    first = searcher.asked[-1]
    assert first.facets == ("kind",)
    assert [one.words for one in page.all("h3") if one.words == "Loại tài liệu"]
    assert "Người được nêu" not in [one.words for one in page.all("h3")]
    open_page(client, "/")
    assert searcher.asked[-1].facets[:2] == ("kind", "person")


def test_long_facets_are_shown_in_two_parts(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.documents = tuple(news(str(one), "Tin", "x", None, category=f"Mục {one}") for one in range(9))
    page = open_page(client, "/?facets=category&limit=1")
    assert "Xem thêm 3" in [one.words for one in page.all("summary")]
    assert len([link for link in page.links() if link.startswith("Mục")]) >= 9


def test_paging(client: TestClient, searcher: FakeSearcher) -> None:
    first = open_page(client, "/?limit=4")
    assert "Về trang đầu" not in first.links()
    second = open_page(client, first.links()["Trang sau →"])
    assert searcher.asked[-1].cursor == "4."
    assert searcher.asked[-1].limit == 4
    assert "Trang sau →" not in second.links()
    assert asked(second.links()["Về trang đầu"]) == SearchQuery(limit=4)


def test_a_change_of_the_search_leaves_the_cursor_behind(client: TestClient) -> None:
    page = open_page(client, "/?limit=2&cursor=2.&category=")
    for label, href in page.links().items():
        if href.startswith("/?") and label != "Trang sau →":
            assert asked(href).cursor is None, label
    assert not page.all("input", name="cursor")


def test_sorts(client: TestClient) -> None:
    page = open_page(client, "/?q=rung")
    assert asked(page.links()["Cũ nhất"]) == SearchQuery("rung", sort="oldest")
    assert [one.words for one in page.all("a") if one.attributes.get("aria-current")] == ["Liên quan nhất"]
    assert "Liên quan nhất" not in open_page(client, "/").links()


def test_a_role_goes_with_one_person(client: TestClient) -> None:
    address = "/?q=rung&role=Ch%E1%BB%A7+t%E1%BB%8Bch&person=l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0"
    page = open_page(client, address + "&facets=person")
    for href in page.links().values():
        if href.startswith("/?"):
            asked(href)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=rung",
        "/?q=%22phong+chay%22+-lua&sort=newest&accents=ignore",
        "/?category=Tin+t%E1%BB%A9c+-+S%E1%BB%B1+ki%E1%BB%87n&person=l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0",
        "/?from=2019-01-01&to=2019-12-31&facets=year,month,issuer,person",
        "/?q=khong+co+gi&category=x",
    ],
)
def test_every_link_of_a_page_can_be_followed(client: TestClient, address: str) -> None:
    for href in set(open_page(client, address).links().values()):
        if href.startswith("/?"):
            assert request.parse(request.pairs(asked(href))) == asked(href)
        if href.startswith("/"):
            assert client.get(href).status_code == 200, href


# -- the form ----------------------------------------------------------------------------------------


def test_what_was_typed_stays(client: TestClient) -> None:
    page = open_page(client, "/?q=r%E1%BB%ABng&from=2019-01-01&to=2019-12-31&sort=oldest&accents=ignore")
    values = {one.attributes["name"]: one.attributes.get("value") for one in page.all("input")}
    assert values == {
        "q": "rừng",
        "person": "",
        "role": "",
        "number": "",
        "from": "1/1/2019",
        "to": "31/12/2019",
    }
    chosen = [one.attributes["value"] for one in page.all("option") if "selected" in one.attributes]
    assert chosen == ["oldest", "ignore"]
    assert "open" in page.all("details", class_="refine")[0].attributes


def test_filters_are_carried_along(client: TestClient) -> None:
    page = open_page(
        client, "/?q=rung&category=A&person=an&person=binh&limit=5&highlight=false&cursor=5.rung"
    )
    hidden = [(one.attributes["name"], one.attributes["value"]) for one in page.all("input", type="hidden")]
    assert hidden == [
        ("category", "A"),
        ("person", "an"),
        ("person", "binh"),
        ("highlight", "false"),
        ("limit", "5"),
    ]
    assert "open" not in page.all("details", class_="refine")[0].attributes


def test_empty_fields_of_a_form_count_for_nothing(client: TestClient, searcher: FakeSearcher) -> None:
    open_page(client, "/?q=&person=&role=&number=&from=&to=&sort=&accents=")
    assert replace(searcher.asked[-1], facets=()) == SearchQuery()


# -- states ------------------------------------------------------------------------------------------


def test_nothing_found(client: TestClient) -> None:
    text = client.get("/?q=khongco").text
    assert "0 kết quả" in text
    assert "Không có tài liệu nào khớp" in text
    assert "bỏ bớt điều kiện" not in text


def test_ways_out(client: TestClient, searcher: FakeSearcher) -> None:
    page = open_page(client, "/?q=rung&category=khac&kind=news")
    assert asked(page.links()["Bỏ điều kiện chuyên mục: khac"]) == SearchQuery("rung", kind=("news",))
    searcher.echo = lambda echo: replace(
        echo,
        did_you_mean=DidYouMean("rừng núi", 1234),
        zero=(Drop("person", "an", 3), Drop("kind", "news, directive", 5), Drop("from", "2019-03-01", 2)),
    )
    page = open_page(client, "/?q=rung&person=an&role=x&kind=news&kind=directive&from=2019-03-01")
    links = page.links()
    assert asked(links["Có phải ý bạn là “rừng núi”?"]).text == "rừng núi"
    assert asked(links["Bỏ điều kiện người: an"]).person == ()
    assert asked(links["Bỏ điều kiện người: an"]).role is None
    assert asked(links["Bỏ điều kiện loại: news, directive"]).kind == ()
    assert asked(links["Bỏ điều kiện từ ngày: 1/3/2019"]).start is None
    assert asked(links["Bỏ điều kiện từ ngày: 1/3/2019"]).person == ("an",)
    assert "1.234 kết quả" in [one.words for one in page.all("span", class_="count")]


def test_what_was_understood(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.echo = lambda echo: replace(
        echo, understood=(Understood("abbreviation", "ubnd", "ủy ban nhân dân"),)
    )
    page = open_page(client, "/?q=ubnd")
    assert asked(page.links()["viết tắt ubnd: ủy ban nhân dân × (bỏ)"]).text == ""


def test_readings_of_one_word_stand_together(client: TestClient, searcher: FakeSearcher) -> None:
    parts = (
        Understood("abbreviation", "BTC", "Bộ Tài chính"),
        Understood("abbreviation", "BTC", "Ban Tổ chức"),
        Understood("date", "tháng 3/2019", "2019-03"),
        Understood("person", "Thanh Hoà", "Thanh Hoà"),
    )
    searcher.echo = lambda echo: replace(echo, understood=parts)
    links = open_page(client, "/?q=BTC+Thanh+Hoà+tháng+3/2019&kind=news").links()
    without = asked(links["viết tắt BTC: Bộ Tài chính hoặc Ban Tổ chức × (bỏ)"])
    assert (without.text, without.kind) == ("Thanh Hoà tháng 3/2019", ("news",))
    assert asked(links["ngày đăng tháng 3/2019 × (bỏ)"]).text == "BTC Thanh Hoà"
    assert asked(links["người Thanh Hoà × (bỏ)"]).text == "BTC tháng 3/2019"


def test_a_word_to_drop(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.echo = lambda echo: replace(echo, zero=(Drop("q", "xanh", 3),))
    links = open_page(client, "/?q=rung+xanh&kind=news").links()
    assert asked(links["Bỏ khỏi ô tìm kiếm: xanh"]) == SearchQuery("rung", kind=("news",))


def test_why_a_document_is_there(client: TestClient) -> None:
    page = open_page(client, "/?q=rung")
    assert {one.words for one in page.all("p", class_="why")} == {"nội dung khớp"}


def test_the_end_of_relevance(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.more = "relevance_depth"
    page = open_page(client, "/?q=rung")
    assert "1.000 kết quả đầu" in page.all("p", class_="more")[0].words
    assert asked(page.links()["Xem theo ngày, mới nhất trước"]) == SearchQuery("rung", sort="newest")


def test_an_empty_index(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.documents = ()
    assert "Chưa có tài liệu nào" in client.get("/").text
    assert "Không có tài liệu nào khớp" in client.get("/?q=a").text


def test_a_lower_bound(client: TestClient, searcher: FakeSearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    search = searcher.search

    def estimating(query: SearchQuery) -> SearchResults:
        return replace(search(query), total=Total(10_000, exact=False))

    monkeypatch.setattr(searcher, "search", estimating)
    assert [one.words for one in open_page(client, "/?q=rung").all("h1")] == ["Ít nhất 10.000 kết quả"]


# -- errors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "name", "message"),
    [
        ("/?q=" + "x" * 1001, "q", "Dài 1001 ký tự, nhiều nhất là 1000."),
        ("/?from=2019-02-30", "from", "Tháng 2/2019 chỉ có 28 ngày."),
        ("/?to=h%C3%B4m+nay", "to", "Không đọc được thành ngày. Hãy gõ như 20/12/2017, 12/2017 hoặc 2017."),
        ("/?from=2019-02-02&to=2019-01-01", "from", "Ngày bắt đầu nằm sau ngày kết thúc."),
        ("/?person=a&person=b&role=c", "role", "Chức vụ chỉ đi được với một người"),
        ("/?sort=score", "sort", "Giá trị phải thuộc: relevance, newest, oldest."),
    ],
)
def test_an_error_stands_beside_its_field(client: TestClient, address: str, name: str, message: str) -> None:
    response = client.get(address)
    assert response.status_code == 422
    assert response.headers["x-robots-tag"] == "noindex"
    page = read(response.text)
    (told,) = page.all("span", id=f"error-{name}")
    assert told.words.startswith(message)
    (field,) = [one for one in page.elements if one.attributes.get("id") == name]
    assert field.attributes["aria-invalid"] == "true"
    assert field.attributes["aria-describedby"] == f"error-{name}"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/?from=12/2017&to=12/2017&q=rung", "/?from=2017-12-01&to=2017-12-31&q=rung"),
        ("/?from=2017", "/?from=2017-01-01"),
        ("/?to=1-1-2018&cursor=x", "/?to=2018-01-01&cursor=x"),
        ("/?from=20/12/2017&limit=0", "/?from=2017-12-20&limit=0"),
        ("/?from=2017&q=%FF", "/?from=2017-01-01&q=%FF"),
    ],
)
def test_a_day_typed_as_people_do_becomes_the_address_of_the_api(
    client: TestClient, typed: str, address: str
) -> None:
    response = client.get(typed)
    assert (response.status_code, response.headers["location"]) == (303, address)
    assert response.headers["x-robots-tag"] == "noindex"


def test_a_wrong_day_stays_as_it_was_typed(client: TestClient) -> None:
    page = read(client.get("/?from=31/4/2019&to=2019-12-31").text)
    fields = {one.attributes["name"]: one.attributes.get("value") for one in page.all("input")}
    assert (fields["from"], fields["to"]) == ("31/4/2019", "31/12/2019")
    assert page.all("details", class_="refine")[0].attributes.keys() >= {"open"}


def test_two_faults_of_one_field_are_both_told(client: TestClient) -> None:
    page = read(client.get("/?role=a&role=%00").text)
    assert page.all("span", id="error-role")[0].words == "Giá trị chứa ký tự điều khiển."
    page = read(client.get("/?from=2019-01-01&from=%00&from=%FF").text)
    words = page.all("span", id="error-from")[0].words
    assert words == "Giá trị chứa ký tự điều khiển. Giá trị không phải là văn bản UTF-8 hợp lệ."


@pytest.mark.parametrize("address", ["/?fbclid=x", "/?utm_source=a&utm_source=b", "/?%FF="])
def test_what_others_hang_on_to_an_address_is_left_aside(client: TestClient, address: str) -> None:
    assert client.get(address).text == client.get("/").text


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("/?limit=0", "limit: Phải nằm trong khoảng từ 1 đến 100."),
        ("/?q=rung&cursor=x", "cursor: Con trỏ trang không hợp lệ; hãy bắt đầu lại từ trang đầu."),
        (
            "/?q=rung&cursor=1.khac",
            "cursor: Con trỏ trang thuộc về một lượt tìm khác; hãy bắt đầu lại từ trang đầu.",
        ),
    ],
)
def test_an_error_without_a_field_is_told_too(client: TestClient, address: str, complaint: str) -> None:
    response = client.get(address)
    assert response.status_code == 422
    assert [one.words for one in read(response.text).all("li", class_="error")] == [complaint]


def test_a_refused_search_keeps_what_was_right(client: TestClient) -> None:
    page = read(client.get("/?q=rung&person=a&person=b&role=c&category=A&limit=0").text)
    hidden = [(one.attributes["name"], one.attributes["value"]) for one in page.all("input", type="hidden")]
    assert hidden == [("person", "a"), ("person", "b"), ("category", "A")]
    assert page.all("input", id="q")[0].attributes["value"] == "rung"
    assert page.all("input", id="role")[0].attributes["value"] == "c"
    assert asked(page.links()["Người: b × (bỏ)"]).person == ("a",)


# -- hostile text ------------------------------------------------------------------------------------

EVIL = '<script>alert("1")</script><img src=x onerror=alert(1)>\'"&'


def test_nothing_of_a_document_becomes_markup(client: TestClient, searcher: FakeSearcher) -> None:
    evil = news(
        f"id/{EVIL}",
        f"rừng {EVIL}",
        f"rừng {EVIL}",
        "2019-01-01",
        category=EVIL,
        source=EVIL,
        summary=EVIL,
        byline=EVIL,
        issuer=EVIL,
        number=EVIL,
        signers=(EVIL,),
        url="javascript:alert(1)",
        people=(Person(EVIL, EVIL, (Role(EVIL, EVIL),)),),
        references=(Reference(EVIL, EVIL, EVIL, EVIL, issuer=EVIL, title=EVIL),),
    )
    searcher.documents = (evil, *DOCUMENTS)
    facets = "facets=kind,category,source,issuer,person,organization,number,year,month"
    found = open_page(client, f"/?q=rung&{facets}")
    link = found.links()[" ".join(f"rừng {EVIL}".split())]
    for page in (found, open_page(client, link), open_page(client, "/documents/khong-ngay")):
        assert only_our_scripts(page)
        assert [one.attributes["src"] for one in page.all("img")] == ["/static/icon.svg"]
        assert not [href for href in page.links().values() if not href.startswith(("/", "#", "https:"))]
        assert EVIL in page.all("body")[0].words


def test_nothing_of_an_address_becomes_markup(client: TestClient) -> None:
    for address in ("/", "/documents/a"):
        params = {"q": EVIL, "category": EVIL, "sort": EVIL, EVIL: EVIL, "from": EVIL}
        page = read(client.get(address, params=params).text)
        assert only_our_scripts(page)
        assert [one.attributes["src"] for one in page.all("img")] == ["/static/icon.svg"]
        assert not [href for href in page.links().values() if not href.startswith(("/", "#"))]


def test_an_evil_filter_keeps_its_value(client: TestClient) -> None:
    page = read(client.get("/", params={"category": EVIL}).text)
    assert page.all("input", type="hidden")[0].attributes["value"] == EVIL
    assert [label for label in page.links() if label.startswith("Chuyên mục: <script>")]
