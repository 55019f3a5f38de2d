"""The page with its script, in a real browser: the same addresses and pages as without it, nothing lost."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Route, expect

from service.app import create_app
from service.errors import EngineUnavailable
from tests.browsing import browsed, served, watched
from tests.fakes import FakeSearcher, FakeService, news

BOX = "Nội dung cần tìm"


@dataclass(frozen=True)
class Visit:
    """A page, and all that went wrong on it."""

    page: Page
    address: str
    troubles: list[str]

    def open(self, path: str) -> Page:
        """Opens it, and leaves a mark in the window that only a new page of the browser's would wipe out."""
        self.page.goto(self.address + path)
        self.page.evaluate("window.kept = true")
        return self.page

    def at(self, path: str) -> None:
        expect(self.page).to_have_url(self.address + path)

    def stayed(self) -> bool:
        return bool(self.page.evaluate("window.kept === true"))


def eventually(holds: Callable[[], bool]) -> None:
    """For what no locator can wait for; the page's policy forbids it to evaluate a condition itself."""
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(scope="module")
def searcher() -> FakeSearcher:
    many = tuple(news(f"nhieu-{n}", f"Tin dài kỳ số {n}", "x " * 400, "2020-01-01") for n in range(25))
    searcher = FakeSearcher()
    searcher.documents += many
    return searcher


@pytest.fixture(scope="module")
def address(searcher: FakeSearcher) -> Iterator[str]:
    with served(create_app(FakeService(searcher))) as address:
        yield address


@pytest.fixture(params=[1200])
def visit(request: pytest.FixtureRequest, address: str) -> Iterator[Visit]:
    with browsed(request.param, scripts=True) as page:
        yield Visit(page, address, watched(page, address))


both = pytest.mark.parametrize("visit", [1200, 390], ids=["desktop", "phone"], indirect=True)


