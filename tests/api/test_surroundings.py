"""What every answer carries: ids, headers, compression, CORS, HEAD, logs and metrics."""

import datetime as dt
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import anyio
import pytest
import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import app as application
from service.api import logs
from service.api.metrics import Metrics
from service.api.observe import Guarded, Observed
from service.app import create_app
from service.errors import EngineUnavailable, IndexUnreadable
from service.search.port import Progress
from service.settings import Settings
from tests.fakes import FakeSearcher, FakeService

PATHS = (
    "/v1/search",
    "/v1/documents/khong-ngay",
    "/v1/related?id=khong-ngay",
    "/v1/suggest?q=a",
    "/healthz",
    "/readyz",
    "/statusz",
    "/metrics",
    "/openapi.json",
    "/",
    "/documents/khong-ngay",
    "/docs",
    "/static/style.css",
    "/static/suggest.js",
    "/nope",
    "/v1/nope",
)


# -- request ids -------------------------------------------------------------------------------------


def test_a_request_id_comes_back(client: TestClient) -> None:
    given = {"X-Request-ID": "abc.DEF_1-2"}
    assert client.get("/healthz", headers=given).headers["x-request-id"] == "abc.DEF_1-2"


@pytest.mark.parametrize("given", [b"", b"a b", b"x" * 129, b'a"b', b"\xc4\x91", b"a;b", b"a\tb"])
def test_a_harmful_request_id_is_replaced(client: TestClient, given: bytes) -> None:
    answered = client.get("/healthz", headers={b"X-Request-ID": given}).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", answered)


def test_request_ids_differ(client: TestClient) -> None:
    assert len({client.get("/healthz").headers["x-request-id"] for _ in range(5)}) == 5


# -- headers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-request-id"]


