"""The application over a fake searcher, reached through HTTP."""

from collections.abc import Iterator

import pytest
import structlog
from starlette.testclient import TestClient

from service.app import create_app
from tests.fakes import FakeSearcher, FakeService


@pytest.fixture
def searcher() -> FakeSearcher:
    return FakeSearcher()


@pytest.fixture
def client(searcher: FakeSearcher) -> TestClient:
    return TestClient(create_app(FakeService(searcher)), follow_redirects=False)


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """Each test begins with structlog as it is when the process starts."""
    yield
    structlog.reset_defaults()
