"""What surrounds every request: its id, its log line, its metrics, and the headers all answers carry."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.metrics import Metrics

log = structlog.get_logger("tracuu.access")

CLIENT_GONE = 499
"""The usual status, in logs and metrics only, of a request whose client left before any answer."""
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # an address holds what was searched: other sites are told nothing of it
    "Referrer-Policy": "same-origin",
}


class Observed:
    """The outermost layer. It also answers HEAD as GET without the body, so that no route has to."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, _request_id(scope), bodiless=scope["method"] == "HEAD")
        inner = {**scope, "method": "GET"} if answer.bodiless else scope
        start = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=answer.request_id):
            try:
                await self.app(inner, receive, answer.send)
            except Exception:
                answer.fail()
                raise
            finally:
                self._record(scope, _route(inner), answer.status, time.perf_counter() - start)

    def _record(self, scope: Scope, route: str, status: int, seconds: float) -> None:
        """The query string stays out of the log: it is what a person searched."""
        self.metrics.observe(route, scope["method"], status, seconds)
        log.info(
            "request",
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=round(seconds * 1000, 1),
        )


class _Answer:
    """One answer on its way out."""

    def __init__(self, send: Send, request_id: str, bodiless: bool) -> None:
        self._send = send
        self.request_id = request_id
        self.bodiless = bodiless
        self.status = CLIENT_GONE

    def fail(self) -> None:
        """Nothing was sent, and an exception is why."""
        if self.status == CLIENT_GONE:
            self.status = 500

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self.request_id
            for name, value in HEADERS.items():
                headers[name] = value
        elif self.bodiless:
            message = {
                "type": "http.response.body",
                "body": b"",
                "more_body": message.get("more_body", False),
            }
        await self._send(message)


class Guarded:
    """The innermost layer: an unexpected exception becomes an answer that the outer layers still dress."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request, Exception], Response]) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await self.answer(Request(scope), error)(scope, receive, send)


def _request_id(scope: Scope) -> str:
    """The client's own where it is harmless in a log, else a new one."""
    given = Headers(scope=scope).get("x-request-id", "")
    return given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _route(scope: Scope) -> str:
    """The template of the route that answered."""
    return getattr(scope.get("route"), "path", None) or "unknown"
