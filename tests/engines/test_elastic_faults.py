"""What can go wrong between us and Elasticsearch, on real connections of the loopback."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from elasticsearch import Elasticsearch
from starlette.testclient import TestClient

from service.app import create_app
from service.engines.elastic import Access, ElasticEngine, shipped
from service.engines.elastic import connection as connection_module
from service.engines.elastic.connection import Connection
from service.errors import (
    ConfigurationError,
    EngineError,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    IndexMissing,
)
from service.ingest.load import Job, ingest
from service.ingest.pace import Pace
from service.ingest.stop import Stop
from service.search.plan import Everything, Plan
from service.settings import Settings
from service.wiring import build
from tests.elasticsearch import free_port
from tests.engines.conftest import DIGEST, fill
from tests.engines.test_contract import ALL
from tests.networks import Proxy, proxied, saying


@pytest.fixture
def proxy(elasticsearch: str) -> Iterator[Proxy]:
    with proxied(elasticsearch) as proxy:
        yield proxy


@pytest.fixture
def access(proxy: Proxy) -> Access:
    return Access(proxy.url, timeout=1.0, patience=20.0)


@pytest.fixture
def engine(access: Access, elastic_name: str) -> Iterator[ElasticEngine]:
    engine = ElasticEngine(access, elastic_name, DIGEST, shipped())
    yield engine
    engine.close()


def reached(url: str, **values: object) -> Connection:
    return Connection(Access(url, timeout=0.5, patience=0.5, **values))  # type: ignore[arg-type]


def info(client: Elasticsearch) -> str:
    return str(client.info()["version"]["number"])


# -- who answers -------------------------------------------------------------------------------------


def test_nobody_is_there() -> None:
    begun = time.monotonic()
    with pytest.raises(EngineUnavailable, match="can't be reached"):
        reached(f"http://127.0.0.1:{free_port()}").read(info)
    assert time.monotonic() - begun < 0.5  # no reader waits for a server that is away


def test_of_several_nodes_one_is_enough(elasticsearch: str) -> None:
    connection = Connection(Access(f"http://127.0.0.1:{free_port()},{elasticsearch}"))
    assert [connection.read(info) for _ in range(4)]


@pytest.mark.parametrize(
    ("status", "body", "product", "match"),
    [
        (
            200,
            '{"version": {"number": "7.17.9"}}',
            "Elasticsearch",
            r"is Elasticsearch 7\.17\.9; 8\.x is needed",
        ),
        (200, '{"version": {"number": "2.11.0"}}', "", "isn't Elasticsearch"),
        (
            401,
            '{"error": {"type": "security_exception", "reason": "no"}}',
            "Elasticsearch",
            "refuses us.*: no",
        ),
        (
            403,
            '{"error": {"type": "security_exception", "reason": "no"}}',
            "Elasticsearch",
            "refuses us.*: no",
        ),
    ],
)
def test_one_that_will_not_do(status: int, body: str, product: str, match: str) -> None:
    with saying(lambda _path, _headers: (status, body), product) as url:
        with pytest.raises(EngineRefused, match=match):
            reached(url).read(info)
        with pytest.raises(EngineRefused):
            reached(url).write(info)


VERSION = '{"version": {"number": "8.16.1"}}'


@pytest.mark.parametrize(
    ("values", "header"),
    [
        ({"api_key": "a2V5"}, "ApiKey a2V5"),
        ({"username": "u", "password": "p"}, "Basic dTpw"),
        ({"username": "u"}, "Basic dTo="),
    ],
)
def test_how_it_lets_us_in(values: dict[str, str], header: str) -> None:
    seen: list[str | None] = []

    def say(path: str, headers: dict[str, str]) -> tuple[int, str]:
        seen.append({name.lower(): value for name, value in headers.items()}.get("authorization"))
        return 200, VERSION

    with saying(say) as url:
        reached(url, **values).read(info)
    assert set(seen) == {header}


@pytest.mark.parametrize("url", ["not an address", "http://127.0.0.1"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(ConfigurationError, match="TRACUU_ELASTICSEARCH"):
        reached(url)


def test_a_certificate_that_is_none(tmp_path: Path) -> None:
    with pytest.raises((ConfigurationError, EngineError)):
        reached("https://127.0.0.1:9200", ca_certificate=tmp_path / "none.pem").read(info)


BUSY = '{"error": {"type": "es_rejected_execution_exception", "reason": "queue is full"}}'


@pytest.mark.parametrize("status", [429, 502, 503])
def test_one_that_is_busy_is_asked_again(status: int) -> None:
    answers = [(200, VERSION), (status, BUSY), (status, BUSY), (200, VERSION)]
    with saying(lambda _path, _headers: answers.pop(0)) as url:
        assert reached(url).read(info) == "8.16.1"
    assert answers == []


def test_one_that_stays_busy() -> None:
    with (
        saying(lambda _path, _headers: (429, BUSY)) as url,
        pytest.raises(EngineUnavailable, match="queue is full"),
    ):
        reached(url).read(info)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"error": {"type": "search_timeout_exception", "reason": "Time exceeded"}}', EngineTimeout),
        ('{"error": "odd"}', EngineError),
        ('{"error": {"type": "a", "reason": "b", "caused_by": {"type": "c", "reason": "d"}}}', EngineError),
    ],
)
def test_failures_in_one_line(body: str, error: type[EngineError]) -> None:
    answers = iter([(200, VERSION)])
    with saying(lambda _path, _headers: next(answers, (500, body))) as url, pytest.raises(error) as raised:
        reached(url).read(info)
    assert "\n" not in str(raised.value)


# -- slow --------------------------------------------------------------------------------------------


def test_a_slow_one_is_left_at_the_deadline(engine: ElasticEngine, proxy: Proxy) -> None:
    fill(engine, *ALL)
    proxy.set("slow")
    begun = time.monotonic()
    with pytest.raises(EngineTimeout):
        engine.search(Plan(Everything()))
    assert time.monotonic() - begun < 3
    proxy.set("up")
    assert engine.search(Plan(Everything())).total == len(ALL)


def test_no_more_wait_than_there_are_places(
    engine: ElasticEngine, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "WAIT_FOR_A_PLACE", 0.1)
    fill(engine, *ALL)
    proxy.set("slow")
    outcomes: Counter[type[Exception]] = Counter()

    def search() -> None:
        try:
            engine.search(Plan(Everything()))
        except EngineError as error:
            outcomes[type(error)] += 1

    threads = [threading.Thread(target=search) for _ in range(60)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begun < 6
    assert outcomes[EngineTimeout] + outcomes[EngineUnavailable] == 60
    assert outcomes[EngineUnavailable] >= 60 - connection_module.AT_ONCE
    proxy.set("up")
    assert engine.search(Plan(Everything())).total == len(ALL)


# -- away and back -----------------------------------------------------------------------------------


@pytest.fixture
def served(proxy: Proxy, elastic_name: str) -> Iterator[TestClient]:
    settings = Settings(
        elasticsearch_url=proxy.url, elasticsearch_name=elastic_name, elasticsearch_timeout=1.0
    )
    service = build(settings)
    with TestClient(create_app(service, service.engine.close), raise_server_exceptions=False) as client:
        yield client


def test_a_service_that_starts_before_its_server(served: TestClient, proxy: Proxy) -> None:
    proxy.set("down")
    assert served.get("/healthz").status_code == 200
    for address in ("/readyz", "/v1/search?q=a", "/v1/documents/a", "/statusz"):
        answer = served.get(address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5"), address
    assert "tracuu_ready 0" in served.get("/metrics").text
    proxy.set("up")
    assert served.get("/readyz").json()["type"] == "/docs#index-missing"


def test_a_service_whose_server_goes_and_comes(
    served: TestClient, proxy: Proxy, engine: ElasticEngine
) -> None:
    # the same configuration as the service's, so that its index isn't outdated
    digest = served.app.state.answers.engine._digest  # type: ignore[attr-defined]
    filled = ElasticEngine(Access(proxy.url), engine._names.name, digest, shipped())
    fill(filled, *ALL)
    assert served.get("/v1/search?q=thi+dua").json()["total"]["value"] == 2
    proxy.set("down")
    assert served.get("/v1/search?q=thi+dua").status_code == 503
    proxy.set("slow")
    answer = served.get("/v1/search?q=thi+dua")
    assert (answer.status_code, answer.headers["retry-after"]) == (504, "5")
    assert answer.json()["type"] == "/docs#engine-timeout"
    assert served.get("/readyz").status_code == 503
    proxy.set("up")
    assert served.get("/readyz").status_code == 200
    assert served.get("/v1/search?q=thi+dua").json()["total"]["value"] == 2


# -- in the middle of an ingest ----------------------------------------------------------------------

PACE = Pace(batch_documents=10, commit_documents=20, show_seconds=0.0)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        b"".join(
            orjson.dumps({"id": f"{n:03}", "title": f"Tin {n}"}, option=orjson.OPT_APPEND_NEWLINE)
            for n in range(200)
        )
    )
    return path


def ignored(view: object) -> None:
    """Nobody looks."""


def job(rows: Path) -> Job:
    return Job([str(rows)], rows.parent / "rejected.jsonl", pace=PACE)


def test_an_ingest_outlasts_a_server_that_is_away_for_a_while(
    engine: ElasticEngine, proxy: Proxy, rows: Path
) -> None:
    gone = threading.Event()

    def show(view: object) -> None:
        if not gone.is_set() and getattr(view, "read", 0) >= 60:
            gone.set()
            proxy.set("down")
            threading.Timer(1.5, proxy.set, ["up"]).start()

    report = ingest(job(rows), engine, Stop(), show)
    assert gone.is_set()
    assert (report.added, report.rejected) == (200, 0)
    assert engine.status().documents == 200


def test_an_ingest_that_gave_up_is_finished_by_the_next(
    access: Access, proxy: Proxy, rows: Path, elastic_name: str
) -> None:
    impatient = ElasticEngine(replace(access, timeout=3.0, patience=3.0), elastic_name, DIGEST, shipped())

    def show(view: object) -> None:
        if getattr(view, "read", 0) >= 60:
            proxy.set("down")

    with pytest.raises(EngineUnavailable):
        ingest(job(rows), impatient, Stop(), show)
    proxy.set("up")
    before = impatient.status().documents
    assert 0 < before < 200
    free_the_lock(impatient)
    report = ingest(job(rows), impatient, Stop(), ignored)
    assert (report.added, report.unchanged, report.updated) == (200 - before, before, 0)
    assert impatient.status().documents == 200


def free_the_lock(engine: ElasticEngine) -> None:
    """As its end does by itself, half a minute after its holder was cut off."""
    engine._state.release("writer", engine._state.held("writer"))


def test_an_index_that_is_not_there_is_said_at_once(engine: ElasticEngine) -> None:
    begun = time.monotonic()
    with pytest.raises(IndexMissing):
        engine.status()
    assert time.monotonic() - begun < 0.9
