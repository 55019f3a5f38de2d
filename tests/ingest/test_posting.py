"""Posting lines and what only looks like one."""

import pytest

from service.ingest.posting import read_posting


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("Ngày đăng 20/12/2017 | 03:43  | View count: 525", 3),
        ("Đăng ngày: 20-12-2017 bởi Ban biên tập", 3),
        ("Thứ tư, 20/12/2017 - 08:30 GMT+7", 2),
        ("20/12/2017", 1),
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
        "Cập nhật tình hình dịch bệnh đến ngày 20/12/2017 trên địa bàn toàn quận và các phường, xã lân cận",
        "Tin tức",
        "20/12/2017 " + "a" * 600,
    ],
)
def test_other_lines(line: str) -> None:
    assert read_posting(line, 0) is None
