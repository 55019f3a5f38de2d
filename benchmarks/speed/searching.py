"""Searches: ours and the peers' over the same documents, asked the same, in one run."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed import corpus
from benchmarks.speed.corpus import Page
from benchmarks.speed.peers import Ask, Missing, Peer, ours
from benchmarks.speed.peers.elastic import elasticsearch
from benchmarks.speed.peers.postgres import postgres
from benchmarks.speed.peers.sqlite import fts5
from benchmarks.speed.peers.xapian import xapian
from benchmarks.speed.queries import Question
from benchmarks.speed.timing import Stopwatch, interleaved

OURS, FLOOR = "tracuu over HTTP", "tantivy, our fields"
ELASTIC, HIGHLIGHTED = "Elasticsearch over HTTP", "Elasticsearch over HTTP, highlighted"
PEERS: dict[str, Peer] = {"SQLite FTS5": fts5, "PostgreSQL": postgres, "Xapian": xapian}
WARM_UP = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are built once and kept: `index` is ours, `elastic` an address or nothing."""

    folder: Path
    index: Path
    size: int
    elastic: str | None

    def pages(self) -> Iterator[Page]:
        return map(corpus.page, corpus.documents(self.size))


def compare(
    place: Place, asked: Sequence[Question], rounds: int, peers: Mapping[str, Peer] = PEERS
) -> dict[str, Any]:
    """Latencies by who was asked; the share of titles whose document is among the ten; what is missing."""
    missing: list[str] = []
    with ExitStack() as stack:
        server = stack.enter_context(ours.serving(place.index))
        contestants: dict[str, Ask] = {
            OURS: stack.enter_context(ours.asked_over_http(server.address)),
            FLOOR: stack.enter_context(ours.engine_alone(place.index)),
        }
        for name, peer in peers.items():
            try:
                contestants[name] = stack.enter_context(peer(place.folder, place.pages()))
            except Missing as error:
                missing.append(f"{name}: {error} is not installed")
        if place.elastic is not None:
            name = f"speed-{place.size}"
            plain, marked = stack.enter_context(elasticsearch(place.elastic, name, place.pages()))
            contestants |= {ELASTIC: plain, HIGHLIGHTED: marked}
        return {
            "documents": place.size,
            "missing": missing,
            **_measured(contestants, asked, rounds),
            "ready_seconds": round(server.seconds_to_ready, 2),
            "anonymous_mb": [round(ours.anonymous_megabytes(pid)) for pid in server.workers()],
        }


def _measured(contestants: dict[str, Ask], asked: Sequence[Question], rounds: int) -> dict[str, Any]:
    texts = [question.text for question in asked]
    for _ in interleaved(contestants, texts[:WARM_UP], Stopwatch()):
        pass
    watch = Stopwatch()
    sources = {question.text: question.source for question in asked if question.source}
    found = {name: [0, 0, 0] for name in contestants}
    for _ in range(rounds):
        for name, text, ids in interleaved(contestants, texts, watch):
            tally = found[name]
            tally[0] += bool(ids)
            if text in sources:
                tally[1] += 1
                tally[2] += sources[text] in ids
    return {
        "latency": {name: asdict(summary) for name, summary in watch.summaries().items()},
        "answered": {name: round(some / len(texts) / rounds, 3) for name, (some, _, _) in found.items()},
        "titles_found": {
            name: round(hits / titles, 3) for name, (_, titles, hits) in found.items() if titles
        },
        "times": {name: [round(one, 2) for one in times] for name, times in watch.times.items()},
        "kinds": [question.kind for question in asked],
    }
