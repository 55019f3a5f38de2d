"""The data inside the installed pyvi, read without importing pyvi: that would load scikit-learn with it."""

import pickle
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from service.errors import ConfigurationError
from service.text.crf import Crf, read

_MODEL: Final = "pyvi3.pkl"
_COMPOUNDS: Final = "words.txt"

Pair = tuple[bool, frozenset[str] | None]
"""What the dictionary knows of two syllables in a row: whether they are a compound, and with which thirds."""

Compounds = dict[str, dict[str, Pair]]
"""Pairs by their first syllable, then by their second."""


class _Inert:
    """Stands for every class and function that a pickle names: keeps what it is given, does nothing."""

    arguments: tuple[Any, ...]
    state: dict[str, Any]

    def __new__(cls, *arguments: Any) -> "_Inert":
        self = super().__new__(cls)
        self.arguments = arguments
        return self

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.state = state


class _InertUnpickler(pickle.Unpickler):
    def find_class(self, _module: str, _name: str, /) -> type[_Inert]:
        return _Inert


@cache
def model() -> Crf:
    """The CRF that pyvi pickles inside a scikit-learn estimator."""
    with _path(_MODEL).open("rb") as file:
        estimator = _InertUnpickler(file).load()
    text, encoding = estimator.state["modelfile"].state["__FILE_RESOURCE_DATA__"].arguments
    return read(text.encode(encoding))


@cache
def compounds() -> Compounds:
    """pyvi's dictionary, as far as its features ask: compounds of two and of three syllables."""
    found: Compounds = {}
    thirds: dict[tuple[str, str], set[str]] = {}
    for line in _path(_COMPOUNDS).read_text(encoding="utf-8").split("\n"):
        match [sys.intern(syllable) for syllable in line.split(" ")]:
            case [first, second]:
                found.setdefault(first, {})[second] = (True, None)
            case [first, second, third]:
                thirds.setdefault((first, second), set()).add(third)
    for (first, second), completions in thirds.items():
        row = found.setdefault(first, {})
        row[second] = (second in row, frozenset(completions))
    return found


@cache
def syllables() -> frozenset[str]:
    """Every syllable of pyvi's dictionary, as it is written there."""
    return frozenset(_path(_COMPOUNDS).read_text(encoding="utf-8").split())


def _path(name: str) -> Path:
    spec = find_spec("pyvi")
    if spec is None or spec.origin is None:
        raise ConfigurationError("pyvi is not installed: its model segments compounds")
    return Path(spec.origin).parent / "models" / name
