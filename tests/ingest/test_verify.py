from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.engines.embedded import EmbeddedEngine
from service.errors import EngineError
from service.ingest.verify import verify
from service.model import Document, EnrichedDocument
from service.search.port import Engine, Record, Status
from service.search.stored import signature
from tests.ingest.fake_engine import FakeEngine, encode

NOW = datetime(2019, 1, 8, tzinfo=UTC)


def filled(engine: FakeEngine, count: int) -> FakeEngine:
    with engine.writer() as writer:
        writer.upsert([encode(EnrichedDocument(Document(str(n), title="Tin")), NOW) for n in range(count)])
    return engine


class Lossy(FakeEngine):
    """Has lost one of its documents."""

    def status(self) -> Status:
        status = super().status()
        return replace(status, documents=status.documents + 1)


class Altered(FakeEngine):
    """Knows some documents by other contents than it gives."""

    def holds(self, signatures: Mapping[str, str]) -> set[str]:
        return {id for id in super().holds(signatures) if id not in ("3", "700")}


def test_every_document_is_counted() -> None:
    assert verify(filled(FakeEngine(), 1_200)) == 1_200


def test_a_loss_is_found() -> None:
    with pytest.raises(EngineError, match=r"^2 of 3 documents can be read$"):
        verify(filled(Lossy(), 2))


def test_a_change_is_found_and_named() -> None:
    with pytest.raises(EngineError, match=r"^2 documents aren't what came in: 3, 700$"):
        verify(filled(Altered(), 1_000))


def test_the_embedded_engine_knows_its_documents_by_their_contents(tmp_path: Path) -> None:
    engine: Engine = EmbeddedEngine(tmp_path / "index", "0a")
    documents = [Document(str(number), title="Tin") for number in range(3)]
    with engine.writer() as writer:
        writer.upsert([engine.encoder(EnrichedDocument(document), NOW) for document in documents])
        # What is kept and what it is found by differ, as after a flipped bit.
        altered = Document("4", title="Tin")
        payload = engine.encoder(EnrichedDocument(altered), NOW).payload
        writer.upsert([Record("4", "x", payload.replace(signature(altered).encode(), b"x"))])
    with pytest.raises(EngineError, match=r"^1 documents aren't what came in: 4$"):
        verify(engine)
