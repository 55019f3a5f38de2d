"""Posting lines and what only looks like one."""

import pytest

from service.ingest.posting import read_posting, read_views


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("Ngày đăng 20/12/2017 | 03:43  | View count: 525", 3),
        ("Đăng ngày: 20-12-2017 bởi Ban biên tập", 3),
        ("Thứ tư, 20/12/2017 - 08:30 GMT+7", 2),
        ("20/12/2017", 1),
        ("Thứ tư, 20 Tháng 12 2017 08:30", 2),
        ("Được đăng: 20 Tháng 12 2017", 3),
        ("2017-12-20 03:43", 2),
        ("8 giờ 30 phút ngày 20/12/2017", 2),
        ("T4, 20/12/2017", 1),
        ("20 tháng 12, 2017", 1),
        ("Publish date: 20/12/2017 | Hits: 45", 3),
        ("(20/12/2017)", 1),
    ],
)
def test_posting_lines(line: str, certainty: int) -> None:
    posting = read_posting(line, 4)
    assert posting is not None
    assert (posting.certainty, posting.line, posting.published.day.isoformat()) == (
        certainty,
        4,
        "2017-12-20",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 20/12/2017, quận tổ chức hội nghị tổng kết",
        "Quyết định ngày 20/12/2017 của UBND quận",
        "31/02/2017",
        "2017-02-31",
        "Cập nhật tình hình dịch bệnh đến ngày 20/12/2017 trên địa bàn toàn quận và các phường, xã lân cận",
        "Tin tức",
        "20/12/2017 " + "a" * 600,
    ],
)
def test_other_lines(line: str) -> None:
    assert read_posting(line, 0) is None


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Lượt xem: 1.234", 1234),
        ("Đã đọc : 17", 17),
        ("525 views", 525),
        ("Hits: 45", 45),
        ("Lượt đọc : 10 lần", 10),
        ("xem 3 bài", None),
    ],
)
def test_views(line: str, views: int | None) -> None:
    assert read_views(line) == views
