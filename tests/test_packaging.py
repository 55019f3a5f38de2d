"""The wheel works by itself: built, installed elsewhere, and started there."""

import os
import re
import site
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import orjson
import pytest

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}


def run(*command: str | Path, folder: Path = ROOT) -> str:
    done = subprocess.run(
        list(map(str, command)),
        check=False,
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel; its dependencies are those of this one, so nothing is fetched."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    packages = run(python, "-c", "import site; print(site.getsitepackages()[0])").strip()
    (Path(packages) / "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return folder


@pytest.fixture
def address(installed: Path) -> Iterator[str]:
    """Where the installed service answers, with two documents."""
    rows = [{"id": "1", "title": "Kế hoạch trồng cây"}, {"id": "2", "title": "Lịch tiếp công dân"}]
    (installed / "rows.jsonl").write_bytes(b"\n".join(map(orjson.dumps, rows)))
    tracuu = installed / "venv" / "bin" / "tracuu"
    run(tracuu, "ingest", "rows.jsonl", folder=installed)
    process = subprocess.Popen(
        [tracuu, "serve", "--port", "0"], cwd=installed, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().removeprefix("tracuu serves ").strip()
    process.terminate()
    process.communicate(timeout=60)


def get(address: str) -> bytes:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return bytes(response.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)


def test_the_wheel_holds_the_knowledge_and_the_pages(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("index_config", "service"):
        kept = [
            path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
        ]
        assert {str(path.relative_to(ROOT)) for path in kept} <= set(names)


def test_the_command_starts_anywhere(installed: Path) -> None:
    tracuu = installed / "venv" / "bin" / "tracuu"
    assert run(tracuu, "--version", folder=installed) == f"tracuu {version('tracuu')}\n"
    where = run(
        installed / "venv" / "bin" / "python",
        "-c",
        "import service; print(service.__file__)",
        folder=installed,
    )
    assert where.startswith(str(installed))


def test_the_installed_service_answers(address: str) -> None:
    page = get(address).decode()
    assert '<html lang="vi"' in page
    for asset in re.findall(r'(?:href|src)="/?(static/[^"]+)"', page):
        assert get(address + asset)
    found = orjson.loads(get(f"{address}v1/search?q=trong+cay"))
    assert [hit["id"] for hit in found["hits"]] == ["1"]


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    assert newest is not None
    assert version("tracuu") == project == newest[1]


def test_every_dependency_is_pinned() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][^\s;]*", line) for line in lines)
    pinned = {re.sub(r"[._]", "-", line.split("==")[0]).lower() for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {re.sub(r"[._]", "-", re.split(r"[^A-Za-z0-9._-]", one)[0]).lower() for one in wanted}
    assert names <= pinned
