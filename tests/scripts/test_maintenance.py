from pathlib import Path

import orjson
import pytest

from service.model import Document, EnrichedDocument
from tests.scripts.conftest import Tracuu


@pytest.fixture
def indexed(tracuu: Tracuu, documents: Path) -> Tracuu:
    tracuu("ingest", documents)
    return tracuu


def rows(text: str) -> dict[str, str]:
    return dict(line.split(maxsplit=1) for line in text.splitlines())


def test_status(indexed: Tracuu) -> None:
    status = rows(indexed("status").out)
    assert status["documents"] == "3"
    assert status["newest"] == "2019-02-01"
    assert status["outdated"] == "no"
    assert status["running"] == "nothing"


def test_verify_reads_every_document(indexed: Tracuu) -> None:
    assert rows(indexed("status", "--verify").out)["verified"] == "3"


def test_delete_leaves_a_tombstone(indexed: Tracuu) -> None:
    outcome = indexed("delete", "tin/1", "vb/1")
    assert (outcome.status, outcome.out) == (0, "2 taken down\n")
    status = rows(indexed("status", "--verify").out)
    assert (status["documents"], status["deleted"], status["verified"]) == ("1", "2", "1")


def test_unknown_ids_are_told(indexed: Tracuu) -> None:
    outcome = indexed("delete", "tin/1", "tin/9", "tin/9", "tin/8")
    assert (outcome.status, outcome.out) == (1, "1 taken down\n")
    assert outcome.err == "tracuu: no such document: tin/9\ntracuu: no such document: tin/8\n"


def test_reindex_keeps_everything_and_rollback_goes_back(indexed: Tracuu) -> None:
    indexed("delete", "vb/1")
    before = rows(indexed("status").out)
    outcome = indexed("reindex")
    assert outcome.status == 0
    assert outcome.out.startswith("2 documents in index ")
    after = rows(indexed("status").out)
    assert before["version"] != after["version"]
    assert (after["documents"], after["deleted"]) == ("2", "1")
    assert indexed("reindex", "--rollback").status == 0
    assert rows(indexed("status").out)["version"] == before["version"]


def test_there_is_no_rollback_before_a_reindex(indexed: Tracuu) -> None:
    outcome = indexed("reindex", "--rollback")
    assert outcome.status == 3
    assert "no earlier index" in outcome.err


def test_what_a_reindex_cannot_take_over_is_told_and_kept(
    indexed: Tracuu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enrich(document: Document) -> EnrichedDocument:
        if document.id == "vb/1":
            raise ValueError("no such rule")
        return EnrichedDocument(document)

    monkeypatch.setattr("service.ingest.rebuild.enrich", enrich)
    outcome = indexed("reindex")
    kept = tmp_path / "index" / "rejected-reindex.jsonl"
    assert (outcome.status, outcome.err) == (1, f"tracuu: 1 documents could not be taken over; see {kept}\n")
    (row,) = map(orjson.loads, kept.read_bytes().splitlines())
    (tmp_path / "again.jsonl").write_text(row["input"], encoding="utf-8")
    assert "1 added" in indexed("ingest", tmp_path / "again.jsonl").err