def test_even_a_crash_has_them(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.failure = RuntimeError()
    headers = client.get("/v1/search", headers={"Origin": "https://portal.example"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"


# -- HEAD --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    if path not in ("/metrics", "/v1/search"):
        assert head.headers["content-length"] == got.headers["content-length"]


def test_an_observed_stream_is_answered_to_head_without_its_parts() -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
        await StreamingResponse(parts())(scope, receive, send)

    client = TestClient(Observed(streaming, Metrics(FakeSearcher().status)))
    assert client.get("/").content == b"onetwo"
    assert client.head("/").content == b""


# -- gzip --------------------------------------------------------------------------------------------


def test_large_answers_are_compressed(client: TestClient) -> None:
    plain = client.get("/v1/search", headers={"Accept-Encoding": "identity"})
    small = client.get("/v1/search", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["vary"]
    assert int(small.headers["content-length"]) < len(plain.content) / 2
    assert small.json()["hits"] == plain.json()["hits"]


def test_small_answers_are_not(client: TestClient) -> None:
    assert "content-encoding" not in client.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers


# -- CORS --------------------------------------------------------------------------------------------

ORIGIN = {"Origin": "https://portal.example"}


def test_other_pages_may_read(client: TestClient) -> None:
    headers = client.get("/v1/search", headers=ORIGIN).headers
    assert headers["access-control-allow-origin"] == "*"
    assert set(headers["access-control-expose-headers"].split(", ")) == {
        "ETag",
        "Retry-After",
        "X-Request-ID",
    }


def test_preflight(client: TestClient) -> None:
    asked = ORIGIN | {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    response = client.options("/v1/search", headers=asked)
    assert response.status_code == 200
    methods = response.headers["access-control-allow-methods"].split(", ")
    assert set(methods) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert response.headers["x-request-id"]


def test_preflight_of_a_write_is_refused(client: TestClient) -> None:
    asked = ORIGIN | {"Access-Control-Request-Method": "DELETE"}
    assert client.options("/v1/search", headers=asked).status_code == 400


def test_origins_are_a_setting() -> None:
    settings = Settings(cors_origins=["https://portal.example"])
    client = TestClient(create_app(FakeService(FakeSearcher(), settings)))
    assert client.get("/v1/search", headers=ORIGIN).headers["access-control-allow-origin"] == ORIGIN["Origin"]
    other = client.get("/v1/search", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers


# -- logs --------------------------------------------------------------------------------------------


def test_one_line_a_request_without_what_was_searched(client: TestClient) -> None:
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as logged:
        client.head("/v1/search?q=tra+cuu+rieng", headers={"X-Request-ID": "r1"})
    (line,) = logged
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "HEAD",
        "path": "/v1/search",
        "status": 200,
        "request_id": "r1",
    }


def test_json_logs(client: TestClient, searcher: FakeSearcher, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    searcher.failure = RuntimeError("đĩa đầy")
    client.get("/v1/search?q=rieng", headers={"X-Request-ID": "r2"})
    failed, request = map(json.loads, capsys.readouterr().err.splitlines())
    assert (failed["event"], failed["level"], failed["request_id"]) == ("failed", "error", "r2")
    assert "RuntimeError: đĩa đầy" in failed["exception"]
    assert (request["event"], request["status"], request["path"]) == ("request", 500, "/v1/search")
    assert "rieng" not in failed["exception"]
    assert re.match(r"\d{4}-\d\d-\d\dT.*Z$", request["timestamp"])


def test_text_logs(client: TestClient, searcher: FakeSearcher, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "text")
    searcher.failure = RuntimeError("boom")
    client.get("/v1/search?q=rieng")
    written = capsys.readouterr().err
    assert "RuntimeError: boom" in written
    assert "path=/v1/search" in written
    assert "rieng" not in written
    assert "\x1b[" not in written


async def leaving(scope: Scope, receive: Receive, send: Send) -> None:
    """An answer that was given up before it began, as its client had left."""


async def failing(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("boom")


async def failing_late(scope: Scope, receive: Receive, send: Send) -> None:
    await Response("half")(scope, receive, send)
    raise RuntimeError("boom")


@pytest.mark.parametrize(("inner", "status"), [(leaving, 499), (failing, 500), (failing_late, 200)])
def test_the_status_of_what_was_not_answered(inner: ASGIApp, status: int) -> None:
    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None: ...

    with structlog.testing.capture_logs() as lines, suppress(RuntimeError):
        anyio.run(Observed(inner, Metrics(FakeSearcher().status)), scope, receive, send)
    assert [line["status"] for line in lines] == [status]


def test_the_log_level_is_a_setting(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("warning", "json")
    client.get("/healthz")
    assert capsys.readouterr().err == ""


# -- metrics -----------------------------------------------------------------------------------------


def metrics(client: TestClient) -> dict[str, float]:
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    lines = [line for line in response.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_requests_are_counted_by_route(client: TestClient) -> None:
    for path in (
        "/v1/documents/khong-ngay",
        "/v1/documents/khong-co",
        "/v1/documents/khong-ngay",
        "/nope",
        "/",
    ):
        client.get(path)
    client.head("/healthz")
    client.request("BREW", "/healthz")
    found = metrics(client)
    requests = "tracuu_http_requests_total"
    route = "/v1/documents/{id:path}"
    assert found[f'{requests}{{method="GET",route="{route}",status="200"}}'] == 2
    assert found[f'{requests}{{method="GET",route="{route}",status="404"}}'] == 1
    assert found[f'{requests}{{method="GET",route="unknown",status="404"}}'] == 1
    assert found[f'{requests}{{method="GET",route="/",status="200"}}'] == 1
    assert found[f'{requests}{{method="HEAD",route="/healthz",status="200"}}'] == 1
    assert found[f'{requests}{{method="other",route="/healthz",status="405"}}'] == 1
    assert found[f'tracuu_http_request_seconds_count{{method="GET",route="{route}"}}'] == 3
    assert not any("khong-co" in name for name in found)


def test_the_index_is_measured(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.gone = frozenset({"a", "b"})
    found = metrics(client)
    assert found["tracuu_ready"] == 1
    assert found["tracuu_documents"] == 6
    assert found["tracuu_deleted_documents"] == 2
    assert found["tracuu_rejected_inputs"] == 2
    assert found["tracuu_index_outdated"] == 0
    assert "process_cpu_seconds_total" in found


def test_metrics_answer_without_an_engine(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.failure = EngineUnavailable()
    found = metrics(client)
    assert found["tracuu_ready"] == 0
    assert "tracuu_documents" not in found


def test_two_applications_count_apart(client: TestClient) -> None:
    other = TestClient(create_app(FakeService(FakeSearcher())))
    client.get("/healthz")
    assert not any("/healthz" in name for name in metrics(other))


# -- alive, ready, status ----------------------------------------------------------------------------


def test_alive_whatever_the_engine_does(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.failure = EngineUnavailable()
    assert client.get("/healthz").json() == {"status": "alive"}


def test_ready(client: TestClient) -> None:
    assert (client.get("/readyz").status_code, client.get("/readyz").json()) == (200, {"status": "ready"})


@pytest.mark.parametrize("failure", [EngineUnavailable(), IndexUnreadable()])
def test_not_ready(client: TestClient, searcher: FakeSearcher, failure: Exception) -> None:
    searcher.failure = failure
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert response.headers["content-type"] == "application/problem+json"


def test_status(client: TestClient) -> None:
    assert client.get("/statusz").json() == {
        "documents": 6,
        "deleted": 0,
        "newest": "2020-01-06",
        "version": "tracuu-3f9a-1",
        "digest": "3f9a00112233",
        "outdated": False,
        "running": None,
        "rejected": 2,
    }


def test_a_running_task_is_shown(
    client: TestClient, searcher: FakeSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = dt.datetime(2024, 5, 1, 1, 2, 3, 456_789, tzinfo=dt.UTC)
    running = Progress("ingest", done=40, total=None, rejected=1, started_at=began)
    monkeypatch.setattr(searcher, "status", lambda: replace(FakeSearcher().status(), running=running))
    assert client.get("/statusz").json()["running"] == {
        "task": "ingest",
        "done": 40,
        "total": None,
        "rejected": 1,
        "started_at": "2024-05-01T08:02:03+07:00",
    }


# -- the application ---------------------------------------------------------------------------------


def test_the_engine_is_closed_when_the_server_stops() -> None:
    closed = []
    with TestClient(create_app(FakeService(FakeSearcher()), lambda: closed.append(True))) as client:
        client.get("/healthz")
        assert closed == []
    assert closed == [True]


def test_nothing_needs_closing() -> None:
    with TestClient(create_app(FakeService(FakeSearcher()))) as client:
        assert client.get("/healthz").status_code == 200


def test_the_factory_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []

    class Engine:
        def close(self) -> None:
            closed.append("engine")

    class Built(FakeService):
        engine = Engine()

    built: list[Settings] = []
    searcher = FakeSearcher()

    def build(settings: Settings) -> Built:
        built.append(settings)
        return Built(searcher, settings)

    monkeypatch.setenv("TRACUU_CORS_ORIGINS", '["https://portal.example"]')
    monkeypatch.setattr(application, "build", build)
    with TestClient(application.app_from_environment()) as client:
        allowed = client.get("/healthz", headers=ORIGIN).headers["access-control-allow-origin"]
    assert allowed == "https://portal.example"
    assert built[0].cors_origins == ["https://portal.example"]
    assert closed == ["engine"]
    assert searcher.warmed.wait(10)


def test_an_answer_that_has_begun_is_not_begun_again() -> None:
    async def breaking(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("in the middle")

    def answer(request: Request, error: Exception) -> Response:
        raise AssertionError("asked")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("asked")

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    with pytest.raises(RuntimeError, match="in the middle"):
        anyio.run(Guarded(breaking, answer), scope, receive, send)
    assert len(sent) == 1
