import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.scripts.conftest import Tracuu


def test_a_port_that_is_taken_is_told(tracuu: Tracuu) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = tracuu("serve", "--port", str(port))
    assert outcome.status == 2
    assert f"can't listen on 127.0.0.1 port {port}" in outcome.err


def answers(address: str) -> int:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}healthz", timeout=5) as response:
                return int(response.status)
        except OSError:
            time.sleep(0.05)
    return 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serves_until_it_is_interrupted(tmp_path: Path, workers: str) -> None:
    command = [sys.executable, "-m", "scripts.cli", "serve", "--port", "0", "--workers", workers]
    process = subprocess.Popen(
        [*command, "--index", str(tmp_path / "index")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().removeprefix("tracuu serves ").strip()
        assert address.startswith("http://127.0.0.1:")
        assert answers(address) == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_an_address_of_the_sixth_version_is_in_brackets() -> None:
    command = [sys.executable, "-m", "scripts.cli", "serve", "--host", "::1", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline().startswith("tracuu serves http://[::1]:")
    finally:
        # not SIGINT: a shell's background job ignores it until the server is up
        process.terminate()
        process.communicate(timeout=60)
