"""Three nodes with one replica, one of them killed during an ingest and searches: what is there after it.

    python -m benchmarks.faults.three_nodes [--documents 3000]

It starts the nodes itself (scripts/elasticsearch) and stops them. Each document whose commit came back
must be there afterwards, and no search may fail other than by saying "not now".
"""

import argparse
import datetime as dt
import os
import subprocess
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from service.errors import EngineError, EngineUnavailable
from service.model import Document, EnrichedDocument
from service.search.port import Engine
from service.search.query import SearchQuery
from service.search.rank import shipped
from service.search.searcher import Searcher
from service.settings import Settings
from service.wiring import open_engine

ROOT = Path(__file__).resolve().parents[2]
HTTP, TRANSPORT = 9281, 9381
NODES = ("a", "b", "c")
TOGETHER = 100


def script(action: str, folder: Path, *options: str) -> None:
    command = [str(ROOT / "scripts" / "elasticsearch"), action, "--folder", str(folder), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def start(root: Path) -> None:
    """All at once, as each waits for the others."""
    hosts = ",".join(f"127.0.0.1:{TRANSPORT + n}" for n in range(len(NODES)))
    shared = {
        "cluster.name": "three",
        "discovery.seed_hosts": f"[{hosts}]",
        "cluster.initial_master_nodes": f"[{','.join(NODES)}]",
    }
    threads = []
    for n, name in enumerate(NODES):
        values = shared | {"node.name": name, "transport.port": str(TRANSPORT + n)}
        options = [text for item in values.items() for text in ("--set", "=".join(item))]
        arguments = ("start", root / name, "--port", str(HTTP + n), "--heap", "512m", *options)
        threads.append(threading.Thread(target=script, args=arguments))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Searches:
    """Asked all the while."""

    def __init__(self, engine: Engine) -> None:
        self._searcher = Searcher(engine, shipped())
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.outcomes: Counter[str] = Counter()

    def __enter__(self) -> "Searches":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(0.05):
            try:
                self._searcher.search(SearchQuery("tin số", facets=("year",)))
            except EngineUnavailable as error:
                self.outcomes[f"503 or 504 ({type(error).__name__})"] += 1
            except EngineError as error:
                self.outcomes[f"500: {error}"] += 1
            else:
                self.outcomes["answered"] += 1


def write(engine: Engine, numbers: range) -> None:
    now = dt.datetime.now(dt.UTC)
    with engine.writer() as writer:
        for first in numbers[::TOGETHER]:
            documents = (Document(f"{n}", title=f"Tin số {n}") for n in range(first, first + TOGETHER))
            writer.upsert([engine.encoder(EnrichedDocument(one), now) for one in documents])
            writer.commit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3_000)
    arguments = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="tracuu-three-"))
    root.chmod(0o755)
    urls = ",".join(f"http://127.0.0.1:{HTTP + n}" for n in range(len(NODES)))
    engine = open_engine(Settings(elasticsearch_url=urls, elasticsearch_name="three"))
    half = arguments.documents // 2
    try:
        start(root)
        write(engine, range(half))
        client = Elasticsearch(urls.split(","))
        health = client.cluster.health(wait_for_status="green", timeout="60s")
        shards: Any = client.cat.shards(index="three-*-*", format="json")
        primary = next(row["node"] for row in shards if row["prirep"] == "p")
        print(
            f"before: {engine.status().documents} documents, {health['status']}, the primary is on {primary}"
        )
        with Searches(engine) as searches:
            timer = threading.Timer(1.0, os.kill, (int((root / primary / "pid").read_text()), 9))
            timer.start()
            begun = time.monotonic()
            write(engine, range(half, arguments.documents))
            timer.join()
            seconds = time.monotonic() - begun
            time.sleep(2)
        present = sum(1 for _ in engine.documents())
        print(
            f"after: {engine.status().documents} of {arguments.documents} documents, {present} read singly;",
            end=" ",
        )
        print(f"the second half took {seconds:.0f} s; searches: {dict(searches.outcomes)}")
    finally:
        for name in NODES:
            script("stop", root / name)


if __name__ == "__main__":
    main()
