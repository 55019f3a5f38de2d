"""Where a text names a kind of directive: "Chỉ thị", "các Quyết định", "NQ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from service.extract.codes import kinds_by_code
from service.extract.letters import DIGIT
from service.extract.patterns import Finder, word_start
from service.knowledge import load
from service.text.characters import canonical

CODED = re.compile(r"\s+(?:số\s+)?\d")
NUMBERED = re.compile(r"\s+(?:số\s*:?\s*\d|\d{1,5}[a-zđ]?\s?[/-])")
"""After the code of a kind that isn't cited by digits alone: "CV số 12"; "PC 02" is a unit of the police."""

REACH = 40
"""Code points before it in which its kind's code begins."""

PLURAL = re.compile(r"(?:các|những|hai|ba)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """`text[start:end]` names `kind`. `plural`: several are announced."""

    kind: str
    cited: str
    start: int
    end: int
    capital: bool
    plural: bool

    def takes_bare(self, marked: bool, closed: bool) -> bool:
        """Whether digits alone after it are a number: "Chỉ thị 34", but "thông báo 3 người" isn't.

        `marked`: "số" stands before them; `closed`: they are several, and what follows is nothing they count.
        """
        if self.cited in ("named", "code"):
            return False
        return marked or closed or (self.cited == "bare" and self.capital)


def find_anchors(text: str) -> list[Anchor]:
    """All of them from left to right, the longer kind where one begins another."""
    places = sorted({*_names().spans(text, 0, len(text)), *_coded(text)})
    return [_anchor(text, start, end) for start, end in places if text[start - 1 : start] not in ("/", "-")]


def _coded(text: str) -> Iterator[tuple[int, int]]:
    """Where a kind is written by its code, found by the digits that must follow it."""
    for digit in _digits().finditer(text):
        first = max(0, digit.start() - REACH)
        before = text[first : digit.start()].rstrip().removesuffix(":").rstrip().removesuffix("số").rstrip()
        end = first + len(before)
        start = word_start(text, end)
        code = text[start:end].upper()
        if code in _codes() and (CODED if code in _bare_codes() else NUMBERED).match(text, end):
            yield start, end


def _anchor(text: str, start: int, end: int) -> Anchor:
    kind, cited = _named(text[start:end])
    plural = PLURAL.search(text, max(0, start - 8), start) is not None
    return Anchor(kind, cited, start, end, text[start].isupper(), plural)


@lru_cache(maxsize=1024)
def _named(written: str) -> tuple[str, str]:
    """The kind, and what may follow it, of a name or a code as it is written."""
    return _kinds().get(" ".join(canonical(written).split())) or _codes()[written.upper()]


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    return {canonical(row.kind): (row.kind, row.cited) for row in load().kinds}


@cache
def _codes() -> dict[str, tuple[str, str]]:
    """Kinds written by their codes: "NQ 18/NQ-TU", "NĐ 30". A lone letter or a law-giver is none."""
    rows = {
        code: rows[0] for code, rows in kinds_by_code().items() if len(code) > 1 and not code.endswith("QH")
    }
    return {code.upper(): (row.kind, "số") for code, row in rows.items()}


@cache
def _digits() -> re.Pattern[str]:
    """A number's first digit behind "số", a colon, or what ends as codes do: most are passed over."""
    before_last, last = (
        "".join(sorted({form for code in _codes() for form in code[i] + code[i].lower()})) for i in (-2, -1)
    )
    return re.compile(rf"{DIGIT}(?:(?<=[ố:].)|(?<=[ố:\s]\s.)|(?<=[{before_last}][{last}]\s.))")


@cache
def _bare_codes() -> frozenset[str]:
    """The codes of kinds that are cited by digits alone: "NQ 18", "NĐ 30"."""
    return frozenset(row.code.upper() for row in load().kinds if row.code and row.cited == "bare")


@cache
def _names() -> Finder:
    return Finder.of(_kinds())
