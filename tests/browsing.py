"""A real server on a free port and a real browser, for the tests that need them."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, Request, sync_playwright

from service.api.protocol import Http

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The app's address on loopback, until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=Http, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started
    (socket,) = server.servers[0].sockets
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def browsed(width: int = 1200, *, scripts: bool = False, dark: bool = False) -> Iterator[Page]:
    """An empty page, without JavaScript and light unless it is asked for.

    Skips where there is no Chromium, but never in CI.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        assert "CI" not in os.environ, "CI must have a chromium"
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser.new_page(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        browser.close()


def watched(page: Page, address: str) -> list[str]:
    """Gathers all that goes wrong on a page from now on, requests to other addresses among it."""
    troubles: list[str] = []

    def failed(request: Request) -> None:
        # what the next page cuts short is no trouble
        if request.failure != "net::ERR_ABORTED":
            troubles.append(f"{request.failure}: {request.url}")

    def sent(request: Request) -> None:
        if not request.url.startswith(address):
            troubles.append(f"foreign: {request.url}")

    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", failed)
    page.on("request", sent)
    return troubles
