"""Times an ingest into Elasticsearch, and searches through the API against the same compiled query sent raw.

    python -m benchmarks.speed.elastic [FILE...] --elasticsearch URL [--name speed]

It ingests under a name of its own, says how many documents a second that were and which share of the
processor was ours and which the server's, then starts the service and times each query both ways, in
turn. A short box asks a second search, made from the first one's hits: so the ratio is said both ways,
against the longest alone and against all of its searches sent raw one behind the other.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode
from urllib.request import urlopen

import orjson
from elasticsearch import Elasticsearch

from benchmarks.speed.queries import questions
from service.engines.elastic import ElasticEngine
from service.engines.elastic.compile import Compiler
from service.search.plan import Plan
from service.search.query import Facet, SearchQuery
from service.search.rank import shipped
from service.search.searcher import Searcher
from service.settings import Settings
from service.wiring import open_engine

FACETS: tuple[Facet, ...] = ("source", "person", "year")


def server_seconds(client: Elasticsearch) -> float:
    """Processor time of all nodes."""
    nodes = client.nodes.stats(metric="process")["nodes"].values()
    return float(sum(node["process"]["cpu"]["total_in_millis"] for node in nodes) / 1000)


def ingest(files: list[Path], environment: dict[str, str], client: Elasticsearch) -> dict[str, float]:
    """Documents a second, and the seconds of processor time that each side took."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        before, ours = server_seconds(client), os.times()
        command = [sys.executable, "-m", "scripts.cli", "ingest", "--report", str(report)]
        rejected = ["--rejected", str(Path(folder) / "rejected.jsonl")]
        subprocess.run([*command, *rejected, *map(str, files)], env=environment, check=False)
        now = os.times()
        done = orjson.loads(report.read_bytes())
    return {
        **done,
        "ours": now.children_user + now.children_system - ours.children_user - ours.children_system,
        "server": server_seconds(client) - before,
    }


def compiled(engine: ElasticEngine, query: SearchQuery) -> tuple[list[dict[str, Any]], int]:
    """The searches that the engine sends for a query, and its requests, look-ups included."""
    reader, connection = engine._reader, engine._connection
    make, bodies = reader._body, list[dict[str, Any]]()

    def made(plan: Plan, compiler: Compiler) -> dict[str, Any]:
        bodies.append(make(plan, compiler))
        return bodies[-1]

    with (
        patch.object(reader, "_body", made),
        patch.object(connection, "read", wraps=connection.read) as sent,
    ):
        Searcher(engine, shipped()).search(query)
    return bodies, sent.call_count


def milliseconds(run: Any) -> float:
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


def quantiles(times: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(times, n=100)
    return cuts[49], cuts[94]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="none: the index is there already")
    parser.add_argument("--elasticsearch", required=True)
    parser.add_argument("--name", default="speed")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--before", type=int, default=300, help="other questions, that warm both sides up")
    parser.add_argument("--port", type=int, default=8765)
    arguments = parser.parse_args()
    environment = {
        **os.environ,
        "TRACUU_ELASTICSEARCH_URL": arguments.elasticsearch,
        "TRACUU_ELASTICSEARCH_NAME": arguments.name,
    }
    client = Elasticsearch(arguments.elasticsearch, request_timeout=60)
    if arguments.files:
        done = ingest(arguments.files, environment, client)
        share = done["ours"] / (done["ours"] + done["server"])
        print(f"ingest: {done['read']:,} documents, {done['read'] / done['seconds']:,.0f} a second;", end=" ")
        print(f"processor time: ours {done['ours']:.0f} s ({share:.0%}), the server's {done['server']:.0f} s")
    engine = open_engine(
        Settings(elasticsearch_url=arguments.elasticsearch, elasticsearch_name=arguments.name)
    )
    assert isinstance(engine, ElasticEngine)
    command = [sys.executable, "-m", "scripts.cli", "serve", "--port", str(arguments.port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as service:
        try:
            compare(engine, client, arguments)
        finally:
            service.terminate()


def compare(engine: ElasticEngine, client: Elasticsearch, arguments: argparse.Namespace) -> None:
    base = f"http://127.0.0.1:{arguments.port}"
    wait(base)
    times: dict[str, list[float]] = {"API": [], "raw, the longest query": [], "raw, all searches": []}
    requests: list[int] = []
    for turn, question in enumerate(questions(arguments.before + arguments.count)):
        text = question.text.replace('"', " ")
        address = f"{base}/v1/search?{urlencode({'q': text, 'facets': ','.join(FACETS)})}"
        bodies, sent = compiled(engine, SearchQuery(text, facets=FACETS))
        longest = max(bodies, key=lambda body: len(orjson.dumps(body)))
        url = milliseconds(lambda address=address: urlopen(address).read())
        raw = [
            milliseconds(lambda body=body: client.search(index=arguments.name, body=body)) for body in bodies
        ]
        if turn >= arguments.before:
            for found, taken in zip(times.values(), (url, raw[bodies.index(longest)], sum(raw)), strict=True):
                found.append(taken)
            requests.append(sent)
    print(f"requests a search: {statistics.mean(requests):.1f}, at most {max(requests)}")
    api = quantiles(times["API"])
    for name, found in times.items():
        p50, p95 = quantiles(found)
        ratio = f"; the API's is {api[0] / p50:.2f} and {api[1] / p95:.2f} times that" * (name != "API")
        print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms{ratio}")


def wait(base: str) -> None:
    for _ in range(600):
        try:
            urlopen(f"{base}/readyz").read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(base)


if __name__ == "__main__":
    main()
