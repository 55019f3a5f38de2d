"""A document number as a value: one normal form for every way of writing it."""

import re
from dataclasses import dataclass
from typing import Self

from service.extract.codes import CENTRAL, canonical_code, kinds_by_code, kinds_of, organ
from service.extract.letters import DASH, LETTER
from service.text.characters import normalise
from service.text.fold import fold

PARTS = re.compile(
    rf"""
    (?:số|so|SỐ)? [\s:]*
    (?P<digits> \d{{1,5}} (?: \.\d{{1,2}} (?=[/{DASH}]) | [a-zđ] )? (?![{LETTER}\d])   # 34, 66.3, 30a
              | \d{{1,5}} (?=[{LETTER}]) )
    (?: \s*[/{DASH}.\s]\s* (?P<year> (?:19|20)\d\d ) (?![\w]) )?                  # /2008
    (?P<codes> (?: \s*+ [/{DASH}.]? \s*+ [{LETTER}][{LETTER}\d&]*+ )*+ )          # -CT/TW
    """,
    re.VERBOSE,
)
SPLIT_TERM = re.compile(r"(?<=QH)\s+(?=\d{1,2}\s*\Z)")
"""Before the term of a lawgiver: "12/NQ-UBTVQH 14"."""

CODE = re.compile(rf"[{LETTER}][{LETTER}\d&]*")
OFFICES = frozenset({"TC"})
"""Codes of kinds that name an office behind an organ: "5249/BGTVT-TC" is of its finances."""

LONGEST = 80
"""Code points; no number is as long, and what is longer costs no time."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of a directive: `digits` with a suffix's letter, the year, and the codes in their order.

    >>> str(DocumentNumber.parse("số 34/CT - TƯ"))
    '34-CT/TW'
    >>> str(DocumentNumber.parse("15/2018/ct-ttg"))
    '15/2018/CT-TTg'
    """

    digits: str
    year: str | None = None
    codes: tuple[str, ...] = ()
    party: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError where `text` as a whole is no number. Digits are never guessed at."""
        if len(text) > LONGEST:
            raise ValueError("too long for a document number")
        plain = SPLIT_TERM.sub("", CENTRAL.sub("TW", normalise(text).text.strip()))
        match = PARTS.fullmatch(plain)
        if match is None:
            raise ValueError(f"not a document number: {text!r}")
        codes = tuple(canonical_code(code) for code in CODE.findall(match["codes"]))
        party = match["year"] is None and _is_party(codes, match["codes"].lstrip())
        return cls(match["digits"].lower(), match["year"], codes, party)

    def __str__(self) -> str:
        if self.party:
            return f"{self.digits}-{self.codes[0]}/{'-'.join(self.codes[1:])}"
        return "/".join(part for part in (self.digits, self.year, "-".join(self.codes)) if part)

    @property
    def slug(self) -> str:
        """ASCII and hyphens, digits as written, Đ as dd: 01/QĐ-UBND is `01-qdd-ubnd`."""
        parts = (self.digits, self.year, *self.codes)
        return "-".join(_code_slug(part) for part in parts if part)

    @property
    def is_bare(self) -> bool:
        """Digits alone, as in "Chỉ thị 34"."""
        return self.year is None and not self.codes

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the kinds that its code stands for, the likelier first."""
        for code in self.codes:
            if kinds := kinds_of(code):
                return () if code in OFFICES and organ(self.codes[0]) else kinds
        return ()

    @property
    def match_form(self) -> str:
        """What a query for it looks up: folded, zeros dropped, so that all spellings meet."""
        return self._form(self.year, self.codes)

    @property
    def match_forms(self) -> tuple[str, ...]:
        """What a document that holds it is indexed under: with a year also without it, and without codes."""
        forms = [self.match_form]
        if self.year and self.codes:
            forms += [self._form(None, self.codes), self._form(self.year, ())]
        return tuple(dict.fromkeys(forms))

    def _form(self, year: str | None, codes: tuple[str, ...]) -> str:
        digits = self.digits.lstrip("0") or "0"
        return "-".join(fold(part) for part in (digits, year, *codes) if part)


def _is_party(codes: tuple[str, ...], written: str) -> bool:
    """Whose number it is decides how it is written; where the organ is unknown, its first separator does."""
    if len(codes) < 2:
        return False
    known = organ(codes[-1])
    if known is not None:
        return known.system == "party"
    return codes[0] in kinds_by_code() and written[:1] == "-" and "/" in written


def _code_slug(part: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", fold(part.replace("Đ", "dd").replace("đ", "dd").replace(".", "-")))
