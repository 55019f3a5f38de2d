"""Document numbers in running text, strict enough to leave dates, scores, plates and money alone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.extract.codes import kinds_by_code, organs_by_code
from service.extract.document_number import DocumentNumber
from service.extract.letters import DASH, DIGIT, UPPER
from service.extract.typed import TypedNumber, find_typed

__all__ = ["DocumentNumber", "FoundNumber", "TypedNumber", "find_numbers", "find_typed"]

SEPARATOR = rf"\s?[/{DASH}.]\s?"
CODE = rf"(?:[{UPPER}][a-zđư]?[{UPPER}\d&]+[a-zđư]{{0,2}}[{UPPER}\d]*|Th?i?[UX]U?)"
"""Capitals, perhaps with a small letter or two (TTg, ĐBQHTr, HoREA): a word in running text is no code."""


VOUCHED = re.compile(
    rf"(?:\s+liên ngành)?\s+(?:số\s*:?\s+)?"
    rf"(?P<number>\d{{1,5}}[a-zđ]?(?:/(?:19|20)\d\d)?(?:[/{DASH}]|\s(?=HĐBT(?!\w)|[{UPPER}]{{2,6}}/)){CODE}(?:[/{DASH}.]{CODE}){{0,14}}"
    rf"|\d{{1,5}}[a-zđ]?\s?[/{DASH}]\s?{CODE}\s?/\s?{CODE}"
    rf"|\d{{1,5}}[a-zđ]?\s/\s{CODE}(?:\s?[/{DASH}]\s?{CODE}){{0,3}})(?!\w)"
)
"""A number whose codes nobody knows, also as a tokenizer leaves it: "số 12 / ABC - XYZ"."""


class FoundNumber(NamedTuple):
    """`text[start:end]` was read as `number`."""

    number: DocumentNumber
    start: int
    end: int


def find_numbers(text: str) -> list[FoundNumber]:
    """Every number with a code, from left to right. A bare "45" needs its kind: see references."""
    return list(_found(text))


def number_after(text: str, position: int) -> FoundNumber | None:
    """The number that a kind's name vouches for, known codes or not: "Công văn số 234/ABC-XYZ"."""
    match = VOUCHED.match(text, position)
    return _read(match, "number") if match else None


def _found(text: str) -> Iterator[FoundNumber]:
    for match in _pattern().finditer(text):
        found = _read(match, 0)
        if found is not None:
            yield found


def _read(match: re.Match[str], group: str | int) -> FoundNumber | None:
    try:
        return FoundNumber(DocumentNumber.parse(match[group]), *match.span(group))
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    """Digits, perhaps a year, then a known kind with more codes, or else a known organ.

    Not after the colon of a standard: "QCVN 10-MT:2015/BTNMT". What may stand before the digits is looked
    at after the first of them, so that the engine can scan for digits.
    """
    kinds = _either(code for code in kinds_by_code() if code not in {"QH", "UBTVQH", "L"})
    lawgivers = rf"(?:UBTV)?QH(?:\d{{1,2}}|\s1\d(?!\d|\s?[.,/%{DASH}]\s?\d))"
    organs = _either(code for code in organs_by_code() if len(code) > 1)
    year = rf"\s?[/{DASH}]\s?(?:19|20)\d\d"
    more = rf"(?:(?:\s?[/{DASH}]\s?|\.)(?:T\.Ư|{lawgivers}|[{UPPER}]\.[IVX]{{1,4}}|{CODE}))"
    return re.compile(
        rf"""
        {DIGIT} (?<![\w.,/{DASH}]\d) (?<!\d:\d) (?<![A-Z]{{2}}:\d)
        \d{{0,4}} (?: [a-zđ] | \.\d{{1,2}}(?=/(?:19|20)\d\d/) )?
        (?:
            (?: {year} | \s(?:19|20)\d\d(?=\s?/) )? {SEPARATOR} (?:{kinds}) {more}{{1,14}}
          | (?: {year} )? {SEPARATOR} L [/{DASH}] CTN
          | (?: {year} )? {SEPARATOR} (?:{lawgivers})
          | {year} {SEPARATOR} (?:{kinds})
          | \s (?:{kinds}) \s?[/{DASH}]\s? (?:{organs}) {more}{{0,3}}
          | (?<!thứ\ \d) (?<!thứ\ \d\d) [/{DASH}] (?:{organs}) {more}{{0,3}}
        )
        (?![\w])
        """,
        re.VERBOSE,
    )


def _either(codes: Iterator[str]) -> str:
    """The codes longest first, each also as it is typed without Đ (QD, ND)."""
    spelled = {form for code in codes for form in (code, code.replace("Đ", "D"), code.replace("Đ", "Ð"))}
    return "|".join(sorted(map(re.escape, spelled), key=lambda code: (-len(code), code)))
