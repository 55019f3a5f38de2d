"""What tests of several folders need."""

from collections.abc import Iterator

import pytest

from tests.elasticsearch import running


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[str]:
    """The address of a real Elasticsearch, one for the whole run."""
    with running() as url:
        yield url
