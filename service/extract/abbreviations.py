"""Abbreviations written out, so that a post is found by either spelling."""

import re
from functools import cache

from service.extract.letters import DASH, UPPER
from service.knowledge import load
from service.text.fold import fold

TOKEN = re.compile(r"[^\W_]+(?:[&./-][^\W_]+)*\.?")
IN_SHORT = re.compile(rf"(?<=\w)\s*\([{UPPER}][{UPPER}\d&\s{DASH}]*\)")
"""An abbreviation in brackets behind what it is short for."""
APART = re.compile(rf"(?<=[{UPPER}]) & (?=[{UPPER}]{{2}})")
"""Within an abbreviation that a tokenizer has split: "GD & ĐT"."""

PIECE = re.compile(r"[^\W_]+(?:&[^\W_]+)*")


def expand(text: str) -> str:
    """The text with every abbreviation of one reading written out; all else stays as it is.

    >>> expand("Chủ tịch UBND Quận")
    'Chủ tịch Ủy ban nhân dân Quận'
    """
    return TOKEN.sub(lambda match: _token(match[0]), text)


def written_out(post: str) -> str:
    """A post or an organization expanded, without what it is called in short.

    >>> written_out("Giám đốc Sở Tài chính (STC) TP Sông Vân")
    'Giám đốc Sở Tài chính Thành phố Sông Vân'
    """
    return expand(APART.sub("&", IN_SHORT.sub("", post)))


def _token(token: str) -> str:
    whole = _expansion(token)
    if whole is not None:
        return whole
    if token.isalpha():
        return token
    return PIECE.sub(lambda match: _expansion(match[0]) or match[0], token)


def _expansion(token: str) -> str | None:
    return _as_written().get(token) or _as_typed().get(token.lower())


@cache
def _as_written() -> dict[str, str]:
    """Those of one reading."""
    return {row.abbreviation: row.expansion for row in load().abbreviations if row.typed in ("any", "exact")}


@cache
def _as_typed() -> dict[str, str]:
    """By lower case, with marks and without, those that nothing else is typed like."""
    rows = [row for row in load().abbreviations if row.typed == "any"]
    return {
        form: row.expansion for row in rows for form in (row.abbreviation.lower(), fold(row.abbreviation))
    }
