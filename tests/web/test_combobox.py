"""The box that completes, in a real browser with scripts: keyboard, mouse, late answers, and roles."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from service.app import create_app
from tests.browsing import browsed, served, watched
from tests.fakes import FakeSearcher, FakeService


@dataclass(frozen=True)
class Visit:
    """A page with its box, and all that went wrong on it."""

    page: Page
    address: str
    troubles: list[str]

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("combobox", name="Nội dung cần tìm")

    @property
    def options(self) -> Locator:
        return self.page.get_by_role("listbox", name="Gợi ý").get_by_role("option")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(create_app(FakeService(FakeSearcher()))) as address:
        yield address


@pytest.fixture
def visit(address: str) -> Iterator[Visit]:
    with browsed(scripts=True) as page:
        visit = Visit(page, address, watched(page, address))
        page.goto(address)
        yield visit
        assert visit.troubles == []


def test_typing_opens_a_list_that_the_keyboard_walks(visit: Visit) -> None:
    expect(visit.box).to_have_attribute("aria-expanded", "false")
    visit.box.press_sequentially("th")
    expect(visit.options).to_have_text(["Lê Thị Thanh Hoà Chủ tịch UBND huyện"])
    expect(visit.box).to_have_attribute("aria-expanded", "true")
    visit.box.press("ArrowDown")
    expect(visit.options.first).to_have_attribute("aria-selected", "true")
    expect(visit.box).to_have_attribute("aria-activedescendant", "suggestion-0")
    visit.box.press("ArrowDown")
    expect(visit.options.first).to_have_attribute("aria-selected", "false")
    visit.box.press("ArrowUp")
    visit.box.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"/\?person=l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0$"))
    expect(visit.page.locator("h1")).to_have_text("3 kết quả")


def test_a_click_chooses(visit: Visit) -> None:
    visit.box.press_sequentially("quang m")
    visit.options.first.click()
    expect(visit.page.locator("h1")).to_have_text("1 kết quả")


def test_escape_closes_and_enter_searches_what_was_typed(visit: Visit) -> None:
    visit.box.press_sequentially("thanh")
    expect(visit.options).to_have_count(1)
    visit.box.press("Escape")
    expect(visit.options).to_have_count(0)
    expect(visit.box).to_have_value("thanh")
    visit.box.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"q=thanh"))


def test_leaving_the_box_closes_the_list(visit: Visit) -> None:
    visit.box.press_sequentially("thanh")
    expect(visit.options).to_have_count(1)
    visit.box.press("Tab")
    expect(visit.options).to_have_count(0)


def test_nothing_known_shows_no_list(visit: Visit) -> None:
    visit.box.press_sequentially("thanh")
    expect(visit.options).to_have_count(1)
    visit.box.press_sequentially(" zzz")
    expect(visit.options).to_have_count(0)
    expect(visit.box).to_have_attribute("aria-expanded", "false")


def test_an_answer_that_comes_late_is_dropped(visit: Visit) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("q=a&limit=8"):
            held.append(route)
        else:
            route.fulfill(json=suggestions("mới"))

    visit.page.route("**/v1/suggest*", answer)
    with visit.page.expect_request("**/v1/suggest?q=a&*"):
        visit.box.press_sequentially("a")
    visit.box.press_sequentially("b")
    expect(visit.options).to_have_text(["mới"])
    held[0].fulfill(json=suggestions("cũ"))
    visit.page.wait_for_timeout(200)
    expect(visit.options).to_have_text(["mới"])


def test_a_failing_service_leaves_the_box_alone(visit: Visit) -> None:
    visit.page.route(
        "**/v1/suggest*", lambda route: route.fulfill(body="{}", content_type="application/json")
    )
    with visit.page.expect_response("**/v1/suggest*"):
        visit.box.press_sequentially("a")
    expect(visit.options).to_have_count(0)
    visit.box.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"q=a"))


def test_what_is_suggested_is_text_and_leads_where_it_says(visit: Visit) -> None:
    evil = json.loads(json.dumps(suggestions("<img src=x onerror=alert(1)>")))
    evil["suggestions"][0] |= {"type": "title", "value": "a/b?c#d"}
    visit.page.route("**/v1/suggest*", lambda route: route.fulfill(json=evil))
    visit.box.press_sequentially("a")
    expect(visit.options).to_have_text(["<img src=x onerror=alert(1)>"])
    expect(visit.options.first).to_have_attribute("data-href", "/documents/a/b%3Fc%23d")


def suggestions(text: str) -> dict[str, list[dict[str, object]]]:
    one: dict[str, object] = {"type": "person", "text": text, "detail": None, "value": text, "count": 1}
    return {"suggestions": [one]}
