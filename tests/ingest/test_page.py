"""Text dumps of pages: headline, posting line, byline, body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ingest.page import parse_page

LONG = (
    "Sáng nay, quận Lạc Thủy đã tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ năm"
    " sau, với sự tham dự"
    " của lãnh đạo các phòng, ban, ngành, đoàn thể và đại diện nhân dân trên địa bàn toàn quận."
)
HEADLINE = "QUẬN LẠC THỦY TỔNG KẾT CÔNG TÁC NĂM VÀ TRIỂN KHAI NHIỆM VỤ NĂM SAU"

PORTAL = f"""Tìm kiếm

  Album Ảnh

  Các chuyên mục

{HEADLINE}
Ngày đăng 20/12/2017 | 03:43  | View count: 525

{LONG}

{LONG}

Ban Tuyên giáo Quận ủy21
Các tin khác
Một tin cũ hơn"""


def test_a_portals_page() -> None:
    page = parse_page(PORTAL)
    assert page.title == HEADLINE
    assert str(page.published_at) == "2017-12-20T03:43:00+07:00"
    assert (page.views, page.byline) == (525, "Ban Tuyên giáo Quận ủy")
    assert page.body == f"{LONG}\n\n{LONG}"
    assert page.url is None
    assert page.summary is None


def test_the_first_line_may_be_the_address() -> None:
    page = parse_page("https://tintuc.example.vn/bai/1\n" + PORTAL)
    assert page.url == "https://tintuc.example.vn/bai/1"
    assert page.title == HEADLINE


TITLE = "Quận Lạc Thủy tổng kết công tác năm"

HEADS = [
    (
        f"{TITLE}\nHoạt động Đảng\n\n{TITLE}\nNgày đăng 17/07/2019 | 09:15\n\n{LONG}",
        TITLE,
        "2019-07-17T09:15:00+07:00",
    ),
    (f"{TITLE}\n{TITLE}\n{LONG}", TITLE, None),
    (f"{TITLE}\n{LONG}", TITLE, None),
    (f"{TITLE}\nTrang chủ\n{TITLE} ( 13:59 | 05/08/2014 )\n{LONG}", TITLE, "2014-08-05T13:59:00+07:00"),
    (f"Trang chủ\n{TITLE} ( 13:59 | 05/08/2014 )\n{LONG}", TITLE, "2014-08-05T13:59:00+07:00"),
    (f"{TITLE}\nThứ tư, 20/12/2017 - 08:30\n{LONG}", TITLE, "2017-12-20T08:30:00+07:00"),
    (f"{TITLE}\n20/12/2017 03:43 PM\n{LONG}", TITLE, "2017-12-20T15:43:00+07:00"),
    (f"{TITLE}\n20/12/2017 12:05 SA\n{LONG}", TITLE, "2017-12-20T00:05:00+07:00"),
    (f"{TITLE}\nCập nhật: 20/12/2017\n{LONG}", TITLE, "2017-12-20"),
    (
        f"Thứ hai, 25/12/2017\nTrang chủ\n{TITLE}\nCập nhật lúc 8h05, 20/12/2017\n{LONG}",
        TITLE,
        "2017-12-20T08:05:00+07:00",
    ),
    (f"20/12/2017 08:30\n{TITLE}\n{LONG}", TITLE, "2017-12-20T08:30:00+07:00"),
    (f"{TITLE}\n{LONG}\nNgày cập nhật: 21/12/2017", TITLE, "2017-12-21"),
    (f"Hoạt động Đảng\nHoạt động Đảng\n09/03/2020 11:09\n{LONG}", None, "2020-03-09T11:09:00+07:00"),
    (f"04:35 15/03/2016\n{LONG}", None, "2016-03-15T04:35:00+07:00"),
    (f"Lạc Thủy, ngày 27 tháng 02 năm 2020\n\n{LONG}", None, None),
    (f"Kính gửi:\n|\n- Các phòng, ban;\n{LONG}", None, None),
    (LONG, None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "title", "published"), HEADS)
def test_headline_and_posting_day(text: str, title: str | None, published: str | None) -> None:
    page = parse_page(text)
    assert page.title == title
    assert (str(page.published_at) if page.published_at else None) == published


@pytest.mark.parametrize("text", [text for text, _, _ in HEADS[:-3]])
def test_the_body_is_without_the_head(text: str) -> None:
    body = parse_page(text).body
    assert body is not None
    assert LONG in body
    assert TITLE not in body


TAILS = [
    ("Thu Trang", "Thu Trang"),
    ("Thu Trang - Minh Đức", "Thu Trang - Minh Đức"),
    ("Theo Báo Lạc Thủy", "Theo Báo Lạc Thủy"),
    ("Nguồn: Cổng thông tin quận", "Nguồn: Cổng thông tin quận"),
    ("Văn phòng UBND quận", "Văn phòng UBND quận"),
    ("Thu Trang\nNhững tin mới hơn\nTin A", "Thu Trang"),
    ("Hội nghị kết thúc tốt đẹp.", None),
    ("xem chi tiết tại đây", None),
]


@pytest.mark.parametrize(("tail", "byline"), TAILS)
def test_a_short_last_line_is_the_byline(tail: str, byline: str | None) -> None:
    page = parse_page(f"{TITLE}\n{LONG}\n\n{tail}")
    assert page.byline == byline
    assert page.body == LONG if byline else page.body == f"{LONG}\n\n{tail}"


def test_a_byline_after_the_mark_that_ends_an_official_text() -> None:
    page = parse_page(f"{TITLE}\n{LONG}/. Trần Thị Yến In bài viết Gửi phản hồi Gửi Email")
    assert (page.byline, page.body) == ("Trần Thị Yến", f"{LONG}/.")


@pytest.mark.parametrize(
    ("line", "views"),
    [("Lượt xem: 1.234", 1234), ("525 lượt xem", 525), ("Số lần đọc: 7", 7), ("Lượt xem: 99999999999", None)],
)
def test_views(line: str, views: int | None) -> None:
    assert parse_page(f"{TITLE}\n{line}\n{LONG}").views == views


def test_offsets_count_in_nfc() -> None:
    assert parse_page("Tổng kê\u0301t".replace("ế", "ê\u0301")).body == "Tổng kết"


@given(st.text() | st.lists(st.sampled_from(PORTAL.split("\n")), max_size=30).map("\n".join))
def test_any_text_is_a_page(text: str) -> None:
    page = parse_page(text)
    assert page.body is None or page.body.strip()
