"""The Elasticsearch that tests run on: one that is given, else one that is started for them."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "elasticsearch"
GIVEN = os.environ.pop("TRACUU_ELASTICSEARCH_URL", None)
"""Read once and taken away: the commands under test are to choose their engine by what a test says."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class Server:
    """A server of its own folder, to be started, stopped and killed by a test."""

    def __init__(self, folder: Path, *options: str, port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._options = options

    def start(self) -> None:
        self._run("start", "--port", str(self.port), *self._options)

    def stop(self) -> None:
        self._run("stop")

    def kill(self) -> None:
        os.kill(int((self.folder / "pid").read_text()), 9)

    def _run(self, action: str, *options: str) -> None:
        command = [str(SCRIPT), action, "--folder", str(self.folder), "--heap", "512m", *options]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            done = subprocess.run(
                command, check=False, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=900
            )
        if done.returncode:
            raise OSError(f"scripts/elasticsearch {action} failed; see {log.name}")


@contextmanager
def running(*options: str) -> Iterator[str]:
    """Its address; with options of scripts/elasticsearch one of its own.

    Where none can be had, a user's tests are skipped; those of CI fail.
    """
    if GIVEN and not options:
        yield GIVEN
        return
    # pytest's own folders are closed to all users but root, as whom Elasticsearch doesn't run
    with TemporaryDirectory(prefix="tracuu-tests-") as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder) / "node", *options)
        try:
            server.start()
        except OSError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Elasticsearch: {error}")
        yield server.url
        server.stop()
