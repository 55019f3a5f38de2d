"""The HTTP application: the API, the pages, and what surrounds them."""

import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread
from typing import Any, Protocol

import structlog
from fastapi import FastAPI
from limits import parse
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from service.api import directives, documents, errors, logs, openapi, operations, people, search, suggest
from service.api.deps import language
from service.api.metrics import Metrics
from service.api.observe import Guarded, Observed
from service.api.overload import Bounded, Capacity, RateLimited
from service.errors import Overloaded, TracuuError
from service.search.directives import Directives
from service.search.people import People
from service.search.serving import Answers
from service.settings import Settings
from service.web import pages, reference, static, subjects
from service.wiring import build

log = structlog.get_logger("tracuu")

API = ("/v1/", "/healthz", "/readyz", "/statusz", "/metrics", "/openapi.json")
"""Addresses whose errors are JSON; on all others a person reads them."""

ROUTERS = (
    search.router,
    suggest.router,
    documents.router,
    people.router,
    directives.router,
    operations.router,
    pages.router,
    subjects.router,
    reference.router,
)

SWITCH = 0.0005
"""Seconds that a thread keeps the interpreter while others want it, a tenth of Python's own: what takes
connections, and refuses those beyond capacity, must not stand in line behind the searches."""

COMPRESSED_FROM = 1_000
"""Bytes: below it an answer fits a packet anyway."""


class Served(Protocol):
    """What an application needs of `wiring.Service`."""

    @property
    def settings(self) -> Settings: ...

    @property
    def searcher(self) -> Answers: ...

    @property
    def people(self) -> People: ...

    @property
    def directives(self) -> Directives: ...


def create_app(service: Served, closing: Callable[[], None] | None = None) -> FastAPI:
    """The application; `closing` is called when the server stops."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if closing is not None:
            closing()

    app = FastAPI(
        title="tracuu",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.answers = service.searcher
    app.state.people = service.people
    app.state.directives = service.directives
    app.state.metrics = Metrics(service.searcher.status)
    app.state.description = partial(openapi.document, app)
    _include(app)
    for expected in (TracuuError, HTTPException):
        app.add_exception_handler(expected, answer_error)
    _surround(app, service.settings)
    return app


def description() -> dict[str, Any]:
    """The OpenAPI document: the same for every service."""
    app = FastAPI()
    _include(app)
    return openapi.document(app)


def app_from_environment() -> FastAPI:
    """uvicorn's factory: settings are read, and the engine opened, here and nowhere else."""
    settings = Settings()
    sys.setswitchinterval(SWITCH)
    logs.configure(settings.log_level, settings.log_format)
    service = build(settings)
    app = create_app(service, service.engine.close)
    Thread(target=_settle, args=(service.searcher.warm,), name="settling", daemon=True).start()
    return app


def _settle(warm: Callable[[], None]) -> None:
    """What the first search would wait for is made while the server starts. What is there then stays: the
    collector need not look through it, 20 ms each time, again."""
    warm()
    gc.collect()
    gc.freeze()


def answer_error(request: Request, error: Exception) -> Response:
    """A problem for programs, a page for people."""
    path = request.url.path
    paged = not path.startswith(API)
    problem = errors.describe(error, "vi" if paged else language(request))
    if problem.status >= 500 and not isinstance(error, Overloaded):
        # an engine that isn't ready is no surprise; for everything else the trace is wanted
        log.error("failed", path=path, problem=problem.type, exc_info=problem.status == 500 and error)
    if paged:
        return pages.failure(pages.Failure(problem.status, problem.title, problem.detail), problem.headers)
    return problem.response()


def _include(app: FastAPI) -> None:
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", static.files())


def _surround(app: FastAPI, settings: Settings) -> None:
    """From the inside out: the last one added sees a request first."""
    app.add_middleware(Guarded, answer=answer_error)
    capacity = Capacity(settings.places, settings.waiting_requests, settings.waiting_seconds)
    app.add_middleware(Bounded, capacity=capacity, answer=answer_error)
    if settings.rate_limit is not None:
        app.add_middleware(RateLimited, rate=parse(settings.rate_limit), answer=answer_error)
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=5)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
        allow_headers=["Content-Type", "X-Request-ID", "If-None-Match"],
        expose_headers=["ETag", "Retry-After", "X-Request-ID"],
    )
    app.add_middleware(Observed, metrics=app.state.metrics)
