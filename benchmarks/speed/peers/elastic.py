"""Elasticsearch as one gets it: the default mapping and analyzer, `multi_match` over HTTP."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import orjson

from benchmarks.speed.corpus import Page
from benchmarks.speed.peers import TOP, Ask

BATCH = 1_000


@contextmanager
def elasticsearch(address: str, name: str, pages: Iterable[Page]) -> Iterator[tuple[Ask, Ask]]:
    """Yields how it is asked without highlights and with; the index `name` stays for another run."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=120)) as link:
        if not _exists(link, name):
            _fill(link, name, iter(pages))
        yield partial(_ask, link, name, False), partial(_ask, link, name, True)


def _ask(link: HTTPConnection, name: str, highlighted: bool, question: str) -> list[str]:
    body: dict[str, Any] = {
        "size": TOP,
        "query": {"multi_match": {"query": question, "fields": ["title", "text"]}},
    }
    if highlighted:
        body["highlight"] = {
            "fields": {"title": {"number_of_fragments": 0}, "text": {"number_of_fragments": 2}}
        }
    answer = _send(link, "POST", f"/{name}/_search", orjson.dumps(body))
    return [hit["_source"]["id"] for hit in answer["hits"]["hits"]]


def _exists(link: HTTPConnection, name: str) -> bool:
    link.request("HEAD", f"/{name}")
    with link.getresponse() as response:
        response.read()
        return response.status == 200


def _fill(link: HTTPConnection, name: str, pages: Iterator[Page]) -> None:
    settings = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
    _send(link, "PUT", f"/{name}", orjson.dumps(settings))
    while batch := list(islice(pages, BATCH)):
        lines = b"".join(
            b'{"index":{}}\n' + orjson.dumps({"id": page.id, "title": page.title, "text": page.text}) + b"\n"
            for page in batch
        )
        if _send(link, "POST", f"/{name}/_bulk", lines)["errors"]:
            raise RuntimeError("Elasticsearch refused documents")
    _send(link, "POST", f"/{name}/_refresh", b"")


def _send(link: HTTPConnection, method: str, path: str, body: bytes) -> dict[str, Any]:
    kind = "application/x-ndjson" if path.endswith("_bulk") else "application/json"
    link.request(method, path, body or None, {"Content-Type": kind})
    with link.getresponse() as response:
        answer: dict[str, Any] = orjson.loads(response.read())
        if response.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer}")
    return answer
