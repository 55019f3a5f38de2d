"""Accessibility, judged by axe-core on every kind of page and state, light, dark and on a phone."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from service.app import create_app
from service.search.results import DidYouMean, Drop, QueryEcho, Understood
from tests.browsing import browsed, served
from tests.fakes import FakeSearcher, FakeService

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """rules => axe.run(document, {runOnly: rules}).then(
  found => found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`)
)"""

PAGES = {
    "first page": "/",
    "results": "/?q=rung",
    "narrowed": "/?q=rung&kind=news&from=2019-03-01&to=2019-03-31&person=l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0",
    "second page": "/?limit=2&cursor=2.",
    "everything typed": "/?q=rung&role=Ch%E1%BB%A7&accents=ignore&sort=oldest&number=07/CT-UBND",
    "nothing found": "/?q=khongco&category=khac",
    "errors": "/?q=rung&from=30/2/2019&sort=x&limit=0&person=a&person=b&role=c",
    "news": "/documents/suoibac.example/tin/phong-chay-rung",
    "directive": "/documents/suoibac.example/van-ban/07-ct-ubnd",
    "official": "/people/l%C3%AA-th%E1%BB%8B-thanh-ho%C3%A0",
    "cited directive": "/directives/chi-thi.07-ct-ubnd.2019-03-14.suoi-bac",
    "no such document": "/documents/khong-co",
    "no such page": "/khong-co",
    "reference": "/docs",
}


def told(echo: QueryEcho) -> QueryEcho:
    """Everything that a page may say of what was asked."""
    return replace(
        echo,
        understood=(Understood("abbreviation", "ubnd", "ủy ban nhân dân"),),
        did_you_mean=DidYouMean("rừng núi", 3),
        zero=(Drop("q", "rung", 5),),
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    searcher = FakeSearcher()
    searcher.echo = told
    with served(create_app(FakeService(searcher))) as address:
        yield address


@pytest.fixture(scope="module", params=["light", "dark", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    width = 390 if request.param == "phone" else 1200
    with browsed(width, scripts=True, dark=request.param == "dark") as page:
        yield page


def violations(page: Page) -> list[str]:
    # by the debugger, which the page's policy doesn't bind: the page itself gets no other script
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, RULES)
    return found


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_violation(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert violations(page) == []


def test_no_violation_in_what_opens(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_role("combobox", name="Nội dung cần tìm").press_sequentially("th")
    page.get_by_role("listbox", name="Gợi ý").get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_axe_would_find_something(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").evaluate("box => box.labels[0].remove()")
    page.locator("h1").evaluate("title => { title.style.color = '#888'; title.style.background = '#777'; }")
    assert "color-contrast" in [one.partition(":")[0] for one in violations(page)]
