"""A citizen in a real browser: from typing without diacritics to the document."""

from playwright.sync_api import Page, expect

from tests.browsing import watched


def test_from_typing_to_a_document(page: Page, address: str) -> None:
    troubles = watched(page, address)
    page.goto(address)
    page.get_by_label("Nội dung cần tìm").fill("phong chay chua chay")
    page.keyboard.press("Enter")
    first = page.locator("article.hit").first
    expect(first.locator("h3 mark").first).to_have_text("phòng cháy")
    page.get_by_role("link", name="2022", exact=False).first.click()
    page.locator("article.hit h3 a").first.click()
    expect(page.locator("h1")).to_contain_text("phòng cháy, chữa cháy tại khu nhà trọ")
    page.get_by_role("link", name="Lưu Thị Hạnh Quyên").first.click()
    expect(page.locator("h1")).to_have_text("17 kết quả")
    assert troubles == []


def test_a_number_typed_as_words(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=12+ct+qu")
    expect(page.locator("article.hit h3").first).to_contain_text("Chỉ thị")
    page.get_by_role("link", name="Mới nhất").click()
    expect(page.locator("h1")).to_have_text("7 kết quả")
