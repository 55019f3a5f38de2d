"""Document numbers as people type them into a box: lower case, without marks, with blanks for separators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.extract.codes import kinds_by_code, kinds_of, organs_by_code
from service.extract.document_number import DocumentNumber
from service.knowledge import load
from service.text.characters import canonical_mapped
from service.text.fold import fold

VOWELS = frozenset("aeiouy")
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTS_BELOW = 3
"""Digits of a number that counts where words follow: "hướng dẫn 3 bước đăng ký", but "thông báo 245 về"."""
WORDS = frozenset({"tu", "hu", "qu", "du", "cb", "dd", "db", "dh"})
"""Organ codes that are ordinary syllables or other abbreviations once typed without marks and capitals."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """`text[start:end]` names a directive: by number, by kind, or by both. `kind` is a name of kinds.tsv."""

    number: DocumentNumber | None
    kind: str | None
    start: int
    end: int


def find_typed(text: str) -> list[TypedNumber]:
    """What a query says about document numbers; ordinary words are never taken for one."""
    mapped = canonical_mapped(text)
    return [
        TypedNumber(number, kind, *mapped.span(start, end))
        for number, kind, start, end in _readings(mapped.text)
    ]


def _readings(text: str) -> Iterator[tuple[DocumentNumber | None, str | None, int, int]]:
    position = 0
    while match := _pattern().search(text, position):
        reading = _reading(match)
        if reading is not None:
            yield (*reading, match.start(), match.end())
        position = match.end() if reading else match.start() + 1


def _reading(match: re.Match[str]) -> tuple[DocumentNumber | None, str | None] | None:
    kind = _kind_names()[fold(match["kind"])] if match["kind"] else None
    if match["before"]:
        return _parsed(f"{match['inner']}/{match['before']}/{match['organ'] or ''}".rstrip("/"), kind)
    if match["coded"] or match["spaced"]:
        return _parsed(match["coded"] or match["spaced"], kind)
    if kind is None or _is_count(match, kind):
        return None
    return _parsed(match["bare"], kind)


def _is_count(match: re.Match[str], kind: str) -> bool:
    """Whether a number without a code is a year or counts something: "luật 2013", "kế hoạch 5 năm"."""
    bare, following = match["bare"], match.string[match.end() :].strip()
    if YEAR.fullmatch(bare) and (kind in _kinds_cited("named") or not match["mark"]):
        return True
    if match["mark"]:
        return False
    if kind in _kinds_cited("named") and bare.isdigit():  # "kỷ luật 3 cán bộ"
        return True
    if kind in _kinds_cited("số") and following and len(bare) < COUNTS_BELOW:
        return True
    return _counted().match(following) is not None


def _parsed(text: str, kind: str | None) -> tuple[DocumentNumber, str | None] | None:
    try:
        number = DocumentNumber.parse(text)
    except ValueError:
        return None
    if len(number.codes) == 1 and number.kinds and number.year is None and not number.codes[0][-1].isdigit():
        return DocumentNumber(number.digits), kind or number.kinds[0]
    return number, kind


@cache
def _counted() -> re.Pattern[str]:
    """What a number before it counts; not so "chỉ thị 34 năm 2014", "quyết định 12 ngày 3/4"."""
    units = ["tháng", "tuần", "quý", "giờ", "người", "cán bộ", "lần", "bước", "vụ", "tỷ", "triệu"]
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?:{_either(units)}|(?:{_either(['năm'])})(?!\s+{year}(?!\s?[-–]\s?{year}))"
        rf"|(?:{_either(['ngày'])})(?!\s+\d))(?!\w)"
    )


@cache
def _kinds_cited(how: str) -> frozenset[str]:
    return frozenset(row.kind for row in load().kinds if row.cited == how)


@cache
def _kind_names() -> dict[str, str]:
    """Each kind by its folded name and, as far as no word is like it, by its code: `nq` before a number."""
    names = {fold(code): kinds_of(code)[0] for code in kinds_by_code() if _unmistakable(code)}
    return names | {fold(row.kind): row.kind for row in load().kinds}


def _unmistakable(code: str) -> bool:
    return len(code) > 1 and not VOWELS & set(fold(code)) and code not in {"QH", "UBTVQH"}


@cache
def _pattern() -> re.Pattern[str]:
    names = _either(row.kind for row in load().kinds)
    kinds = _either(code for code in kinds_by_code() if code not in {"QH", "UBTVQH"})
    plain_kinds = _either(filter(_unmistakable, kinds_by_code()))
    organs = _either([*organs_by_code(), "TƯ", "T.Ư"])
    plain_organs = _either(["TƯ", *(code for code in organs_by_code() if fold(code) not in WORDS)])
    digits = r"\d{1,5}[a-z]?(?:\s?[/-]\s?(?:19|20)\d\d)?"
    mark = r"\s?[/.-]\s?"
    return re.compile(
        rf"""
        (?<![\w/.,-])
        (?: (?P<kind> {names} ) (?P<mark>(?:\s+(?:số|so))*) [\s:]+ | (?:số|so)\s+ )?
        (?:
            (?P<coded> {digits} {mark} (?: (?:{kinds}) (?:{mark}[a-zđư][a-zđư\d&.]*)* | (?:ubtv)?qh\d\d?
                                         | (?:{organs}) (?:{mark}(?:{organs}))* ) )
          | (?P<spaced> {digits} \s (?:{plain_kinds}) (?: [\s/-]\s?(?:{plain_organs}) | \s?[/-]\s?(?:{organs})
                                                        | \s(?:{organs})(?=\s*$) ) )
          | (?P<before> {plain_kinds} ) [\s-] (?:(?:số|so)\s)? (?P<inner> {digits} )
                (?: [\s/-] (?:(?P=before)[\s/-])?
                    (?P<organ> (?:{plain_organs}) | (?:{organs})(?=\s*$) ) )?
          | (?P<bare> {digits} )
        )
        (?![\w]) (?! [/.,-]\d )
        """,
        re.VERBOSE,
    )


def _either(forms: Iterator[str] | list[str]) -> str:
    """Each form in its canonical and its folded spelling, the longer first; blanks are any."""
    spelled = {
        spelling for form in forms for spelling in (form.lower(), canonical_mapped(form).text, fold(form))
    }
    ordered = sorted(spelled, key=lambda spelling: (-len(spelling), spelling))
    return "|".join(re.escape(spelling).replace(r"\ ", r"\s+") for spelling in ordered)
