import datetime as dt

import pytest

from service.model import Document, Published


@pytest.mark.parametrize(
    ("text", "written", "seconds"),
    [
        ("2017-12-20", "2017-12-20", 1513702800),
        ("2017-12-20T03:43", "2017-12-20T03:43:00+07:00", 1513716180),
        ("2017-12-20T03:43:05+07:00", "2017-12-20T03:43:05+07:00", 1513716185),
        ("2017-12-19T20:43:00Z", "2017-12-20T03:43:00+07:00", 1513716180),
        ("2017-12-20T00:00:00.9", "2017-12-20T00:00:00+07:00", 1513702800),
        ("0001-01-01", "0001-01-01", -62135622000),
        ("9999-12-31T23:59:59", "9999-12-31T23:59:59+07:00", 253402275599),
    ],
)
def test_published(text: str, written: str, seconds: int) -> None:
    published = Published.parse(text)
    assert (str(published), published.seconds) == (written, seconds)
    assert Published.parse(written) == published


@pytest.mark.parametrize(
    "text",
    ["", "2017", "20/12/2017", "2017-02-30", "2017-12-20T25:00", "hôm nay", "9999-12-31T23:00:00-05:00"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Published.parse(text)


def test_a_time_near_midnight_belongs_to_its_day_in_vietnam() -> None:
    assert Published.parse("2017-12-31T17:30:00Z").day == dt.date(2018, 1, 1)


def test_a_field_that_is_missing_has_an_empty_text() -> None:
    document = Document(id="a", title="Tin")
    assert (document.text_of("title"), document.text_of("body")) == ("Tin", "")
