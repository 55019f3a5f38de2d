"""Segmentation is pyvi's: pyvi itself is asked about every text here."""

import gzip
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text import words as words_module
from service.text.characters import canonical
from service.text.syllables import parted
from service.text.words import Word, canonical_words, segment, words
from tests.text.oracle import pyvi_tokenize
from tests.text.segmentation_cases import TABLE, texts

SHARED_DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_segment(text: str, expected: str) -> None:
    assert segment(text) == expected
    assert pyvi_tokenize()(text) == expected


@settings(max_examples=500, deadline=None)
@given(texts | st.text(max_size=60))
def test_any_text_is_segmented_as_by_pyvi(text: str) -> None:
    assert segment(text) == pyvi_tokenize()(text)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_words_are_the_segments_and_cover_the_nfc_text(text: str) -> None:
    found = words(text)
    source = unicodedata.normalize("NFC", text)
    if found:
        assert " ".join(word.text for word in found) == segment(text)
    rest, end = "", 0
    for word in found:
        assert _tight(source[word.start : word.end]) == _tight(word.text)
        rest += source[end : word.start]
        end = word.end
    assert not (rest + source[end:]).strip()


@settings(max_examples=200, deadline=None)
@given(texts | st.text(max_size=60))
def test_canonical_words_are_the_segments_syllable_by_syllable(text: str) -> None:
    syllables = (parted(word)[0] for word in segment(text).split())
    spelled = ("_".join(filter(None, map(canonical, some))) for some in syllables)
    assert canonical_words(text) == [word for word in spelled if word]


def _tight(text: str) -> str:
    return text if text == "\n" else "".join(text.replace("_", "").split())


def test_words_have_their_places() -> None:
    assert words("Đồng chí  Trần Ho\u0300a\nBí thư.") == [
        Word("Đồng_chí", 0, 8),
        Word("Trần_Hòa", 10, 18),
        Word("\n", 18, 19),
        Word("Bí_thư", 19, 25),
        Word(".", 25, 26),
    ]
    assert words(" \t ") == []


@pytest.mark.parametrize("text", ["\ud800", "học sinh \udcff học", "\ud83d \ude00"])
def test_half_of_a_surrogate_pair_is_a_token_where_pyvi_fails(text: str) -> None:
    assert segment(text) == text.replace("học sinh", "học_sinh")
    with pytest.raises((SystemError, UnicodeEncodeError)):
        pyvi_tokenize()(text)


def test_a_long_run_without_spaces_takes_no_quadratic_time() -> None:
    run = "ab.c-d." * 40_000
    assert segment(run).replace(" ", "") == run


def test_threads_share_one_segmenter() -> None:
    words_module._segmenter.cache_clear()
    table = TABLE * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(segment, [text for text, _ in table])) == [expected for _, expected in table]


def test_neither_import_nor_use_loads_what_pyvi_needs() -> None:
    script = (
        "import sys; from service.text.words import segment, words\n"
        "assert not words.__module__.startswith('pyvi')\n"
        "assert segment('học sinh') == 'học_sinh'\n"
        "print([name for name in ('pyvi', 'sklearn', 'scipy', 'numpy', 'pycrfsuite') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _lines(path: str) -> Iterator[dict[str, str]]:
    file = SHARED_DATA / path
    if not file.exists():
        pytest.skip(f"{path} is not there")
    with (
        gzip.open(file, "rt", encoding="utf-8")
        if file.suffix == ".gz"
        else file.open(encoding="utf-8") as lines
    ):
        yield from map(json.loads, lines)


def _seed() -> Iterator[str]:
    files = sorted((SHARED_DATA / "seed").glob("*.txt"))
    if not files:
        pytest.skip("the seed page is not there")
    return (file.read_text(encoding="utf-8") for file in files)


def _news() -> Iterator[str]:
    rows = islice(_lines("news/articles.jsonl.gz"), 0, 15_000, 50)
    return (row["body"][:3000] for row in rows if row.get("body"))


def _laws() -> Iterator[str]:
    rows = islice(_lines("directives/laws.jsonl.gz"), 10)
    return (row["body"][:60_000] for row in rows if row.get("body"))


def _gazette() -> Iterator[str]:
    rows = islice(_lines("directives/gazette_catalogue.jsonl"), 1000)
    return (value for row in rows for value in row.values() if isinstance(value, str) and " " in value)


@pytest.mark.parametrize("source", [_seed, _news, _laws, _gazette])
def test_real_texts_are_segmented_as_by_pyvi(source: Callable[[], Iterator[str]]) -> None:
    tokenize = pyvi_tokenize()
    assert [text for text in source() if segment(text) != tokenize(text)] == []
