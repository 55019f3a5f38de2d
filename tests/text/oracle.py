"""pyvi itself, which segmentation is held against."""

import warnings
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


@cache
def pyvi_tokenize() -> Callable[[str], str]:
    tokenize: Callable[[str], str] = _quietly("pyvi.ViTokenizer").tokenize
    return tokenize


@cache
def crfsuite() -> Any:
    """python-crfsuite, which pyvi's dependencies bring."""
    return _quietly("pycrfsuite")


def _quietly(name: str) -> Any:
    """The module; its old escapes and pickles warn about themselves on import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(name)
