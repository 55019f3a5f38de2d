"""More than can be answered: refused at once, and the rest answered."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import anyio
import httpx2
import pytest
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from service.api.overload import Bounded, Capacity
from service.app import create_app
from service.search.query import SearchQuery
from service.search.results import SearchResults
from service.settings import Settings
from tests.browsing import served
from tests.fakes import FakeSearcher, FakeService


@dataclass
class SlowSearcher(FakeSearcher):
    """Answers when it is let go."""

    free: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def search(self, query: SearchQuery) -> SearchResults:
        self.begun.release()
        assert self.free.wait(20)
        return super().search(query)


@dataclass(frozen=True)
class Busy:
    """A service all of whose places are taken, and those who took them."""

    address: str
    searcher: SlowSearcher
    taken: list[Future[httpx2.Response]]

    def ask(self, path: str = "/v1/search?q=rung") -> httpx2.Response:
        return httpx2.get(self.address + path, timeout=20)


@contextmanager
def busy(settings: Settings) -> Iterator[Busy]:
    searcher = SlowSearcher()
    app = create_app(FakeService(searcher, settings))
    with served(app) as address, ThreadPoolExecutor(8) as pool:
        one = Busy(address, searcher, [])
        try:
            for _ in range(settings.places):
                one.taken.append(pool.submit(one.ask))
                assert searcher.begun.acquire(timeout=20)
            yield one
        finally:
            searcher.free.set()


def test_beyond_its_capacity_it_refuses_at_once_and_recovers() -> None:
    with busy(Settings(concurrent_requests=2, waiting_requests=0)) as service:
        started = time.monotonic()
        refused, page = service.ask(), service.ask("/?q=rung")
        assert time.monotonic() - started < 5
        assert (refused.status_code, page.status_code) == (503, 503)
        assert refused.json()["type"] == "/docs#overloaded"
        assert refused.headers["retry-after"] == page.headers["retry-after"] == "2"
        assert "Dịch vụ đang quá tải" in page.text
        for path in ("/healthz", "/readyz", "/statusz", "/metrics", "/static/style.css"):
            assert service.ask(path).status_code == 200, path
        service.searcher.free.set()
        assert [one.result().status_code for one in service.taken] == [200, 200]
        assert service.ask().status_code == 200


def test_who_waits_is_answered_in_turn() -> None:
    answered: list[tuple[str, int]] = []

    async def ask(bounded: Bounded, name: str) -> None:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered.append((name, message["status"]))

        scope = {"type": "http", "path": "/v1/search", "method": "GET", "headers": []}
        await bounded(scope, receive, send)

    async def crowd() -> None:
        free = anyio.Event()

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await free.wait()
            await Response()(scope, receive, send)

        bounded = Bounded(app, Capacity(concurrent=1, waiting=2, seconds=20), refused)
        async with anyio.create_task_group() as tasks:
            for name in ("first", "second", "third", "one too many"):
                tasks.start_soon(ask, bounded, name)
                await anyio.wait_all_tasks_blocked()
            free.set()

    anyio.run(crowd)
    assert answered == [("one too many", 503), ("first", 200), ("second", 200), ("third", 200)]


async def receive() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def refused(request: Request, error: Exception) -> Response:
    return Response(status_code=503)


@pytest.mark.parametrize(
    ("settings", "places"),
    [
        (Settings(), 2),
        (Settings(elasticsearch_url="http://127.0.0.1:9200"), 8),
        (Settings(concurrent_requests=3), 3),
    ],
)
def test_an_engine_that_waits_bears_more_at_a_time(settings: Settings, places: int) -> None:
    assert settings.places == places


def test_nobody_waits_for_ever() -> None:
    with busy(Settings(concurrent_requests=1, waiting_requests=5, waiting_seconds=0.2)) as service:
        started = time.monotonic()
        assert service.ask().status_code == 503
        assert time.monotonic() - started >= 0.2


def test_a_client_has_its_share() -> None:
    client = TestClient(create_app(FakeService(FakeSearcher(), Settings(rate_limit="3/minute"))))
    assert [client.get("/v1/search?q=rung").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/v1/search?q=rung", headers={"Accept-Language": "en"})
    assert refused.json()["type"] == "/docs#too-many-requests"
    assert refused.headers["retry-after"] == "60"
    assert refused.headers["content-security-policy"]
    assert "Gửi yêu cầu quá nhanh" in client.get("/").text
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("rate", ["", "many", "3", "3/fortnight"])
def test_a_rate_that_is_none_is_told_at_the_start(rate: str) -> None:
    with pytest.raises(ValidationError, match="rate_limit"):
        Settings(rate_limit=rate)


SERVE = """
import sys, time, uvicorn
from scripts.serve import DRAIN
from service.app import create_app
from tests.fakes import FakeSearcher, FakeService

class Slow(FakeSearcher):
    def search(self, query):
        print("begun", flush=True)
        time.sleep(1.5)
        return super().search(query)

uvicorn.run(create_app(FakeService(Slow())), port=int(sys.argv[1]), timeout_graceful_shutdown=DRAIN)
"""


def test_what_is_under_way_ends_after_sigterm() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-c", SERVE, address.rpartition(":")[2]]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        reach(f"http://{address}/healthz")
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(httpx2.get, f"http://{address}/v1/search?q=rung", timeout=20)
            while "begun" not in process.stdout.readline():
                pass
            process.send_signal(signal.SIGTERM)
            assert asked.result().status_code == 200
        assert process.wait(20) in (0, -signal.SIGTERM)
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"http://{address}/healthz")
    finally:
        process.kill()
        process.communicate()


def reach(address: str) -> None:
    for _ in range(400):
        try:
            httpx2.get(address)
            return
        except httpx2.ConnectError:
            time.sleep(0.05)
    raise AssertionError(address)
