from pathlib import Path

import orjson
import pytest

from tests.scripts.conftest import Tracuu


@pytest.fixture
def indexed(tracuu: Tracuu, documents: Path) -> Tracuu:
    tracuu("ingest", documents)
    return tracuu


def test_prints_hits_for_people(indexed: Tracuu) -> None:
    outcome = indexed("search", "tong ket thi dua")
    assert outcome.status == 0
    first, facts, *_, last = outcome.out.splitlines()
    assert first == "1. Huyện Sông Vân tổng kết phong trào thi đua"
    assert facts.split("  ") == ["", " 2019-01-08T07:30:00+07:00", "Cổng thông tin huyện", "tin/1"]
    assert last.startswith("1 found in ")


def test_a_document_without_a_title_shows_its_first_words(indexed: Tracuu) -> None:
    assert indexed("search", "lịch tiếp công dân").out.startswith("1. Lịch tiếp công dân của Thường trực")


def test_nothing_found_is_no_error(indexed: Tracuu) -> None:
    outcome = indexed("search", "xyzzy")
    assert outcome.status == 0
    assert outcome.out.startswith("0 found in ")


def test_json_is_the_apis(indexed: Tracuu) -> None:
    found = orjson.loads(indexed("search", "kế hoạch trồng cây", "--json").out)
    assert set(found) == {"query", "total", "hits", "facets", "next", "more", "took_ms"}
    assert [hit["id"] for hit in found["hits"]] == ["vb/1"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--person", "vu khac lam"), ["tin/1"]),
        (("--from", "2019-02-01"), ["tin/2"]),
        (("--to", "2019-01-31"), ["tin/1"]),
        (("--person", "vu khac lam", "--from", "2019-02-01"), []),
    ],
)
def test_filters(indexed: Tracuu, options: tuple[str, ...], ids: list[str]) -> None:
    found = orjson.loads(indexed("search", "", "--json", *options).out)
    assert [hit["id"] for hit in found["hits"]] == ids


def test_a_wrong_day_is_named(indexed: Tracuu) -> None:
    outcome = indexed("search", "a", "--from", "hôm qua")
    assert outcome.status == 2
    assert "from: It must be a real day" in outcome.err
