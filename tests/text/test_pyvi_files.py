import os
import pickle
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.text import pyvi_files
from service.text.pyvi_files import compounds, model


def test_the_model_has_two_labels_and_pyvi_s_attributes() -> None:
    crf = model()
    assert crf.labels == ("B_W", "I_W")
    assert len(crf.weights) == 6335
    assert {"bias", "word.lower():\n", "-1:word.bi_gram()", "+2:word.tri_gram()"} <= crf.weights.keys()
    assert crf.transitions[0][0] == pytest.approx(-0.99668, abs=1e-5)


def test_compounds_of_two_and_three_syllables() -> None:
    whole, thirds = compounds()["chính"]["trị"]
    assert whole
    assert thirds is not None
    assert {"gia", "viên"} <= thirds
    assert compounds()["ban"]["chấp"] == (False, frozenset({"hành"}))
    assert compounds()["a"]["tòng"] == (True, None)
    assert "chính" not in compounds()["trị"]


class Bomb:
    """What a pickle may name and run on loading."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("exploded",)


def test_nothing_that_a_pickle_names_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bomb.pkl").write_bytes(pickle.dumps(Bomb()))
    with (tmp_path / "bomb.pkl").open("rb") as file:
        found = pyvi_files._InertUnpickler(file).load()
    assert found.arguments == ("exploded",)
    assert not (tmp_path / "exploded").exists()


def test_without_pyvi_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvi_files, "find_spec", lambda _: None)
    with pytest.raises(ConfigurationError, match="pyvi is not installed"):
        pyvi_files._path("words.txt")
