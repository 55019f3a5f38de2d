import re

import pytest

from service.ingest import ids

PAGE = "http://tayho.example.vn/tin/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "HTTP://TayHo.example.vn/tin/1"),
        (PAGE, PAGE + "#binh-luan"),
        ("http://tayho.example.vn", "http://tayho.example.vn/"),
        ("http://a.vn/tin-mới", "http://a.vn/tin-mới"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert ids.from_url(one) == ids.from_url(other)


@pytest.mark.parametrize("other", [PAGE + "/", PAGE + "?x=1", PAGE.upper(), PAGE.replace("http", "https")])
def test_addresses_of_different_pages(other: str) -> None:
    assert ids.from_url(PAGE) != ids.from_url(other)


def test_an_id_is_the_same_in_every_process_and_release() -> None:
    assert ids.from_url(PAGE) == "url-3fcc8be8ce2b9a2b30966f84"
    assert ids.from_text("a", None, "b") == "text-d0e6250946eaafb47d8da23d"


def test_parts_of_a_content_are_told_apart() -> None:
    assert ids.from_text("a", "b") != ids.from_text("ab", None)
    assert re.fullmatch("text-[0-9a-f]{24}", ids.from_text("a"))
