"""What a parser gives back: rows in the input form, and the parts of the file that hold no text."""

import re
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
BLANKS = re.compile(r"\s+")
LOST_SHARE, LOST_FEW = 0.02, 100
"""Of the characters counted beforehand: how many a parser may give less before it is said to lose text."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """`rows` are documents; `holes` say which parts of the file could not become text, and why."""

    rows: tuple[Row, ...]
    holes: tuple[str, ...] = ()


def squeezed(text: str) -> str:
    """On one line, blanks joined."""
    return BLANKS.sub(" ", text).strip()


def letters(text: str) -> int:
    """Characters without blanks: what is compared before and after a parser."""
    return len(BLANKS.sub("", text))


def is_loss(kept: int, counted: int) -> bool:
    return counted - kept > max(LOST_FEW, LOST_SHARE * counted)
