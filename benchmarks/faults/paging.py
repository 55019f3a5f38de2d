"""Pages by `newest` through every document of a running service while documents are added between pages.

    python -m benchmarks.faults.paging http://127.0.0.1:8000 INDEX [--added 50] [--limit 100]

INDEX is the service's own index folder: the new documents are written to it, so give it a copy.
"""

import argparse
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from service.model import Document, EnrichedDocument, Published
from service.search.port import Engine
from service.settings import Settings
from service.wiring import open_engine

PREFIX = "added-between-pages-"


def add(engine: Engine, draw: random.Random, turn: int, count: int) -> None:
    """Documents of any day, and some of none, so that they fall before and behind the reader."""
    now = dt.datetime.now(dt.UTC)
    days = [Published(dt.date(draw.randrange(1990, 2030), draw.randrange(1, 13), 1)) for _ in range(count)]
    documents = [
        Document(f"{PREFIX}{turn}-{n}", title="Tin thêm vào", published_at=day if n % 3 else None)
        for n, day in enumerate(days)
    ]
    with engine.writer() as writer:
        writer.upsert([engine.encoder(EnrichedDocument(document), now) for document in documents])


def pages(base: str, limit: int) -> Iterator[list[str]]:
    parameters = {"sort": "newest", "limit": str(limit), "fields": "id"}
    while True:
        with urlopen(f"{base}/v1/search?{urlencode(parameters)}") as response:
            answer = json.load(response)
        yield [hit["id"] for hit in answer["hits"]]
        if answer["next"] is None:
            return
        parameters["cursor"] = answer["next"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("index", type=Path)
    parser.add_argument("--added", type=int, default=50)
    parser.add_argument("--limit", type=int, default=100)
    arguments = parser.parse_args()
    engine = open_engine(Settings(index=arguments.index))
    old = {stored.id for stored in engine.documents() if stored.enriched and not stored.id.startswith(PREFIX)}
    draw, seen = random.Random(2017), Counter[str]()
    for turn, page in enumerate(pages(arguments.base, arguments.limit)):
        seen.update(page)
        add(engine, draw, turn, arguments.added)
    missed = [id for id in old if not seen[id]]
    twice = [id for id in old if seen[id] > 1]
    added = (turn + 1) * arguments.added
    print(f"{turn + 1} pages, {len(old)} old documents, {added} added:", end=" ")
    print(f"{len(missed)} missed, {len(twice)} seen twice")


if __name__ == "__main__":
    main()
