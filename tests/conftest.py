"""What tests of several folders need."""

from collections.abc import Iterator

import pytest

from tests.elasticsearch import running


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Elasticsearch, one for the whole run."""
    with running(tmp_path_factory.mktemp("elasticsearch", numbered=True) / "node") as url:
        yield url
