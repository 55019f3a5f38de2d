"""Abbreviations both ways: "ubnd" is looked for written out, "ủy ban nhân dân" as UBND too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from service.analysis import Token, tokens
from service.extract.abbreviations import TOKEN
from service.knowledge import Abbreviation, load
from service.text.fold import fold

SHORTEST = 3
"""Letters of an abbreviation that is looked for where its long form was typed: CP means too much else."""

Syllables = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """`text[start:end]`, in the spelling `value` as well; `tokens` are that spelling's syllables."""

    start: int
    end: int
    value: str
    tokens: Syllables


def find_variants(text: str, words: Sequence[Token]) -> list[Variant]:
    """Of an NFC text whose syllables are `words`, from left to right."""
    found = [*_written_out(text), *_shortened(words)]
    return sorted(found, key=lambda variant: variant.start)


def _written_out(text: str) -> Iterator[Variant]:
    end = 0
    for match in TOKEN.finditer(text):
        for start, token in _parts(match):
            for expansion in _expansions(token) if start >= end else ():
                end = start + len(token)
                yield Variant(start, end, _as_typed(token, expansion), tuple(tokens(expansion)))


def _parts(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """A token, and where it isn't known as a whole its parts: GD&ĐT, but UBND/HĐND."""
    token = match[0]
    yield match.start(), token
    if token.endswith("."):
        yield match.start(), token[:-1]
    for part in re.finditer(r"[^\W_]+(?:&[^\W_]+)*", token):
        if part[0] != token:
            yield match.start() + part.start(), part[0]


def _expansions(token: str) -> list[str]:
    return _in_this_spelling().get(token) or _in_any_spelling().get(token.lower(), [])


def _as_typed(token: str, expansion: str) -> str:
    """In small letters where the abbreviation was typed in small letters."""
    return expansion.lower() if token.islower() else expansion


def _shortened(words: Sequence[Token]) -> Iterator[Variant]:
    """The longest first; what was typed with marks must have the right ones."""
    position = 0
    while position < len(words):
        size = _longest(words, position)
        for row in _long_forms().get(_folded(words[position : position + size]), ()) if size else ():
            run = words[position : position + size]
            yield Variant(run[0].start, run[-1].end, row.abbreviation, tuple(tokens(row.abbreviation)))
        position += max(size, 1)


def _longest(words: Sequence[Token], position: int) -> int:
    """Syllables of the longest form that is written out from there on; 0 where there is none."""
    for size in range(min(_most(), len(words) - position), 1, -1):
        run = words[position : position + size]
        rows = _long_forms().get(_folded(run), ())
        if any(_is_spelt(run, row) for row in rows):
            return size
    return 0


def _is_spelt(run: Sequence[Token], row: Abbreviation) -> bool:
    if not any(token.accented for token in run):
        return True
    return [token.exact for token in run] == [token.exact for token in tokens(row.expansion)]


def _folded(run: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.folded for token in run)


@cache
def _in_this_spelling() -> dict[str, list[str]]:
    return _grouped((row.abbreviation, row.expansion) for row in load().abbreviations)


@cache
def _in_any_spelling() -> dict[str, list[str]]:
    rows = [row for row in load().abbreviations if row.typed in ("any", "box-any")]
    forms = (
        (form, row.expansion) for row in rows for form in {row.abbreviation.lower(), fold(row.abbreviation)}
    )
    return _grouped(forms)


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for form, expansion in pairs:
        groups.setdefault(form, []).append(expansion)
    return groups


@cache
def _long_forms() -> dict[tuple[str, ...], list[Abbreviation]]:
    """Rows of several syllables by these, folded."""
    forms: dict[tuple[str, ...], list[Abbreviation]] = {}
    for row in load().abbreviations:
        syllables = _folded(tokens(row.expansion))
        if len(syllables) > 1 and sum(map(str.isalnum, row.abbreviation)) >= SHORTEST and row.typed != "box":
            forms.setdefault(syllables, []).append(row)
    return forms


@cache
def _most() -> int:
    return max(map(len, _long_forms()))
