"""Engines under test, each empty, and ways to fill them."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from service.engines.elastic import Access, ElasticEngine, shipped
from service.engines.embedded import EmbeddedEngine
from service.model import EnrichedDocument
from service.search.port import Engine
from service.search.rank import shipped as shipped_ranking
from service.search.searcher import Searcher

DIGEST = "c0ffee000000"
OTHER_DIGEST = "decaf0000000"
NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)

Open = Callable[[], Engine]
"""Opens the same index once more, as another process would."""

OpenConfigured = Callable[[str], Engine]


@pytest.fixture(scope="session")
def elastic_names(elasticsearch: str) -> Iterator[str]:
    """One name for the whole run, so that a test makes but one index; others may use the same server."""
    name = f"tests{os.getpid()}"
    yield name
    with Elasticsearch(elasticsearch).options(ignore_status=404) as client:
        client.indices.delete(index=f"{name}-state")
        client.indices.delete_index_template(name=name)


@pytest.fixture
def elastic_name(elasticsearch: str, elastic_names: str) -> Iterator[str]:
    """A name that nothing is under yet."""
    yield elastic_names
    with Elasticsearch(elasticsearch) as client:
        ours = client.indices.get(index=f"{elastic_names}-*-*", filter_path="*.aliases")
        if ours:
            client.indices.delete(index=[*ours])
        state = client.options(ignore_status=404)
        for id in ("writer", "rebuild", "progress-ingest", "progress-reindex"):
            state.delete(index=f"{elastic_names}-state", id=id)


@pytest.fixture(params=["embedded", "elastic"])
def open_configured(request: pytest.FixtureRequest, tmp_path: Path) -> OpenConfigured:
    if request.param == "embedded":
        return lambda digest: EmbeddedEngine(tmp_path / "index", digest)
    url, name = request.getfixturevalue("elasticsearch"), request.getfixturevalue("elastic_name")
    return lambda digest: ElasticEngine(Access(url), name, digest, shipped())


@pytest.fixture
def reopen(open_configured: OpenConfigured) -> Open:
    return lambda: open_configured(DIGEST)


@pytest.fixture
def reopen_configured(open_configured: OpenConfigured) -> Open:
    """The same index, opened by a program of another configuration."""
    return lambda: open_configured(OTHER_DIGEST)


@pytest.fixture
def engine(reopen: Open) -> Iterator[Engine]:
    engine = reopen()
    yield engine
    engine.close()


@pytest.fixture
def searcher(engine: Engine) -> Searcher:
    return Searcher(engine, shipped_ranking())


def fill(engine: Engine, *documents: EnrichedDocument) -> None:
    with engine.writer() as writer:
        writer.upsert([engine.encoder(document, NOW) for document in documents])
        assert not writer.commit()
