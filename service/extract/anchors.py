"""Where a text names a kind of directive: "Chỉ thị", "các Quyết định", "NQ"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from service.extract.codes import kinds_by_code
from service.extract.patterns import Phrases
from service.knowledge import load
from service.text.characters import canonical

CODED = re.compile(r"\s+(?:số\s+)?\d")
NUMBERED = re.compile(r"\s+(?:số\s*:?\s*\d|\d{1,5}[a-zđ]?\s?[/-])")
"""After the code of a kind that isn't cited by digits alone: "CV số 12"; "PC 02" is a unit of the police."""

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
    return [
        _anchor(text, match)
        for match in _phrases().finditer(text, 0, len(text))
        if _stands_alone(text, match)
    ]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Not inside a number, and a code only where digits follow."""
    before = text[match.start() - 1 : match.start()]
    if before in ("/", "-"):
        return False
    code = match[0].upper()
    if code not in _codes():
        return True
    number = CODED if code in _bare_codes() else NUMBERED
    return number.match(text, match.end()) is not None


def _anchor(text: str, match: re.Match[str]) -> Anchor:
    kind, cited = _named(match[0])
    capital = match[0][0].isupper()
    plural = PLURAL.search(text, max(0, match.start() - 8), match.start()) is not None
    return Anchor(kind, cited, match.start(), match.end(), capital, plural)


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
def _bare_codes() -> frozenset[str]:
    """The codes of kinds that are cited by digits alone: "NQ 18", "NĐ 30"."""
    return frozenset(row.code.upper() for row in load().kinds if row.code and row.cited == "bare")


@cache
def _phrases() -> Phrases:
    return Phrases.of([*_kinds(), *_codes()])
