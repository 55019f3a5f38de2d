"""The whole service over the bundled sample: real files, real index, real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from service.app import create_app
from service.ingest.load import Job, ingest
from service.ingest.stop import Stop
from service.settings import Settings
from service.wiring import Service, build
from tests.browsing import browsed, served

SAMPLE = Path(__file__).resolve().parents[2] / "scripts/sample"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("whole")
    service = build(Settings(index=folder / "index"))
    job = Job([str(SAMPLE)], rejected=folder / "rejected.jsonl")
    report = ingest(job, service.engine, Stop(), lambda _: None)
    assert (report.added, report.rejected) == (report.read, 0)
    return service


@pytest.fixture(scope="session")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service))


@pytest.fixture(scope="session")
def address(service: Service) -> Iterator[str]:
    with served(create_app(service)) as address:
        yield address


@pytest.fixture
def page() -> Iterator[Page]:
    with browsed() as page:
        yield page
