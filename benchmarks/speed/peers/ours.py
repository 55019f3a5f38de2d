"""tracuu itself: over HTTP with all that a portal asks for, and the engine under it alone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from urllib.parse import quote, urlencode

import orjson
import tantivy
from tantivy import Occur, Query

from benchmarks.speed.peers import TOP, Ask
from service.analysis import bigrams, stream

FACETS = "source,person,year"
FIELDS = ("title", "text")
READY_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Server:
    address: str
    """Host and port."""
    seconds_to_ready: float
    pid: int

    def workers(self) -> list[int]:
        """The processes that answer: its children, or itself where it has none that serve."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii").split()
        serving = [int(child) for child in children if b"spawn_main" in _command(int(child))]
        return serving or [self.pid]


def anonymous_megabytes(pid: int) -> float:
    """Memory that is the process's own; the index is mapped and isn't."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("RssAnon:")[1].split()[0]) / 1024


PATIENT = {"TRACUU_WAITING_SECONDS": "20"}
"""What is measured is how much is answered: a slow machine's requests wait rather than be refused."""


@contextmanager
def serving(index: Path, workers: int = 1) -> Iterator[Server]:
    port = _free_port()
    program = "from scripts.cli import main; main()"
    command = ["serve", "--index", str(index), "--port", str(port), "--workers", str(workers)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program, *command],
        env=os.environ | PATIENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(port, process)
        yield Server(f"127.0.0.1:{port}", time.perf_counter() - begun, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def asked_over_http(address: str) -> Iterator[Ask]:
    """Ten hits with highlights and three facets."""
    with closing(HTTPConnection(address, timeout=60)) as link:

        def ask(question: str) -> list[str]:
            link.request("GET", search_path(question))
            with link.getresponse() as response:
                return [hit["id"] for hit in orjson.loads(response.read())["hits"]]

        yield ask


def search_path(question: str) -> str:
    return "/v1/search?" + urlencode({"q": question.replace('"', " "), "facets": FACETS}, quote_via=quote)


@contextmanager
def engine_alone(index: Path) -> Iterator[Ask]:
    """The floor: our fields in tantivy, any of the words and pairs, ten ids without anything else."""
    folder = index / "generations" / (index / "current").read_text(encoding="utf-8").strip()
    opened = tantivy.Index.open(str(folder))
    searcher, schema = opened.searcher(), opened.schema

    def ask(question: str) -> list[str]:
        words = list(dict.fromkeys(stream(question, folded=True).split()))
        tokens = [("folded", word) for word in words] + [("folded_bigrams", pair) for pair in bigrams(words)]
        terms = [
            (Occur.Should, Query.term_query(schema, f"{field}_{stream}", token))
            for stream, token in tokens
            for field in FIELDS
        ]
        hits = searcher.search(Query.boolean_query(terms), limit=TOP, count=False).hits
        return [str(searcher.doc(address)["id"][0]) for _, address in hits]

    yield ask


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.perf_counter() + READY_WITHIN
    while time.perf_counter() < deadline and process.poll() is None:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as link:
                link.request("GET", "/readyz")
                if link.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError("the server didn't become ready")
