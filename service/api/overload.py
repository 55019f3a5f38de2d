"""What is asked beyond what can be answered is refused at once, so that the rest is answered in time."""

from collections.abc import Callable
from dataclasses import dataclass

import anyio
from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import Overloaded, TooManyRequests

EXEMPT = ("/healthz", "/readyz", "/statusz", "/metrics", "/static/")
"""What watches the service must see it when it is busy, and a style sheet costs nothing."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """`concurrent` requests are worked on, `waiting` more wait, `seconds` at most; the rest is refused."""

    concurrent: int
    waiting: int
    seconds: float


class Bounded:
    """The capacity of one process."""

    def __init__(
        self, app: ASGIApp, capacity: Capacity, answer: Callable[[Request, Exception], Response]
    ) -> None:
        self.app = app
        self.capacity = capacity
        self.answer = answer
        self._places = anyio.Semaphore(capacity.concurrent)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _exempt(scope):
            await self.app(scope, receive, send)
        elif await self._admitted():
            place = _Place(self._places, send)
            try:
                await self.app(scope, receive, place.send)
            finally:
                place.leave()
        else:
            await self.answer(Request(scope), Overloaded())(scope, receive, send)

    async def _admitted(self) -> bool:
        """Whether a place was got; those who came first get it first."""
        if self._waiting >= self.capacity.waiting and self._places.value == 0:
            return False
        self._waiting += 1
        try:
            with anyio.move_on_after(self.capacity.seconds):
                await self._places.acquire()
                return True
            return False
        finally:
            self._waiting -= 1


class _Place:
    """Held until the answer is made; how slowly a client reads it is no matter."""

    def __init__(self, places: anyio.Semaphore, send: Send) -> None:
        self._places = places
        self._send = send
        self._held = True

    def leave(self) -> None:
        if self._held:
            self._held = False
            self._places.release()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            self.leave()
        await self._send(message)


class RateLimited:
    """So many requests a client, by its address, in a moving window."""

    def __init__(
        self, app: ASGIApp, rate: RateLimitItem, answer: Callable[[Request, Exception], Response]
    ) -> None:
        self.app = app
        self.rate = rate
        self.answer = answer
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = (scope.get("client") or ("unknown",))[0]
        if _exempt(scope) or self._limiter.hit(self.rate, client):
            await self.app(scope, receive, send)
        else:
            refused = TooManyRequests(self.rate.get_expiry())
            await self.answer(Request(scope), refused)(scope, receive, send)


def _exempt(scope: Scope) -> bool:
    return scope["type"] != "http" or str(scope["path"]).startswith(EXEMPT)
