"""An index on Elasticsearch that grows, on one shard and on several."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.speed.elastic import FACETS
from benchmarks.speed.ingesting import steps
from benchmarks.speed.queries import Question
from benchmarks.speed.timing import alone
from service.search.query import SearchQuery
from service.search.searcher import Searcher
from service.settings import Settings
from service.wiring import build


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
    name = f"shards{os.getpid()}.{shards}"
    parted = {"settings": {"number_of_shards": shards, "number_of_replicas": 0}}
    client.indices.put_index_template(name=name, index_patterns=[f"{name}-*"], priority=300, template=parted)
    address = str(client.transport.node_pool.get().base_url)
    environment = {"TRACUU_ELASTICSEARCH_URL": address, "TRACUU_ELASTICSEARCH_NAME": name}
    service = build(Settings(elasticsearch_url=address, elasticsearch_name=name))
    try:
        for step in steps(folder / name, sizes, environment):
            each = round(_bytes(client, name) / step["documents"])
            yield step | {"bytes_each": each} | _searched(service.searcher, asked)
    finally:
        for index in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=index)
        client.indices.delete_index_template(name=name)


def _bytes(client: Elasticsearch, name: str) -> int:
    """Of its segments: what `_stats` tells of a store may be ten seconds old."""
    sizes = client.cat.segments(index=name, bytes="b", h="size").body
    return sum(map(int, str(sizes).split()))


def _searched(searcher: Searcher, asked: Sequence[Question]) -> dict[str, float]:
    queries = [SearchQuery(question.text.replace('"', " "), facets=FACETS) for question in asked]
    summary = alone(searcher.search, queries)
    return {"p50": summary.p50, "p95": summary.p95}
