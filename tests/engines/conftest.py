"""Engines under test, each empty, and ways to fill them."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.engines.embedded import EmbeddedEngine
from service.model import EnrichedDocument
from service.search.port import Engine
from service.search.rank import shipped
from service.search.searcher import Searcher

DIGEST = "c0ffee000000"
NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)

Open = Callable[[], Engine]
"""Opens the same index once more, as another process would."""


@pytest.fixture
def reopen(tmp_path: Path) -> Open:
    return lambda: EmbeddedEngine(tmp_path / "index", DIGEST)


@pytest.fixture
def reopen_configured(tmp_path: Path) -> Open:
    """The same index, opened by a program of another configuration."""
    return lambda: EmbeddedEngine(tmp_path / "index", "decaf0000000")


@pytest.fixture
def engine(reopen: Open) -> Iterator[Engine]:
    engine = reopen()
    yield engine
    engine.close()


@pytest.fixture
def searcher(engine: Engine) -> Searcher:
    return Searcher(engine, shipped())


def fill(engine: Engine, *documents: EnrichedDocument) -> None:
    with engine.writer() as writer:
        assert not writer.upsert([engine.encoder(document, NOW) for document in documents])
