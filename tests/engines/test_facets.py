"""Facets are exact, whichever way their values were counted."""

import random
from collections import Counter
from pathlib import Path

import pytest
import tantivy
from tantivy import Query

from service.engines.embedded.facets import FacetCounter
from service.engines.embedded.schema import number_of, numbers_of
from service.search.plan import FacetRequest

SIZE = 5
SEGMENTS = 4


def _index(path: Path, documents: list[list[str]]) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("person", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(numbers_of("person"), indexed=True, fast=True)
    index = tantivy.Index(builder.build(), str(path))
    writer = index.writer(15_000_000, 1)
    for part in range(SEGMENTS):
        for values in documents[part::SEGMENTS]:
            document = tantivy.Document()
            for value in values:
                document.add_text("person", value)
                document.add_integer(numbers_of("person"), number_of(value))
            writer.add_document(document)
        writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _expected(documents: list[list[str]], size: int) -> list[tuple[str, int]]:
    counts = Counter(value for values in documents for value in values)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]


def _drawn(names: int, steepness: float) -> list[list[str]]:
    """Documents of up to four names each, the first names far more often than the last."""
    draw = random.Random(7)
    weights = [(place + 1) ** -steepness for place in range(names)]
    population = [f"tên {place:03d}, ở đây" for place in range(names)]
    return [
        sorted(set(draw.choices(population, weights, k=draw.randint(0, 4)))) for _ in range(200 * SEGMENTS)
    ]


CASES = {
    "few values: all are named at first": _drawn(8, 1.0),
    "some stand out: they alone are named": _drawn(300, 1.6),
    "all alike, few of them tie": _drawn(300, 0.0),
    "each value once: all tie": [[f"tên {place:04d}"] for place in range(200 * SEGMENTS)],
    "few are in several": [[f"tên {place:04d}", f"hai {place // 300}"] for place in range(800)],
    "a value in quotes": [['"a" \\ b'] * (place % 3 == 0) + [f"{place % 70}"] for place in range(800)],
}


def _counter(path: Path, documents: list[list[str]]) -> FacetCounter:
    names = {number_of(value): value for values in documents for value in values}
    return FacetCounter(
        _index(path, documents).searcher(), lambda _, number: names[number], read=3 * SIZE, tied=SIZE
    )


@pytest.mark.parametrize("documents", CASES.values(), ids=CASES.keys())
def test_the_first_values_by_count_and_then_by_value(tmp_path: Path, documents: list[list[str]]) -> None:
    counted = _counter(tmp_path, documents).count(
        Query.all_query(), [FacetRequest("person", frozenset(), SIZE)]
    )
    assert counted == {"person": _expected(documents, SIZE)}


def test_all_values_ascending(tmp_path: Path) -> None:
    documents = _drawn(300, 1.0)
    counted = _counter(tmp_path, documents).count(
        Query.all_query(), [FacetRequest("person", frozenset(), None)]
    )
    assert counted == {"person": sorted(_expected(documents, 300))}


def test_a_facet_of_nothing(tmp_path: Path) -> None:
    counter = _counter(tmp_path, [["a"]])
    assert counter.count(Query.empty_query(), [FacetRequest("person", frozenset())]) == {"person": []}
    assert counter.count(Query.all_query(), []) == {}


def test_each_way_is_gone(tmp_path: Path) -> None:
    """Else the cases above could all have gone the same one."""
    request = FacetRequest("person", frozenset(), SIZE)
    told: list[tuple[bool, bool]] = []
    for documents in CASES.values():
        path = tmp_path / str(len(told))
        path.mkdir()
        counter = _counter(path, documents)
        asked = counter._frequent(request), counter._terms(request)
        frequent, answer = (counter._asked(Query.all_query(), {"person": one})["person"] for one in asked)
        told.append((len(frequent["buckets"]) >= SIZE, counter._first(request, answer) is not None))
    assert told == [
        (True, True), (True, True), (True, True), (False, False), (False, False), (True, False),
    ]  # fmt: skip
