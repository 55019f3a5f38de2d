"""What tests of several folders need."""

from collections.abc import Iterator

import pytest
import structlog

from service.api import logs
from tests.elasticsearch import running


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[str]:
    """The address of a real Elasticsearch, one for the whole run."""
    with running() as url:
        yield url


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """As in a service: structlog's own way with a trace, all variables in it, takes seconds for each."""
    logs.configure("info", "text")
    yield
    structlog.reset_defaults()
