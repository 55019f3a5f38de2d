"""`tracuu reindex` on Elasticsearch under searches and writes: failed searches, lost writes, seconds.

    python -m benchmarks.faults.reindex --elasticsearch URL --name NAME [--searches 20] [--writes 2]

NAME is an index that is there (benchmarks.speed.elastic leaves one). Meanwhile so many searches a
second are sent and so many documents written, some of them over others of before, some taken down
again.
"""

import argparse
import datetime as dt
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles

from service.app import SWITCH
from service.errors import EngineError, IndexBusy
from service.model import Document, EnrichedDocument
from service.search.port import Engine
from service.search.query import SearchQuery
from service.search.rank import shipped
from service.search.searcher import Searcher
from service.settings import Settings
from service.wiring import open_engine

TEXTS = (
    "phòng chống dịch",
    "uy ban nhan dan",
    "thi đua khen thưởng",
    "giá vàng",
    "34-CT/TW",
    "bóng đá việt nam",
)


ASKING = 16
"""Searches under way at a time, at most."""


class Load:
    """Searches and writes until it is stopped, and remembers what became of them."""

    def __init__(self, engine: Engine, writing: Engine) -> None:
        self._searcher = Searcher(engine, shipped())
        self._engine = writing
        self._stop = threading.Event()
        self._asking = ThreadPoolExecutor(ASKING)
        self.searches: list[tuple[str, float]] = []
        """What became of each, and the seconds that it took."""
        self.written: dict[str, str | None] = {}
        self.waited = 0.0

    def start(self, searches: float, writes: float) -> None:
        self._threads = [
            threading.Thread(target=self._repeat, args=(self._send, searches)),
            threading.Thread(target=self._repeat, args=(self.write, writes)),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self._asking.shutdown()

    def _repeat(self, act: object, rate: float) -> None:
        turn, begun = 0, time.monotonic()
        while not self._stop.wait(max(0.0, begun + turn / rate - time.monotonic())):
            act(turn)  # type: ignore[operator]
            turn += 1

    def _send(self, turn: int) -> None:
        """At its time, whether or not those before it are answered."""
        self._asking.submit(self.search, turn, time.monotonic())

    def search(self, turn: int, sent: float) -> None:
        outcome = "answered"
        try:
            self._searcher.search(SearchQuery(TEXTS[turn % len(TEXTS)], facets=("source", "year")))
        except EngineError as error:
            outcome = type(error).__name__
        self.searches.append((outcome, time.monotonic() - sent))

    def write(self, turn: int) -> None:
        """Acknowledged once the writer is left without an error."""
        id = f"reindex-load-{turn % 50}"
        title = None if turn % 7 == 6 else f"Tin số {turn}"
        begun = time.monotonic()
        while True:
            try:
                self._put(id, title)
            except IndexBusy:
                time.sleep(0.1)
            else:
                break
        self.waited = max(self.waited, time.monotonic() - begun)
        self.written[id] = title

    def _put(self, id: str, title: str | None) -> None:
        now = dt.datetime.now(dt.UTC)
        with self._engine.writer() as writer:
            if title is None:
                writer.delete([id], now)
            else:
                writer.upsert([self._engine.encoder(EnrichedDocument(Document(id, title=title)), now)])

    def lost(self) -> list[str]:
        """Ids that aren't as they were last written."""
        return [id for id, title in self.written.items() if self._title(id) != title]

    def _title(self, id: str) -> str | None:
        stored = self._engine.get(id)
        return stored.enriched.document.title if stored and stored.enriched else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--elasticsearch", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--searches", type=float, default=20.0)
    parser.add_argument("--writes", type=float, default=2.0)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    settings = Settings(elasticsearch_url=arguments.elasticsearch, elasticsearch_name=arguments.name)
    environment = os.environ | {
        "TRACUU_ELASTICSEARCH_URL": arguments.elasticsearch,
        "TRACUU_ELASTICSEARCH_NAME": arguments.name,
        "TRACUU_INGEST_PROCESSES": str(arguments.processes),
    }
    sys.setswitchinterval(SWITCH)
    load = Load(open_engine(settings), open_engine(settings))
    load.start(arguments.searches, arguments.writes)
    begun = time.monotonic()
    try:
        subprocess.run([sys.executable, "-m", "scripts.cli", "reindex"], env=environment, check=True)
    finally:
        seconds = time.monotonic() - begun
        load.stop()
    print(f"{seconds:.0f} s with {arguments.processes} processes;", end=" ")
    outcomes = Counter(outcome for outcome, _ in load.searches)
    waits = quantiles([seconds for _, seconds in load.searches], n=20)
    print(f"searches: {dict(outcomes)}, {len(load.searches) / seconds:.1f} a second,", end=" ")
    print(
        f"p50 {waits[9] * 1000:.0f} ms, p95 {waits[18] * 1000:.0f} ms; {len(load.written)} ids written,",
        end=" ",
    )
    print(f"{len(load.lost())} lost, the longest wait of a writer {load.waited:.1f} s")


if __name__ == "__main__":
    main()
