"""A real browser, from typing in the box to a document: the pages work, and fetch nothing that fails."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from service.app import create_app
from tests.browsing import browsed, served, watched
from tests.fakes import FakeSearcher, FakeService


@dataclass(frozen=True)
class Visit:
    """A page, and all that went wrong on it."""

    page: Page
    address: str
    troubles: list[str]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(create_app(FakeService(FakeSearcher()))) as address:
        yield address


@pytest.fixture(params=[1200, 390], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, address: str) -> Iterator[Visit]:
    with browsed(request.param) as page:
        yield Visit(page, address, watched(page, address))


def test_from_the_box_to_a_document(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address)
    page.get_by_label("Nội dung cần tìm").fill("phong chay rung")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("3 kết quả")
    expect(page.locator("mark").first).to_have_text("phòng")
    page.get_by_role("link", name="Văn bản chỉ đạo").click()
    expect(page.locator("h1")).to_have_text("1 kết quả")
    page.get_by_role("link", name="Chỉ thị về tăng cường công tác phòng cháy, chữa cháy rừng").click()
    expect(page.locator("h1")).to_have_text("Chỉ thị về tăng cường công tác phòng cháy, chữa cháy rừng")
    expect(page).to_have_url(f"{visit.address}/documents/suoibac.example/van-ban/07-ct-ubnd")
    assert visit.troubles == []


def test_the_refined_search_and_back(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address)
    page.get_by_text("Tìm nâng cao").click()
    page.get_by_label("Từ ngày").fill("2019-03-20")
    page.get_by_label("Sắp xếp").first.select_option("oldest")
    page.get_by_role("button", name="Tìm kiếm").click()
    expect(page.locator("h1")).to_have_text("3 kết quả")
    page.get_by_role("link", name="Từ ngày: 20/3/2019").click()
    expect(page.locator("h1")).to_have_text("Mới đăng")
    assert visit.troubles == []


@pytest.mark.parametrize("path", ["/", "/?q=rung", "/docs", "/documents/suoibac.example/tin/phong-chay-rung"])
def test_no_page_is_wider_than_the_screen(visit: Visit, path: str) -> None:
    visit.page.goto(visit.address + path)
    viewport = visit.page.viewport_size
    assert viewport is not None
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert visit.troubles == []
