"""The application over a fake searcher, reached through HTTP."""

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from tests.fakes import FakeSearcher, FakeService


@pytest.fixture
def searcher() -> FakeSearcher:
    return FakeSearcher()


@pytest.fixture
def client(searcher: FakeSearcher) -> TestClient:
    return TestClient(create_app(FakeService(searcher)), follow_redirects=False)
