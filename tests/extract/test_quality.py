"""The floors under extraction's quality, where the pages that were read are there."""

import json

import pytest

from benchmarks.quality import extraction, gazette

pytestmark = pytest.mark.skipif(
    not (extraction.SHARED / "portal").exists(), reason="the shared pages aren't beside the project"
)


@pytest.mark.no_cover  # much of the same
def test_no_measure_is_below_its_floor() -> None:
    figures = {
        name: {key: tally.figures() for key, tally in extraction.score(read(extraction.SHARED)).items()}
        for name, read in extraction.SETS.items()
    }
    floors = json.loads(extraction.FLOORS.read_text(encoding="utf-8"))
    assert extraction.below(figures, floors) == []


@pytest.mark.no_cover  # much of the same
def test_the_gazette_and_the_laws() -> None:
    shares = gazette.gazette(extraction.SHARED)
    assert shares["number"] >= 0.99
    assert shares["kind"] >= 0.99
    assert shares["issuer"] >= 0.95
    heads = gazette.laws(extraction.SHARED)
    assert heads["number"] >= 0.98
    assert heads["day"] >= 0.98
