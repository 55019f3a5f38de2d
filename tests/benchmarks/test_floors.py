"""The gate: the shipped ranking, on the questions that continuous integration has time for."""

from pathlib import Path

import pytest

from benchmarks.quality import gate
from benchmarks.quality.sets import DATA, load
from tests.scripts.conftest import Tracuu, documents, tracuu

__all__ = ["documents", "tracuu"]


@pytest.mark.no_cover  # thousands of searches, which counting their lines makes several times as slow
@pytest.mark.skipif(not DATA.exists(), reason="the shared question sets aren't beside the project")
def test_no_figure_is_below_its_floor(tracuu: Tracuu, tmp_path: Path) -> None:
    outcome = tracuu("evaluate", "--quick", "--work", tmp_path / "work")
    assert outcome.status == 0, outcome.err
    assert "skipped" not in outcome.err


def test_every_quick_set_has_floors() -> None:
    floors = gate.read()
    for chosen in load():
        assert set(chosen.quick) <= set(floors.get(chosen.name, {}).get("floors", {})), chosen.name
