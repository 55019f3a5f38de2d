import gzip
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import IndexBusy
from service.ingest.load import Job, Report, View, ingest
from service.ingest.mapping import Mapping
from service.ingest.pace import Pace
from service.ingest.stop import Stop
from tests.ingest.fake_engine import FakeEngine

QUICK = Pace(batch_documents=3, commit_documents=5, show_seconds=0.0)


def lines(*values: dict[str, object]) -> bytes:
    return b"".join(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in values)


def doc(id: str, title: str = "Tin") -> dict[str, object]:
    return {"id": id, "title": title}


def ignored(view: View) -> None:
    """Nobody looks."""


def run(engine: FakeEngine, folder: Path, content: bytes | None = None, **options: object) -> Report:
    source = folder / "in.jsonl"
    if content is not None:
        source.write_bytes(content)
    job = Job([str(source)], folder / "rejected.jsonl", **{"pace": QUICK} | options)  # type: ignore[arg-type]
    return ingest(job, engine, Stop(), ignored)


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.updated, report.unchanged, report.rejected


def titles(engine: FakeEngine) -> dict[str, str | None]:
    return {
        stored.id: stored.enriched.document.title
        for stored in engine.documents()
        if stored.enriched is not None
    }


def rejected(folder: Path) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in (folder / "rejected.jsonl").read_bytes().splitlines()]


def test_new_changed_and_unchanged_documents_are_told_apart(tmp_path: Path) -> None:
    engine = FakeEngine()
    assert counts(run(engine, tmp_path, lines(doc("1"), doc("2"), doc("3")))) == (3, 3, 0, 0, 0)
    assert counts(run(engine, tmp_path, lines(doc("1"), doc("2", "Mới"), doc("4")))) == (3, 1, 1, 1, 0)
    assert titles(engine) == {"1": "Tin", "2": "Mới", "3": "Tin", "4": "Tin"}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    engine = FakeEngine()
    content = lines(*(doc(str(number)) for number in range(20)))
    run(engine, tmp_path, content)
    before = dict(engine.documents_by_id)
    commits = len(engine.commits)
    assert counts(run(engine, tmp_path)) == (20, 0, 0, 20, 0)
    assert engine.documents_by_id == before
    assert len(engine.commits) == commits


def test_the_report_has_exactly_these_keys(tmp_path: Path) -> None:
    report = run(FakeEngine(), tmp_path, lines(doc("1")))
    assert list(asdict(report)) == ["read", "added", "updated", "unchanged", "rejected", "seconds"]
    assert 0 <= report.seconds < 60


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    "versions",
    [
        ("A", "B"),
        ("B", "A"),  # back to what the index had before
        ("B", "B"),
        ("B", "A", "B"),
        ("C", "B", "A", "A"),
    ],
)
def test_of_two_with_one_id_the_later_wins(tmp_path: Path, versions: tuple[str, ...], processes: int) -> None:
    engine = FakeEngine()
    run(engine, tmp_path, lines(doc("1", "A")))
    others = [doc(f"other {number}") for number in range(4)]
    content = lines(*(value for version in versions for value in (doc("1", version), *others)))
    pace = Pace(batch_documents=3, inline_characters=2)
    report = run(engine, tmp_path, content, processes=processes, pace=pace)
    assert titles(engine)["1"] == versions[-1]
    assert report.read == len(versions) * 5


@settings(max_examples=60, deadline=None)
@given(
    before=st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz")),
    coming=st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"))),
    batch=st.integers(1, 4),
)
def test_the_end_is_that_of_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, str],
    coming: list[tuple[str, str]],
    batch: int,
) -> None:
    engine, folder = FakeEngine(), tmp_path_factory.mktemp("run")
    run(engine, folder, lines(*(doc(id, title) for id, title in before.items())))
    pace = Pace(batch_documents=batch)
    report = run(engine, folder, lines(*(doc(id, title) for id, title in coming)), pace=pace)
    expected = before | dict(coming)
    assert titles(engine) == expected
    assert report.added == len(expected) - len(before)
    assert report.read == len(coming) == report.added + report.updated + report.unchanged


def test_rejected_inputs_are_kept_and_the_rest_goes_on(tmp_path: Path) -> None:
    engine = FakeEngine(refuse=frozenset({"2"}))
    content = lines(doc("1")) + b"{not json\n\n" + lines({"id": "x", "titel": "a"}, doc("2"), doc("3"))
    assert counts(run(engine, tmp_path, content)) == (5, 2, 0, 0, 3)
    source = str(tmp_path / "in.jsonl")
    first, second, third = rejected(tmp_path)
    assert (first["source"], first["line"], first["input"]) == (source, 2, "{not json")
    assert (second["line"], second["id"], second["reason"]) == (4, "x", "unknown key: titel")
    assert third == {
        "source": source, "line": 5, "id": "2", "reason": "refused", "input": '{"id":"2","title":"Tin"}',
    }  # fmt: skip
    assert engine.progress[-1].rejected == 3


