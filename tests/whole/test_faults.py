"""The cut of benchmarks/faults/kills.py that runs with every test: the same trials, fewer and smaller."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.faults.kills import FEED_ENTRIES, Files, Index, Trials


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Trials:
    root = tmp_path_factory.mktemp("faults")
    draw = random.Random(2017)
    files = Files(root / "files", FEED_ENTRIES + 300, draw)
    files.write()
    trials = Trials(root, files.folder, draw)
    trials.begin()
    assert len(trials.wanted.documents) == FEED_ENTRIES + 300
    return trials


def test_a_killed_ingest_run_again_gives_the_same_index(trials: Trials) -> None:
    assert len(list(trials.kills(3))) >= 3


@pytest.mark.parametrize("disturb", [Trials.kill_a_worker, Trials.fill_the_disk])
def test_a_disturbed_ingest_run_again_gives_the_same_index(
    trials: Trials, disturb: Callable[[Trials], str]
) -> None:
    trials.trial(disturb)


def test_a_copy_is_a_backup(trials: Trials, tmp_path: Path) -> None:
    """As docs/operations.md says: copied while nothing writes, and copied back as a whole."""
    shutil.rmtree(trials.index, ignore_errors=True)
    assert trials.start().wait(600) == 0
    shutil.copytree(trials.index, tmp_path / "backup")
    shutil.rmtree(trials.index)
    shutil.copytree(tmp_path / "backup", trials.index)
    trials.compare()
    assert trials.start().wait(600) == 0
    assert Index.read(trials.index) == trials.wanted
