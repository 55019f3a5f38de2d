from pathlib import Path

import pytest

from benchmarks.quality import gate

FIGURES = {
    "typed": {"ndcg": 0.9, "recall": 1.0, "success": 0.8},
    "typed, tuned": {"ndcg": 0.5, "success": 0.5},
}


def test_floors_are_set_a_little_below_what_was_measured() -> None:
    floors = gate.raised("laws", FIGURES, "c0ffee", {}, lower=False)
    assert floors == {"laws": {"corpus": "c0ffee", "floors": {"typed": {"ndcg": 0.898, "success": 0.798}}}}
    assert not [*gate.failures("laws", FIGURES, "c0ffee", floors)]


def test_a_figure_below_its_floor_is_named() -> None:
    floors = gate.raised("laws", FIGURES, "c0ffee", {}, lower=False)
    worse = {"typed": {"ndcg": 0.89, "success": 0.8}}
    assert [*gate.failures("laws", worse, "c0ffee", floors)] == [
        "laws, typed: ndcg 0.8900 is below its floor 0.8980"
    ]


def test_another_corpus_fails_rather_than_passes() -> None:
    floors = gate.raised("laws", FIGURES, "c0ffee", {}, lower=False)
    assert "the corpus is decaf0" in "".join(gate.failures("laws", FIGURES, "decaf0", floors))


def test_a_set_without_floors_and_a_variant_that_was_not_asked_pass() -> None:
    floors = gate.raised("laws", FIGURES, "c0ffee", {}, lower=False)
    assert not [*gate.failures("news", FIGURES, "c0ffee", floors)]
    assert not [*gate.failures("laws", {}, "c0ffee", floors)]


def test_floors_only_go_up_unless_it_is_asked_for() -> None:
    floors = gate.raised("laws", FIGURES, "c0ffee", {}, lower=False)
    worse = {"typed": {"ndcg": 0.7, "success": 0.8}}
    with pytest.raises(ValueError, match=r"laws: floors only go up: typed ndcg 0\.8980 -> 0\.6980"):
        gate.raised("laws", worse, "c0ffee", floors, lower=False)
    lowered = gate.raised("laws", worse, "c0ffee", floors, lower=True)
    assert lowered["laws"]["floors"]["typed"]["ndcg"] == 0.698


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert gate.read(path) == {}
    gate.write({"laws": {"corpus": "c0ffee", "floors": {}}}, path)
    assert gate.read(path) == {"laws": {"corpus": "c0ffee", "floors": {}}}
