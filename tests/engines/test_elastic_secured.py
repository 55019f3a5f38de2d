"""A server that knows its users: who is let in, and what the documentation and docker-compose.yml say."""

import os
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest
import yaml
from elasticsearch import Elasticsearch

from service.engines.elastic import Access, ElasticEngine, shipped
from service.errors import EngineRefused
from service.ingest.rebuild import rebuild
from service.search.plan import Everything
from tests.elasticsearch import ROOT, running
from tests.engines.conftest import DIGEST, fill
from tests.engines.test_contract import ALL

PASSWORD = "mật-khẩu 12"
ROLE = orjson.loads(
    re.findall(
        r"PUT _security/role/tracuu\n\s+(\{.*\})", (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    )[0]
)


@pytest.fixture(scope="module")
def secured() -> Iterator[str]:
    with running("--password", PASSWORD) as url:
        yield url


@pytest.fixture(scope="module")
def owner(secured: str) -> Iterator[Elasticsearch]:
    login = b64encode(f"elastic:{PASSWORD}".encode()).decode()
    with Elasticsearch(secured, basic_auth=login) as client:
        yield client


def opened(url: str, **access: str) -> closing[ElasticEngine]:
    return closing(ElasticEngine(Access(url, **access), "tracuu", DIGEST, shipped()))  # type: ignore[arg-type]


@pytest.mark.parametrize("access", [{}, {"username": "elastic", "password": "?"}, {"api_key": "bm86bm8="}])
def test_who_is_not_let_in_is_told_what_to_set(secured: str, access: dict[str, str]) -> None:
    with opened(secured, **access) as engine:
        with pytest.raises(EngineRefused, match="TRACUU_ELASTICSEARCH_"):
            engine.count([Everything()])
        with pytest.raises(EngineRefused, match="TRACUU_ELASTICSEARCH_"), engine.writer():
            pass


def test_the_role_of_the_documentation_is_enough(secured: str, owner: Elasticsearch, tmp_path: Path) -> None:
    owner.security.put_role(name="tracuu", body=ROLE)
    owner.security.put_user(username="portal", password=PASSWORD, roles=["tracuu"])
    with opened(secured, username="portal", password=PASSWORD) as engine:
        fill(engine, *ALL)
        assert rebuild(engine, tmp_path / "rejected.jsonl", 1, lambda _: None).rejected == 0
        engine.rollback()
        assert engine.count([Everything()]) == (len(ALL),)
    key = owner.security.create_api_key(name="reader", role_descriptors={"tracuu": ROLE})
    with opened(secured, api_key=key["encoded"]) as engine:
        assert engine.count([Everything()]) == (len(ALL),)


def test_the_health_check_of_docker_compose(secured: str) -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    kind, written = compose["services"]["elasticsearch"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    command = written.replace("$$", "$").replace("http://127.0.0.1:9200", secured)
    for password, healthy in ((PASSWORD, True), ("?", False)):
        environment = os.environ | {"ELASTIC_PASSWORD": password}
        done = subprocess.run(["sh", "-c", command], check=False, env=environment, capture_output=True)
        assert (done.returncode == 0) is healthy
