"""How much memory an ingest takes as the corpus grows: the command and its workers, at their highest.

    python -m benchmarks.faults.memory DOCUMENTS.jsonl[.gz] [--documents 5000 20000 50000] [--processes 2]

Linux alone: proportional set sizes are read from /proc, so that pages which processes share count once.
Prints one JSON object a size.
"""

import argparse
import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

INTERVAL = 0.1


def first(corpus: Path, count: int) -> Iterator[str]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        yield from itertools.islice(lines, count)


def measured(lines: Iterator[str], folder: Path, processes: int) -> dict[str, float]:
    source = folder / "documents.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    command = [sys.executable, "-m", "scripts.cli", "ingest", "--index", str(folder / "index"), str(source)]
    environment = os.environ | {"TRACUU_INGEST_PROCESSES": str(processes)}
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    main = own = workers = 0
    while process.poll() is None:
        main = max(main, proportional(process.pid))
        own = max(own, proportional(process.pid, "Pss_Anon"))
        workers = max(workers, sum(map(proportional, children(process.pid))))
        time.sleep(INTERVAL)
    assert process.returncode == 0
    index = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    told = {"command_mb": main, "without_files_mb": own, "workers_mb": workers}
    told |= {"text_mb": source.stat().st_size, "index_mb": index}
    return {name: round(size / 1e6, 1) for name, size in told.items()} | {
        "seconds": round(time.monotonic() - begun, 1)
    }


def proportional(pid: int, kind: str = "Pss") -> int:
    """Bytes; `Pss_Anon` without pages of mapped files. 0 of a process that has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(f"{kind}:"):
                return int(line.split()[1]) * 1024
    return 0


def children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            yield from map(int, task.read_text().split())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[5_000, 20_000, 50_000])
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    for count in asked.documents:
        with tempfile.TemporaryDirectory(prefix="tracuu-memory-") as folder:
            told = measured(first(asked.corpus, count), Path(folder), asked.processes)
        print(json.dumps({"documents": count, **told}), flush=True)


if __name__ == "__main__":
    main()
