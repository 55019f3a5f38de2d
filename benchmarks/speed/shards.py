"""An index on Elasticsearch that grows, on one shard and on several."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.speed.corpus import documents, write
from benchmarks.speed.ingesting import ingest
from benchmarks.speed.queries import Question
from benchmarks.speed.timing import Stopwatch, interleaved
from service.search.query import Facet, SearchQuery
from service.search.searcher import Searcher
from service.settings import Settings
from service.wiring import build

FACETS: tuple[Facet, ...] = ("source", "person", "year")


def growth(
    address: str, folder: Path, sizes: Sequence[int], shards: Sequence[int], asked: Sequence[Question]
) -> list[dict[str, Any]]:
    """A row for each size on each number of shards; the indexes are taken away again."""
    with closing(Elasticsearch(address, request_timeout=60)) as client:
        return [
            {"shards": number} | row
            for number in shards
            for row in _growth(client, folder, number, sizes, asked)
        ]


def _growth(
    client: Elasticsearch, folder: Path, shards: int, sizes: Sequence[int], asked: Sequence[Question]
) -> Iterator[dict[str, Any]]:
    name = f"shards-{os.getpid()}-{shards}"
    parted = {"settings": {"number_of_shards": shards, "number_of_replicas": 0}}
    client.indices.put_index_template(name=name, index_patterns=[f"{name}-*"], priority=300, template=parted)
    address = str(client.transport.node_pool.get().base_url)
    environment = {"TRACUU_ELASTICSEARCH_URL": address, "TRACUU_ELASTICSEARCH_NAME": name}
    service = build(Settings(elasticsearch_url=address, elasticsearch_name=name))
    try:
        done = 0
        for size in sizes:
            file = folder / "step.jsonl"
            write(file, islice(documents(size), done, None))
            step = ingest(folder / name, file, environment)
            size_in_bytes = client.indices.stats(index=name)["_all"]["total"]["store"]["size_in_bytes"]
            each = round(size_in_bytes / size)
            yield {"documents": size, "bytes_each": each, **step, **_searched(service.searcher, asked)}
            done = size
    finally:
        client.indices.delete(index=f"{name}-*")
        client.indices.delete_index_template(name=name)


def _searched(searcher: Searcher, asked: Sequence[Question]) -> dict[str, float]:
    watch = Stopwatch()
    queries = [SearchQuery(question.text.replace('"', " "), facets=FACETS) for question in asked]
    for some in (Stopwatch(), watch):
        for _ in interleaved({"ours": searcher.search}, queries, some):
            pass
    summary = watch.summaries()["ours"]
    return {"p50": summary.p50, "p95": summary.p95}
