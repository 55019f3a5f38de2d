"""A cut of benchmarks/speed: ratios within one run, with so much room that a busy machine changes nothing."""

import shutil
from pathlib import Path

import pytest

from benchmarks.speed import corpus, ingesting, report, segmentation
from benchmarks.speed.peers import Ask
from benchmarks.speed.peers.ours import engine_alone
from benchmarks.speed.peers.sqlite import fts5
from benchmarks.speed.peers.xapian import xapian
from benchmarks.speed.queries import questions
from benchmarks.speed.searching import Place, compare
from benchmarks.speed.throughput import throughput
from benchmarks.speed.timing import Stopwatch, Summary, interleaved

needs_data = pytest.mark.skipif(not corpus.ARTICLES.exists(), reason="../shared/data isn't there")
SIZE = 400

pytestmark = pytest.mark.no_cover  # what is timed is timed as it is


@needs_data
def test_compounds_are_found_several_times_as_fast_as_by_pyvi() -> None:
    texts = segmentation.documents(40)
    raced = (
        segmentation.race(texts, rounds=2),
        segmentation.race(segmentation.paragraphs(texts, 400), rounds=2),
    )
    assert [one["different"] for one in raced] == [0, 0]
    documents, paragraphs = (one["times_faster"]["best"] for one in raced)
    assert documents > 5
    assert paragraphs > 3


@needs_data
def test_a_million_characters_take_little_memory() -> None:
    assert segmentation.one_long_text()["peak_mb"] < 150


@needs_data
def test_what_is_unchanged_is_ingested_several_times_as_fast(tmp_path: Path) -> None:
    measured = ingesting.against_pyvi(tmp_path, 150)
    assert measured["ours"]["unchanged"] == 0
    assert measured["again"]["unchanged"] == measured["documents"]
    assert measured["again_times_faster"] > 3
    assert measured["ours"]["anonymous_mb"] < 1_000


@needs_data
def test_the_same_is_asked_of_all_and_found(tmp_path: Path) -> None:
    place = Place(tmp_path, tmp_path / "tracuu", SIZE, None)
    corpus.write(tmp_path / "documents.jsonl", corpus.documents(SIZE))
    ingesting.ingest(place.index, tmp_path / "documents.jsonl")
    run = compare(place, questions(40), rounds=1, peers={"SQLite FTS5": fts5, "Xapian": xapian})
    assert {"tracuu over HTTP", "tantivy, our fields", "SQLite FTS5"} <= run["latency"].keys()
    assert all(share > 0.5 for share in run["answered"].values())
    assert max(run["anonymous_mb"]) < 300
    loaded = throughput(place.index, questions(20), 6, (1,)) if shutil.which("wrk") else {}
    assert all(one["per_second"] > 0 and one["refused"] < one["requests"] / 2 for one in loaded.values()), (
        loaded
    )
    assert "tracuu over HTTP" in report.markdown({"day": "", "machine": "", "searches": [run]})


@needs_data
def test_stages_and_titles(tmp_path: Path) -> None:
    assert min(ingesting.by_stage(20).values()) > 0
    pages = [corpus.page(row) for row in corpus.documents(SIZE)]
    corpus.write(tmp_path / "documents.jsonl", corpus.documents(SIZE))
    ingesting.ingest(tmp_path / "index", tmp_path / "documents.jsonl")
    with fts5(tmp_path, pages) as peer, engine_alone(tmp_path / "index") as floor:
        asked: dict[str, Ask] = {"peer": peer, "floor": floor}
        for page in pages[::40]:
            found = {name: ids for name, _, ids in interleaved(asked, [page.title], Stopwatch())}
            assert all(page.id in ids for ids in found.values()), page.title


def test_documents_with_other_ids_and_later_days() -> None:
    assert corpus._later("2016-02-29", 1) == "2017-02-28"
    assert corpus._later("2016-03-01T10:00:00+07:00", 2) == "2018-03-01T10:00:00+07:00"
    assert corpus._later(None, 3) is None


def test_a_summary() -> None:
    summary = Summary.of([float(ms) for ms in range(1, 101)])
    assert (summary.p50, summary.p95, summary.mean, summary.per_second) == (50.5, 95.05, 50.5, 19.8)


def test_what_was_not_measured_is_left_out_of_the_report() -> None:
    assert report.markdown({"day": "2026-01-02", "machine": "2 cores"}).splitlines()[0] == "# Speed"
