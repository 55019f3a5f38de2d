"""A citizen in a real browser: from typing without diacritics to the document."""

from playwright.sync_api import Page, expect

from tests.browsing import browsed, watched


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
    expect(page.locator("h1")).to_have_text("Lưu Thị Hạnh Quyên")
    expect(page.locator(".timeline mark").first).to_be_visible()
    page.get_by_role("link", name="17 tài liệu").click()
    expect(page.locator("h1")).to_have_text("17 kết quả")
    assert troubles == []


def test_a_number_typed_as_words(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=12+ct+qu")
    expect(page.locator("article.hit h3").first).to_contain_text("Chỉ thị")
    page.get_by_role("link", name="Mới nhất").click()
    expect(page.locator("h1")).to_have_text("7 kết quả")


def test_a_directive_and_what_cites_it(page: Page, address: str) -> None:
    troubles = watched(page, address)
    page.goto(f"{address}/directives/chi-thi.12-ct-qu.undated")
    expect(page.locator("h1")).to_have_text("Khóa này có thể chỉ nhiều văn bản")
    page.locator("main .list a").first.click()
    expect(page.locator("h1")).to_have_text("Chỉ thị 12-CT/QU")
    expect(page.locator("#citations")).to_contain_text("Được viện dẫn trong")
    page.locator(".timeline h3 a").first.click()
    expect(page.get_by_role("link", name="Chỉ thị 12-CT/QU").first).to_be_visible()
    assert troubles == []


def test_on_a_phone_at_night_with_scripts(address: str) -> None:
    """The same way with results in place: narrowed by a month's bar, the second page and back."""
    with browsed(390, scripts=True, dark=True) as page:
        troubles = watched(page, address)
        page.goto(address)
        page.get_by_label("Nội dung cần tìm").press_sequentially("quan", delay=30)
        expect(page).to_have_title("quan – Tra cứu")
        page.keyboard.press("Escape")
        all_found = page.locator("h1").inner_text()
        page.get_by_role("link", name="Trang sau").click()
        expect(page.get_by_role("link", name="Về trang đầu")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("link", name="Về trang đầu")).to_have_count(0)
        bar = page.locator(".bars a").first
        months = (bar.text_content() or "").rpartition(": ")[2].removesuffix(" tài liệu")
        bar.click()
        expect(page.locator("h1")).to_have_text(f"{months} kết quả")
        page.get_by_role("link", name="Thời gian: tháng").click()
        expect(page.locator("h1")).to_have_text(all_found)
        page.locator("article.hit .people a").first.click()
        expect(page.locator(".kind")).to_have_text("Người được nêu")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert troubles == []
