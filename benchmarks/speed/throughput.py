"""How many searches a second one worker answers, and two, with wrk on the same machine."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.speed.peers.ours import anonymous_megabytes, asked_over_http, search_path, serving
from benchmarks.speed.queries import Question

CONNECTIONS = 4
"""As many as one worker takes at a time (TRACUU_CONCURRENT_REQUESTS): nobody is refused."""

SCRIPT = """
local paths = {%s}
local turn = 0
request = function()
  turn = turn %% #paths + 1
  return wrk.format("GET", paths[turn])
end
"""


def throughput(
    index: Path, asked: Sequence[Question], seconds: int, workers: Sequence[int]
) -> dict[str, Any]:
    """By the number of workers; nothing where wrk isn't installed."""
    if shutil.which("wrk") is None:
        return {}
    return {str(number): _loaded(index, asked, seconds, number) for number in workers}


def _loaded(index: Path, asked: Sequence[Question], seconds: int, workers: int) -> dict[str, Any]:
    paths = ", ".join(f'"{search_path(question.text)}"' for question in asked)
    with serving(index, workers) as server, tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % paths)
        script.flush()
        with asked_over_http(server.address) as ask:
            for question in asked:  # once each, so that what is measured is a server at work
                ask(question.text)
        told = _wrk(server.address, script.name, seconds)
        return {
            "per_second": float(_after(told, "Requests/sec:")),
            "requests": int(_before(told, "requests in")),
            "refused": int(_after(told, "Non-2xx or 3xx responses:") or 0),
            "anonymous_mb": [round(anonymous_megabytes(pid)) for pid in server.workers()],
        }


def _wrk(address: str, script: str, seconds: int) -> str:
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--timeout",
        "20s",
        "-s",
        script,
        f"http://{address}",
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _after(told: str, label: str) -> str:
    """Nothing where the label isn't there."""
    return next(iter(told.partition(label)[2].split()), "")


def _before(told: str, label: str) -> str:
    return told.partition(label)[0].split()[-1]
