"""Ingest with everything on, on all cores, against pyvi alone on one; and where its time goes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import orjson

from benchmarks.speed.corpus import ARTICLES, documents, rows, write
from benchmarks.speed.peers.ours import anonymous_megabytes
from service.analysis import analyse
from service.engines.embedded.schema import encode
from service.extract.enrich import enrich
from service.ingest.documents import read_document
from service.ingest.inputs import RawInput
from service.ingest.mapping import AS_IS
from service.model import Document, EnrichedDocument
from service.search.content import look_ups, searchable_text
from service.search.stored import signature
from service.text.words import segment
from tests.text.oracle import pyvi_tokenize

LOOK = 0.1
"""Seconds between two looks at memory."""
COMMAND = [sys.executable, "-c", "from scripts.cli import main; main()", "ingest"]

Value = TypeVar("Value")
Result = TypeVar("Result")


def against_pyvi(folder: Path, count: int) -> dict[str, Any]:
    """Articles from all parts of the corpus; pyvi reads half of them before the ingest and half after."""
    chosen = [dict(row) for row in islice(rows(ARTICLES), 0, 49_800, max(1, 49_800 // count))]
    file = folder / "articles.jsonl"
    write(file, iter(chosen))
    texts = [row["body"] for row in chosen if row.get("body")]
    half = len(texts) // 2
    pyvi_tokenize()("học sinh")
    begun = time.thread_time()
    before = _seconds(pyvi_tokenize(), texts[:half])
    index = folder / f"articles-{os.getpid()}"
    first, again = ingest(index, file), ingest(index, file)
    pyvi = before + _seconds(pyvi_tokenize(), texts[half:])
    pyvi_cpu, cores = time.thread_time() - begun, os.cpu_count() or 1
    return {
        "documents": len(chosen),
        "cores": cores,
        "pyvi_seconds": round(pyvi, 1),
        "pyvi_cpu_seconds": round(pyvi_cpu, 1),
        "ours": first,
        "again": again,
        "times_faster_than_pyvi": round(pyvi / first["seconds"], 2),
        "times_faster_on_idle_cores": round(pyvi_cpu * cores / first["cpu_seconds"], 2),
        "again_times_faster": round(first["seconds"] / again["seconds"], 1),
    }


def by_stage(count: int) -> dict[str, float]:
    """Milliseconds of CPU a document of one core, each stage alone, once what is kept in memory is there."""
    chosen = islice(rows(ARTICLES), 0, 49_800, max(1, 49_800 // count))
    raw = [
        RawInput("articles.jsonl", place, "json", orjson.dumps(row)) for place, row in enumerate(chosen, 1)
    ]
    read = [one for one in (read_document(item, AS_IS) for item in raw) if isinstance(one, Document)]
    enriched = list(map(enrich, read))
    stages: dict[str, Callable[[], float]] = {
        "read and check": lambda: _cpu(lambda item: read_document(item, AS_IS), raw),
        "signature": lambda: _cpu(signature, read),
        "people, references, release": lambda: _cpu(enrich, read),
        "streams": lambda: _cpu(_streams, enriched),
        "of these, compounds": lambda: _cpu(lambda one: segment(searchable_text(one.document)), enriched),
        "look-up values": lambda: _cpu(look_ups, enriched),
        "record, all of it": lambda: _cpu(lambda one: encode(one, datetime.now(UTC)), enriched),
    }
    for warm in (enrich, lambda one: encode(enrich(one), datetime.now(UTC))):
        _cpu(warm, read)
    return {name: round(run() * 1000 / len(read), 3) for name, run in stages.items()}


def growth(index: Path, sizes: Sequence[int]) -> Iterator[dict[str, Any]]:
    """One index that grows: documents a second of each step, bytes a document; searched before the next."""
    for step in steps(index, sizes):
        yield step | {"bytes_each": round(_bytes(index) / step["documents"])}


def steps(
    index: Path, sizes: Sequence[int], environment: Mapping[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """What each size adds to the one before is ingested when it is asked for; as `ingest`."""
    file = index.with_suffix(".jsonl")
    for done, size in zip((0, *sizes), sizes, strict=False):
        write(file, islice(documents(size), done, None))
        yield {"documents": size, **ingest(index, file, environment)}


def ingest(index: Path, file: Path, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """`environment` names the engine where it isn't the folder `index`, beside which reports are written."""
    report = index.with_suffix(".json")
    before = os.times()
    engine = environment or {"TRACUU_INDEX": str(index)}
    rejected = index.with_suffix(".rejected.jsonl")
    command = [*COMMAND, "--report", str(report), "--rejected", str(rejected), str(file)]
    process = subprocess.Popen(command, env={**os.environ, **engine})
    largest = 0.0
    while process.poll() is None:
        largest = max(largest, _family_megabytes(process.pid))
        time.sleep(LOOK)
    told = orjson.loads(report.read_bytes())
    cpu = _children(os.times()) - _children(before)
    return {
        "seconds": told["seconds"],
        "per_second": round(told["read"] / told["seconds"]),
        "unchanged": told["unchanged"],
        "cpu_seconds": round(cpu, 1),
        "cpu_ms_each": round(cpu * 1000 / told["read"], 2),
        "anonymous_mb": round(largest),
    }


def _children(times: os.times_result) -> float:
    """Of all processes that were waited for, and those that these waited for."""
    return times.children_user + times.children_system


def _family_megabytes(pid: int) -> float:
    """Of the process and its workers; one that has just ended has none."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return anonymous_megabytes(pid) + sum(anonymous_megabytes(int(child)) for child in children)
    except (OSError, IndexError):
        return 0.0


def _streams(enriched: EnrichedDocument) -> None:
    analyse(enriched.document.title or "")
    analyse(searchable_text(enriched.document))


def _seconds(work: Callable[[Value], Result], values: Iterable[Value]) -> float:
    begun = time.perf_counter()
    for value in values:
        work(value)
    return time.perf_counter() - begun


def _cpu(work: Callable[[Value], Result], values: Iterable[Value]) -> float:
    begun = time.thread_time()
    for value in values:
        work(value)
    return time.thread_time() - begun


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