def test_each_run_begins_the_rejected_anew(tmp_path: Path) -> None:
    run(FakeEngine(), tmp_path, b"{\n")
    assert len(rejected(tmp_path)) == 1
    run(FakeEngine(), tmp_path, lines(doc("1")))
    assert rejected(tmp_path) == []


def test_a_busy_index_leaves_the_other_runs_rejected_alone(tmp_path: Path) -> None:
    run(FakeEngine(), tmp_path, b"{\n")
    with pytest.raises(IndexBusy):
        run(FakeEngine(busy=True), tmp_path, lines(doc("1")))
    assert len(rejected(tmp_path)) == 1


def test_commits_on_the_way(tmp_path: Path) -> None:
    engine = FakeEngine()
    run(engine, tmp_path, lines(*(doc(str(number)) for number in range(20))))
    assert sum(engine.commits) == 20
    assert max(engine.commits) <= 6


def test_commits_as_time_goes(tmp_path: Path) -> None:
    engine = FakeEngine()
    pace = Pace(batch_documents=1, commit_seconds=0.0)
    run(engine, tmp_path, lines(doc("1"), doc("2")), pace=pace)
    assert engine.commits == [1, 1]


def test_progress_is_reported_and_shown(tmp_path: Path) -> None:
    engine, views = FakeEngine(), list[View]()
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(doc("1"), doc("2")) + b"{\n")
    job = Job([str(path)], tmp_path / "rejected.jsonl", pace=QUICK)
    ingest(job, engine, Stop(), views.append)
    assert views[-1] == View(3, 1, path.stat().st_size)
    assert [view.position for view in views] == sorted(view.position for view in views)
    last = engine.progress[-1]
    assert (last.task, last.done, last.total, last.rejected) == ("ingest", 3, None, 1)


def test_a_mapping_is_used(tmp_path: Path) -> None:
    engine = FakeEngine()
    mapping = Mapping.model_validate({"rename": {"ten": "title"}})
    run(engine, tmp_path, lines({"id": "1", "ten": "Tin"}), mapping=mapping)
    assert titles(engine) == {"1": "Tin"}


def test_large_documents_are_not_held_in_numbers(tmp_path: Path) -> None:
    engine = FakeEngine()
    pace = Pace(batch_bytes=1_000, held_bytes=5_000, inline_characters=0)
    content = lines(*(doc(str(number), "Tin " * 300) for number in range(12)))
    assert run(engine, tmp_path, content, pace=pace, processes=2).added == 12


def test_a_stop_keeps_what_was_taken_in(tmp_path: Path) -> None:
    engine, stop = FakeEngine(), Stop()
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(*(doc(str(number)) for number in range(100))))

    def show(view: View) -> None:
        stop.signal = 2 if view.read >= 10 else None

    report = ingest(Job([str(path)], tmp_path / "rejected.jsonl", pace=QUICK), engine, stop, show)
    assert 10 <= report.read < 20
    assert len(engine.documents_by_id) == report.read == report.added
    assert run(engine, tmp_path).added == 100 - report.read


def fed(writing: int, parts: Iterable[bytes], engine: FakeEngine, seen: list[int]) -> None:
    for count, part in enumerate(parts, start=1):
        os.write(writing, part)
        for _ in range(1000):
            if len(engine.documents_by_id) == count:
                break
            time.sleep(0.01)
        seen.append(len(engine.documents_by_id))
    os.close(writing)


def test_a_slow_producers_documents_are_committed_meanwhile(tmp_path: Path) -> None:
    engine, seen = FakeEngine(), list[int]()
    reading, writing = os.pipe()
    parts = [lines(doc("1")), lines(doc("2"))]
    thread = threading.Thread(target=fed, args=(writing, parts, engine, seen))
    thread.start()
    report = ingest(Job(["-"], tmp_path / "rejected.jsonl", stdin=reading), engine, Stop(), ignored)
    thread.join()
    os.close(reading)
    assert seen == [1, 2]
    assert report.added == 2


def test_every_kind_of_source_in_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines(doc("1"))))
    (folder / "b.txt").write_text("HỘI NGHỊ\n\nNội dung hội nghị của huyện.\n", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF")
    engine = FakeEngine()
    report = ingest(Job([str(folder)], tmp_path / "rejected.jsonl", pace=QUICK), engine, Stop(), ignored)
    assert counts(report) == (3, 2, 0, 0, 1)
    assert rejected(tmp_path)[0]["source"] == str(folder / "c.pdf")
