from importlib.metadata import version
from pathlib import Path

import pytest

from tests.scripts.conftest import Tracuu


def test_tells_its_version(tracuu: Tracuu) -> None:
    outcome = tracuu("--version")
    assert (outcome.status, outcome.out) == (0, f"tracuu {version('tracuu')}\n")


def test_help_names_every_command(tracuu: Tracuu) -> None:
    text = tracuu("--help").out
    assert all(
        name in text for name in ["ingest", "serve", "search", "extract", "delete", "reindex", "status"]
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("no-such-command",),
        ("ingest",),
        ("ingest", "--no-such-option", "."),
        ("ingest", "no-such-path"),
        ("search", "a", "--from", "2019-02-30"),
        ("search", "a", "--from", "2019-02-02", "--to", "2019-02-01"),
        ("extract", "no-such-file"),
        ("extract", "--format", "odt", "-"),
        ("serve", "--port", "70000"),
        ("delete",),
    ],
)
def test_wrong_usage_is_2(tracuu: Tracuu, arguments: tuple[str, ...]) -> None:
    assert tracuu(*arguments).status == 2


@pytest.mark.parametrize(
    ("name", "value"), [("TRACUU_PORT", "many"), ("TRACUU_WORKERS", "0"), ("TRACUU_INGEST_PROCESSES", "-1")]
)
def test_a_wrong_setting_is_2_and_named(
    tracuu: Tracuu, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    outcome = tracuu("status")
    assert outcome.status == 2
    assert outcome.err.startswith(f"tracuu: {name}: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("search", "a"),
        ("delete", "a"),
        ("reindex",),
        ("reindex", "--rollback"),
        ("status", "--verify"),
    ],
)
def test_without_an_index_it_is_3_in_one_clear_line(
    tracuu: Tracuu, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    outcome = tracuu(*arguments)
    assert outcome.status == 3
    assert outcome.err.startswith("tracuu: there is no ")
    assert outcome.err.count("\n") == 1


def test_a_flag_wins_over_the_variable(tracuu: Tracuu, tmp_path: Path, documents: Path) -> None:
    other = tmp_path / "other"
    assert tracuu("ingest", "--index", other, documents).status == 0
    assert tracuu("status").status == 3
    assert tracuu("status", "--index", other).status == 0
