"""The codes in document numbers: kinds and organs, known by any way of typing them."""

import re
from functools import cache

from service.knowledge import DirectiveKind, Organ, load
from service.text.fold import fold

CENTRAL = re.compile(r"T\.?\s?Ư(?=[^\w]|$)|t\.?\s?ư(?=[^\w]|$)")
"""Trung ương, with its mark; without it TU is a province's or a city's committee."""

CONGRESS = re.compile(r"(.*[^\d])\d+")
"""QH13, UBTVQH15: a code with the number of its term."""


def canonical_code(code: str) -> str:
    """A code as the tables write it: `qd` and `QD` are QĐ, `ttg` is TTg, `TƯ` is TW.

    An unknown code stays as it is, in capitals where it has none.
    """
    code = CENTRAL.sub("TW", code)
    if code in known_codes():
        return code
    term = CONGRESS.fullmatch(code)
    stem, digits = (term[1], code[len(term[1]) :]) if term else (code, "")
    by_folding = codes_by_folding().get(fold(stem))
    if by_folding:
        return by_folding + digits
    return code.upper() if code.islower() else code


@cache
def known_codes() -> frozenset[str]:
    return frozenset(kinds_by_code()) | frozenset(organs_by_code())


@cache
def codes_by_folding() -> dict[str, str]:
    """Where two codes fold alike (HD and HĐ), the one that is written without marks."""
    return {fold(code): code for code in sorted(known_codes(), key=lambda code: (code.isascii(), code))}


@cache
def kinds_by_code() -> dict[str, tuple[DirectiveKind, ...]]:
    found: dict[str, tuple[DirectiveKind, ...]] = {}
    for row in load().kinds:
        if row.code:
            found[row.code] = (*found.get(row.code, ()), row)
    return found


@cache
def organs_by_code() -> dict[str, Organ]:
    return {row.code: row for row in load().organs}


def organ(code: str) -> Organ | None:
    """The organ of a code; QH13 is QH's."""
    known = organs_by_code()
    term = CONGRESS.fullmatch(code)
    return known.get(code) or (known.get(term[1]) if term else None)


def kinds_of(code: str) -> tuple[str, ...]:
    """Names of the kinds that a code may stand for, the likelier first; QH13 stands for what QH does."""
    known = kinds_by_code()
    term = CONGRESS.fullmatch(code)
    rows = known.get(code) or (known.get(term[1], ()) if term else ())
    return tuple(row.kind for row in rows)
