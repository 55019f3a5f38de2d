import datetime as dt
from typing import Any

import pytest

from service.errors import InputRejected
from service.ingest.form import checked
from service.model import Published

ACCEPTED: list[tuple[str, Any, Any]] = [
    ("id", "a/b c", "a/b c"),
    ("id", "ă" * 512, "ă" * 512),
    ("id", "a\u0306/b", "ă/b"),
    ("url", "https://tayho.example.vn/tin-tuc?id=1#a", "https://tayho.example.vn/tin-tuc?id=1#a"),
    ("url", "HTTP://Tayho.example.vn", "HTTP://Tayho.example.vn"),
    ("kind", "directive", "directive"),
    ("kind", None, None),
    ("title", "Hội nghị", "Hội nghị"),
    ("title", "Hội nghị", "Hội nghị"),
    ("body", "  Dòng một\r\n\tdòng hai  ", "  Dòng một\r\n\tdòng hai  "),
    ("summary", " \n ", None),
    ("published_at", "2017-12-20", Published(dt.date(2017, 12, 20))),
    ("published_at", "2017-12-20T03:43", Published(dt.date(2017, 12, 20), dt.time(3, 43))),
    ("published_at", "2017-12-20T03:43+07:00", Published(dt.date(2017, 12, 20), dt.time(3, 43))),
    ("published_at", "2017-12-20T03:43:09+07:00", Published(dt.date(2017, 12, 20), dt.time(3, 43, 9))),
    ("published_at", "2017-12-19T20:43:00.123Z", Published(dt.date(2017, 12, 20), dt.time(3, 43))),
    ("views", 0, 0),
    ("views", 525, 525),
    ("signed_on", "2014-04-07", dt.date(2014, 4, 7)),
    ("effective_on", "1900-01-01", dt.date(1900, 1, 1)),
    ("signers", ["Nguyễn Văn An", " "], ["Nguyễn Văn An"]),
    ("signers", [], []),
]

REFUSED: list[tuple[str, Any, str]] = [
    ("id", "", "id: must be 1 to 512 code points long"),
    ("id", "a" * 513, "id: must be 1 to 512 code points long"),
    ("id", "a\nb", "id: must not hold control characters"),
    ("id", "a\x7fb", "id: must not hold control characters"),
    ("id", 7, "id: Input should be a valid string"),
    ("url", "", "url: must be an http or https address"),
    ("url", "javascript:alert(1)", "url: must be an http or https address"),
    ("url", "//tayho.example.vn", "url: must be an http or https address"),
    ("url", "https://", "url: must be an http or https address"),
    ("url", "https://a.vn\n/", "url: must not hold control characters, or blanks around it"),
    ("url", "https://a.vn/ ", "url: must not hold control characters, or blanks around it"),
    ("url", "https://[a.vn/", "url: Invalid IPv6 URL"),
    ("kind", "law", "kind: Input should be 'news' or 'directive'"),
    ("title", ["a"], "title: Input should be a valid string"),
    ("title", "a\ud800", "title: must not hold lone surrogates"),
    ("id", "\udfff", "id: must not hold lone surrogates"),
    ("url", "https://a.vn/\udfff", "url: must not hold lone surrogates"),
    ("signers", ["\udfff"], "signers.0: must not hold lone surrogates"),
    ("published_at", "20/12/2017", "published_at: must be YYYY-MM-DD"),
    ("published_at", "2017-W01-1", "published_at: must be YYYY-MM-DD"),
    ("published_at", "20171220T0343", "published_at: must be YYYY-MM-DD"),
    ("published_at", "2017-12-20 03:43", "published_at: must be YYYY-MM-DD"),
    ("published_at", "", "published_at: must be YYYY-MM-DD"),
    ("published_at", 1513712580, "published_at: must be YYYY-MM-DD"),
    ("published_at", "2017-02-29", "published_at: day is out of range"),
    ("published_at", "2017-12-20T25:00", "published_at: hour must be in 0..23"),
    ("published_at", "9999-12-31T23:00-07:00", "published_at: 9999-12-31T23:00-07:00 lies outside"),
    ("views", -1, "views: Input should be greater than or equal to 0"),
    ("views", 2**63, "views: Input should be less than"),
    ("views", True, "views: Input should be a valid integer"),
    ("views", "12", "views: Input should be a valid integer"),
    ("views", 1.5, "views: Input should be a valid integer"),
    ("signed_on", "2014-04-31", "signed_on: day is out of range"),
    ("signed_on", "2014-04-07T00:00", "signed_on: must be a day as YYYY-MM-DD"),
    ("effective_on", "７-04-07", "effective_on: must be a day as YYYY-MM-DD"),
    ("signers", "Nguyễn Văn An", "signers: Input should be a valid list"),
    ("signers", [None], "signers.0: Input should be a valid string"),
]


@pytest.mark.parametrize(("key", "value", "expected"), ACCEPTED)
def test_takes_and_reads(key: str, value: Any, expected: Any) -> None:
    assert getattr(checked({key: value}), key) == expected


@pytest.mark.parametrize(("key", "value", "reason"), REFUSED)
def test_refuses_with_a_reason_that_names_the_key(key: str, value: Any, reason: str) -> None:
    with pytest.raises(InputRejected) as caught:
        checked({key: value})
    assert str(caught.value).startswith(reason)


def test_names_every_wrong_key() -> None:
    with pytest.raises(InputRejected) as caught:
        checked({"titel": "a", "views": -1, "Body": "b"})
    assert str(caught.value) == (
        "views: Input should be greater than or equal to 0; unknown keys: titel, Body"
    )


@pytest.mark.parametrize(
    "key", ["id", "url", "kind", "title", "published_at", "views", "signed_on", "signers"]
)
def test_null_means_absent(key: str) -> None:
    assert checked({key: None}) == checked({})
