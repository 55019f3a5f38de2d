import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.errors import TracuuError
from service.ingest.prepare import DEPTH, Done, Preparer, Recipe, Task, prepare
from service.model import Document, EnrichedDocument
from service.search.port import Record
from tests.ingest.fake_engine import encode

NOW = datetime(2019, 1, 8, tzinfo=UTC)


def enrich(document: Document) -> EnrichedDocument:
    """Does as the title says."""
    if document.title == "fails":
        raise ValueError("no such rule")
    if document.title == "crashes":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.title == "is slow":
        time.sleep(0.3)
    return EnrichedDocument(document)


RECIPE = Recipe(enrich, encode)


def tasks(*titles: str, start: int = 0) -> list[Task]:
    return [Task(Document(str(number), title=title), NOW) for number, title in enumerate(titles, start)]


def told(done: Iterator[Done]) -> list[tuple[str, str]]:
    return [
        (task.document.id, outcome if isinstance(outcome, str) else "ready")
        for batch in done
        for task, outcome in batch
    ]


def test_makes_records_that_keep_their_time() -> None:
    (record,) = prepare(RECIPE, tasks("fine"))
    assert isinstance(record, Record)
    assert record.id == "0"
    assert record.payload.startswith(NOW.isoformat().encode())


def test_a_document_that_fails_costs_no_other() -> None:
    outcomes = prepare(RECIPE, tasks("fine", "fails", "fine"))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Record", "str", "Record"]
    assert outcomes[1] == "can't be prepared: ValueError: no such rule"


def test_a_single_process_needs_no_workers() -> None:
    with Preparer(RECIPE, processes=1, inline=0) as preparer:
        assert told(preparer.put(tasks("fine", "fails"))) == [
            ("0", "ready"),
            ("1", "can't be prepared: ValueError: no such rule"),
        ]
        assert multiprocessing.active_children() == []


def test_a_few_documents_are_prepared_before_workers_start_and_until_they_are_up() -> None:
    with Preparer(RECIPE, processes=2, inline=8) as preparer:
        assert len(told(preparer.put(tasks("fine", "fine")))) == 2
        assert multiprocessing.active_children() == []
        assert told(preparer.put(tasks("fine", start=2))) == [("2", "ready")]
        assert multiprocessing.active_children() != []
        _wait_for_workers(preparer)
        asked = list(told(preparer.put(tasks("is slow", start=3))))
        assert asked + told(preparer.drain()) == [("3", "ready")]
    assert multiprocessing.active_children() == []


def _wait_for_workers(preparer: Preparer) -> None:
    assert preparer._up is not None
    preparer._up.result()


def test_batches_come_back_in_their_order_with_few_under_way() -> None:
    with Preparer(RECIPE, processes=2, inline=0) as preparer:
        came: list[str] = []
        for number in range(4 * DEPTH):
            done = told(preparer.put(tasks("is slow" if number % 20 == 0 else "fine", start=number)))
            came += [id for id, _ in done]
            assert number + 1 - len(came) <= 2 * DEPTH
        came += [id for id, _ in told(preparer.drain())]
    assert came == [str(number) for number in range(4 * DEPTH)]


def test_a_document_that_ends_its_worker_costs_only_itself() -> None:
    with Preparer(RECIPE, processes=2, inline=0) as preparer:
        came = told(preparer.put(tasks("fine", "crashes", "fine")))
        came += told(preparer.put(tasks("fine", "fine", start=3)))
        came += told(preparer.drain())
        came += told(preparer.put(tasks("crashes", "crashes", start=5)))
        came += told(preparer.drain())
        came += told(preparer.put(tasks("fine", start=7)))
        came += told(preparer.drain())
    ended = "can't be prepared: it ended the worker process"
    assert came == [
        ("0", "ready"), ("1", ended), ("2", "ready"), ("3", "ready"), ("4", "ready"),
        ("5", ended), ("6", ended), ("7", "ready"),
    ]  # fmt: skip


def test_a_worker_that_is_killed_from_outside_costs_nothing_and_is_not_waited_for() -> None:
    with Preparer(RECIPE, processes=2, inline=0) as preparer:
        came = told(preparer.put(tasks("is slow"))) + told(preparer.put(tasks("is slow", start=1)))
        came += told(preparer.drain())
        first, _second = multiprocessing.active_children()
        assert first.pid is not None
        os.kill(first.pid, signal.SIGKILL)
        came += told(preparer.put(tasks("fine", start=2))) + told(preparer.drain())
    assert came == [("0", "ready"), ("1", "ready"), ("2", "ready")]
    assert multiprocessing.active_children() == []


class Undone:
    """Can be sent to a worker, which ends as it is unpacked there: so no worker ever gets to work."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return signal.raise_signal, (int(signal.SIGKILL),)

    def __call__(self) -> None:
        """Never reached."""


def test_workers_that_cannot_live_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.prepare.begin_worker", Undone())
    with (
        Preparer(RECIPE, processes=2, inline=0) as preparer,
        pytest.raises(TracuuError, match="end as soon as they start"),
    ):
        told(preparer.put(tasks("fine")))
        told(preparer.drain())


def parent(folder: Path) -> None:
    """Starts a worker, tells which, and waits to be killed."""
    with Preparer(RECIPE, processes=2, inline=0) as preparer:
        told(preparer.put(tasks("fine")))
        told(preparer.drain())
        workers = [str(child.pid) for child in multiprocessing.active_children()]
        (folder / "workers.new").write_text(" ".join(workers))
        (folder / "workers.new").rename(folder / "workers")
        time.sleep(60)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_leave_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=parent, args=(tmp_path,))
    process.start()
    for _ in range(600):
        if (tmp_path / "workers").exists():
            break
        time.sleep(0.05)
    workers = [int(pid) for pid in (tmp_path / "workers").read_text().split()]
    assert all(map(alive, workers))
    process.kill()
    process.join()
    for _ in range(200):
        if not any(map(alive, workers)):
            break
        time.sleep(0.05)
    assert not any(map(alive, workers))
