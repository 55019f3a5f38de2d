from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from service.ingest import rebuild as module
from service.ingest.pace import Pace
from service.ingest.rebuild import rebuild
from service.model import Document, EnrichedDocument, Published
from service.search.port import Progress, Stored
from tests.ingest.fake_engine import FakeEngine, FakeWriter, encode

THEN = datetime(2019, 1, 8, tzinfo=UTC)
LATER = datetime(2019, 2, 8, tzinfo=UTC)


def held(*ids: str) -> FakeEngine:
    records = [
        encode(EnrichedDocument(Document(id, title="Tin", published_at=Published(THEN.date()))), THEN)
        for id in ids
    ]
    return FakeEngine({record.id: record for record in records}, {"gone": THEN})


def ignored(progress: Progress) -> None:
    """Nobody looks."""


def test_takes_over_documents_and_tombstones_with_their_times(tmp_path: Path) -> None:
    engine = held("1", "2")
    progress = rebuild(engine, tmp_path / "rejected.jsonl", 1, ignored)
    assert (progress.task, progress.done, progress.total, progress.rejected) == ("reindex", 2, 2, 0)
    assert {stored.id: stored.changed_at for stored in engine.documents()} == {
        "1": THEN,
        "2": THEN,
        "gone": THEN,
    }
    assert engine.tombstones == {"gone": THEN}
    assert (tmp_path / "rejected.jsonl").read_bytes() == b""


def test_what_is_derived_is_derived_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = held("1")
    monkeypatch.setattr(module, "enrich", lambda document: EnrichedDocument(document, release="new"))
    rebuild(engine, tmp_path / "rejected.jsonl", 1, ignored)
    (stored, _) = engine.documents()
    assert stored.enriched is not None
    assert stored.enriched.release == "new"


def test_what_cannot_be_taken_over_is_kept_as_an_input(tmp_path: Path) -> None:
    engine = held("1", "2")
    engine.refuse = frozenset({"2"})
    assert rebuild(engine, tmp_path / "rejected.jsonl", 1, ignored).rejected == 1
    row = orjson.loads((tmp_path / "rejected.jsonl").read_bytes())
    assert (row["source"], row["id"], row["reason"]) == ("index", "2", "refused")
    assert orjson.loads(row["input"]) == {
        "id": "2", "kind": "news", "title": "Tin", "published_at": "2019-01-08",
    }  # fmt: skip


def test_progress_is_told_and_memory_bounded(tmp_path: Path) -> None:
    pace = Pace(batch_documents=3, commit_documents=4, show_seconds=0.0)
    told: list[Progress] = []
    engine = held(*map(str, range(10)))
    rebuild(engine, tmp_path / "rejected.jsonl", 1, told.append, pace)
    assert [progress.done for progress in told][-1] == 10
    assert engine.progress == told
    assert sum(engine.commits) >= 10
    assert len(engine.commits) > 1


def test_workers_share_the_work(tmp_path: Path) -> None:
    engine = held(*map(str, range(200)))
    pace = Pace(inline_characters=100)
    assert rebuild(engine, tmp_path / "rejected.jsonl", 2, ignored, pace).done == 200
    assert len(engine.documents_by_id) == 200


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_taken_down_between_two_passes_stays_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """A document takes its time in another process; its tombstone takes none."""
    engine = held("1", "2")

    def passes(_writer: FakeWriter) -> Iterator[Iterator[Stored]]:
        yield iter([*engine.documents()])
        yield iter([Stored("1", None, LATER)])

    monkeypatch.setattr(FakeWriter, "passes", passes)
    rebuild(engine, tmp_path / "rejected.jsonl", processes, ignored, Pace(inline_characters=0))
    assert [*engine.documents_by_id] == ["2"]
    assert engine.tombstones["1"] == LATER