def test_typing_finds_and_is_one_step_of_the_history(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label(BOX).press_sequentially("phong chay", delay=60)
    expect(page.locator("h1")).to_have_text("3 kết quả")
    expect(page.locator("#told")).to_have_text("3 kết quả")
    expect(page.locator("mark").first).to_have_text("phòng")
    expect(page).to_have_title("phong chay – Tra cứu")
    visit.at("/?q=phong+chay")
    expect(page.get_by_label(BOX)).to_be_focused()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Mới đăng")
    expect(page.get_by_label(BOX)).to_have_value("")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("3 kết quả")
    expect(page.get_by_label(BOX)).to_have_value("phong chay")
    assert visit.stayed()
    assert visit.troubles == []


@both
def test_narrowed_by_a_month_and_widened_by_the_chip(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    page.get_by_role("link", name="Tháng 3/2019: 3 tài liệu").click()
    expect(page.locator("h1")).to_have_text("3 kết quả")
    visit.at("/?q=rung&from=2019-03-01&to=2019-03-31")
    page.get_by_role("link", name="Thời gian: tháng 3/2019").click()
    visit.at("/?q=rung")
    expect(page.locator("h1")).to_have_text("4 kết quả")
    expect(page.locator("h1")).to_be_focused()
    assert visit.stayed()
    assert visit.troubles == []


@both
def test_the_second_page_and_back_to_where_one_was(visit: Visit) -> None:
    page = visit.open("/?q=ky")
    first = page.locator("article h3").first.inner_text()
    page.get_by_role("link", name="Trang sau").click()
    expect(page.get_by_role("link", name="Về trang đầu")).to_be_visible()
    expect(page.locator("article h3").first).not_to_have_text(first)
    assert page.evaluate("scrollY") == 0
    following = page.get_by_role("link", name="Trang sau")
    following.scroll_into_view_if_needed()
    eventually(lambda: page.evaluate("scrollY") > 0)
    place = page.evaluate("scrollY")
    following.click()
    expect(page.locator("article")).to_have_count(6)
    page.go_back()
    expect(page.locator("article")).to_have_count(10)
    eventually(lambda: page.evaluate("scrollY") == place)
    page.go_back()
    expect(page.locator("article h3").first).to_have_text(first)
    assert visit.stayed()
    assert visit.troubles == []


def test_a_document_and_back(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label(BOX).fill("phong chay")
    expect(page.locator("h1")).to_have_text("3 kết quả")
    page.locator("article h3 a").first.click()
    expect(page.locator("article.document")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_have_text("3 kết quả")
    expect(page.get_by_label(BOX)).to_have_value("phong chay")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Mới đăng")
    assert visit.troubles == []


def test_an_answer_that_was_overtaken_is_dropped(visit: Visit) -> None:
    page = visit.open("/")
    held: list[Route] = []
    page.route("**/?q=rung", lambda route: held.append(route))  # noqa: PLW0108 - playwright wraps functions only
    page.get_by_label(BOX).fill("rung")
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    page.get_by_label(BOX).fill("ngan sach")
    expect(page.locator("h1")).to_have_text("1 kết quả")
    for route in held:
        route.abort()
    page.wait_for_timeout(200)
    visit.at("/?q=ngan+sach")
    expect(page.locator("h1")).to_have_text("1 kết quả")
    page.get_by_label(BOX).fill("rung")
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    page.get_by_label(BOX).fill("ngan sach")
    page.wait_for_timeout(400)
    expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
    visit.at("/?q=ngan+sach")


def test_fields_keep_the_focus_and_what_is_typed_meanwhile(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    page.get_by_text("Tìm nâng cao").click()
    page.get_by_label("Từ ngày").fill("3/2019")
    page.keyboard.press("Tab")
    page.keyboard.type("14/3/2019")
    visit.at("/?q=rung&from=2019-03-01")
    expect(page.get_by_label("Từ ngày")).to_have_value("1/3/2019")
    expect(page.get_by_label("Đến ngày")).to_be_focused()
    expect(page.get_by_label("Đến ngày")).to_have_value("14/3/2019")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("1 kết quả")
    visit.at("/?q=rung&from=2019-03-01&to=2019-03-14")
    assert visit.stayed()
    assert visit.troubles == []


@both
def test_an_error_is_told_and_mended_in_place(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    page.get_by_text("Tìm nâng cao").click()
    page.get_by_label("Từ ngày").fill("30/2/2019")
    page.keyboard.press("Enter")
    expect(page.locator("#error-from")).to_have_text("Tháng 2/2019 chỉ có 28 ngày.")
    expect(page.get_by_label("Từ ngày")).to_have_attribute("aria-describedby", "error-from")
    expect(page.get_by_label("Từ ngày")).to_be_focused()
    page.get_by_label("Từ ngày").fill("28/2/2019")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("3 kết quả")
    visit.at("/?q=rung&from=2019-02-28")
    # what the browser itself says of an answer 422
    assert [trouble for trouble in visit.troubles if "422" not in trouble] == []


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = "document.activeElement.closest('main') !== null"
    assert page.evaluate(focused)
    oldest = page.get_by_role("link", name="Cũ nhất")
    oldest.focus()
    page.keyboard.press("Enter")
    expect(oldest).to_have_attribute("aria-current", "true")
    visit.at("/?q=rung&sort=oldest")
    assert page.evaluate(focused)
    page.go_back()
    expect(page.get_by_role("link", name="Liên quan nhất")).to_have_attribute("aria-current", "true")
    assert visit.stayed()
    assert visit.troubles == []


def test_half_a_syllable_of_an_input_method_is_not_searched(visit: Visit) -> None:
    page = visit.open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/?q=" in request.url else None)
    page.get_by_label(BOX).evaluate(
        """box => {
          box.focus();
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          box.value = "rừn";
          box.dispatchEvent(new InputEvent("input", {isComposing: true}));
        }"""
    )
    page.wait_for_timeout(500)
    assert asked == []
    page.get_by_label(BOX).evaluate(
        """box => { box.value = "rừng"; box.dispatchEvent(new CompositionEvent("compositionend")); }"""
    )
    expect(page.locator("h1")).to_have_text("4 kết quả")


def test_links_open_in_tabs_as_links_do(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Cũ nhất").click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("link", name="Cũ nhất")).to_have_attribute("aria-current", "true")
    visit.at("/?q=rung")


def test_where_the_service_fails_the_browser_shows_it(visit: Visit, searcher: FakeSearcher) -> None:
    page = visit.open("/?q=rung")
    searcher.failure = EngineUnavailable("broken")
    try:
        page.get_by_role("link", name="Cũ nhất").click()
        expect(page.locator("h1")).to_have_text("Máy tìm kiếm chưa sẵn sàng")
        assert not visit.stayed()
    finally:
        searcher.failure = None
    page.go_back()
    expect(page.locator("h1")).to_have_text("4 kết quả")


def test_to_the_facets_and_back(visit: Visit) -> None:
    page = visit.open("/?q=rung")
    page.evaluate("location.hash = 'narrow'")
    expect(page.locator("h1")).to_have_text("4 kết quả")
    page.go_back()
    visit.at("/?q=rung")
    assert visit.stayed()
    assert visit.troubles == []
