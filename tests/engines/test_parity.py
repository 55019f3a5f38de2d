"""Both engines answer alike on real documents; benchmarks/quality/parity.py does the same on many more."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.quality.parity import Comparison, compare, documents, fill, queries, report, same_hits
from service.engines.elastic import Access, ElasticEngine, shipped
from service.engines.embedded import EmbeddedEngine
from service.search.query import SearchQuery
from service.search.rank import shipped as ranking
from service.search.results import Hit, QueryEcho, SearchResults, Total
from service.search.searcher import Searcher
from tests.engines.conftest import DIGEST
from tests.engines.test_contract import made

NEWS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "news"
FILES = (NEWS / "articles.jsonl.gz", NEWS / "dated_briefs.jsonl.gz")

DOCUMENTS, QUERIES = 1_500, 310


@pytest.mark.no_cover  # much of the same
@pytest.mark.skipif(not NEWS.is_dir(), reason="the news data isn't beside the project")
def test_the_same_totals_facets_and_first_hits(tmp_path: Path, elasticsearch: str, elastic_name: str) -> None:
    embedded = EmbeddedEngine(tmp_path / "index", DIGEST)
    elastic = ElasticEngine(Access(elasticsearch), elastic_name, DIGEST, shipped())
    found = list(documents(FILES, DOCUMENTS))
    assert fill([embedded, elastic], iter(found)) == DOCUMENTS
    one, other = (Searcher(engine, ranking()) for engine in (embedded, elastic))
    compared = [compare(query, one, other) for query in queries(found, QUERIES)]
    elastic.close()
    assert sum(sum(item.totals) for item in compared) > QUERIES
    differing = [item for item in compared if not item.same]
    assert all(item.totals[0] == item.totals[1] and item.facets for item in compared), differing
    assert sum(item.hits for item in compared) >= 0.95 * QUERIES, report(compared)


def results(*scored: tuple[str, float | None]) -> SearchResults:
    hits = tuple(Hit(made(id).document, (), (), "", score, "exact", (), ()) for id, score in scored)
    return SearchResults(QueryEcho("", "auto"), Total(len(hits)), hits, {}, None, None, 0.0)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ((("a", 2.0), ("b", 1.0), ("c", 1.0)), True),
        ((("a", 2.00001), ("b", 1.0), ("c", 1.0)), True),
        ((("a", 2.0), ("c", 1.0), ("b", 1.0)), True),
        ((("b", 2.0), ("a", 1.0), ("c", 1.0)), False),
        ((("a", 2.0), ("d", 1.0), ("c", 1.0)), False),
    ],
)
def test_what_counts_as_the_same(other: tuple[tuple[str, float], ...], same: bool) -> None:
    assert same_hits(results(("a", 2.0), ("b", 1.0), ("c", 1.0)), results(*other)) == same


def test_by_day_every_place_counts() -> None:
    assert same_hits(results(("a", None), ("b", None)), results(("a", None), ("b", None)))
    assert not same_hits(results(("a", None), ("b", None)), results(("b", None), ("a", None)))


def test_a_report_in_one_line() -> None:
    good = Comparison(SearchQuery("a"), (1, 1), True, True, 1)
    bad = replace(good, totals=(1, 2), hits=False)
    assert report([good, bad]) == "2 queries: same totals 50.0%, same facets 100.0%, same first ten 50.0%"
