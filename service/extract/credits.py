"""Names that a text is credited with: "Ảnh: Minh Hằng", and whoever has signed it at its end."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from service.extract.letters import SYLLABLE, UPPER
from service.extract.name_words import COMMON_SURNAME, is_place, surname_share
from service.extract.patterns import lowered
from service.extract.post_words import begins_sentence
from service.knowledge import load

CREDIT = re.compile(
    r"(?:ảnh|video|clip|tác giả|tin|bài|bài viết|thực hiện|pv|phóng viên|người viết|biên tập)\s*:\s*\Z",
    re.IGNORECASE,
)
"""What credits a name with a picture or a text: "Ảnh: Minh Hằng"."""

NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{1,3}}"
SIGNED = re.compile(
    rf"(?:^|[\n.!?…”\"]\s*)(?P<names>{NAME}(?:(?:\s*[-–,&]\s*|\s+và\s+){NAME})?)"
    r"\s*(?:\([^()\n]{2,20}\)|[/-]\s*TTXVN|ghi|thực hiện|tổng hợp)?\s*\Z"
)
"""Who wrote a text, one or two of them, in its last line or after its last sentence."""
CAPITAL = rf"[{UPPER}]{{2,}}"
CAPITAL_NAME = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,3}}")
CAPITALS = re.compile(
    rf"(?:^|[\n.!?…”\"]\s*)(?P<names>{CAPITAL_NAME.pattern}(?:\s*[-–,&]\s*{CAPITAL_NAME.pattern})*)"
    r"\s*(?:\([^()\n]{2,20}\))?\s*\Z"
)
SIGNATURE_REACH = 70
"""Code points: so near its end a text may be signed."""


CREDITING = frozenset({"Ảnh", "Bài", "Báo", "Đọc", "Nguồn", "Theo", "Tin", "Xem"})
"""What a text ends with that is no name."""


class Credit(Enum):
    """How a text says that somebody made it."""

    NAMED = 'behind "Ảnh:" or before the site\'s own words'
    SIGNED = "at its end"


def signature_start(text: str) -> int:
    """Where the names of those begin who have signed a text; its length where nobody has."""
    end = len(text.rstrip())
    if not _may_be_signed(text, end):
        return len(text)
    signature = SIGNED.search(text, max(0, end - SIGNATURE_REACH), end)
    return signature.start("names") if signature else len(text)


def signed_in_capitals(text: str) -> Iterator[re.Match[str]]:
    """The names at a text's end that are wholly in capitals: "HOÀNG NAM - THU HÀ"."""
    end = len(text.rstrip())
    if not _may_be_signed(text, end):
        return
    signature = CAPITALS.search(text, max(0, end - SIGNATURE_REACH), end)
    if signature is not None:
        yield from CAPITAL_NAME.finditer(text, *signature.span("names"))


def _may_be_signed(text: str, end: int) -> bool:
    """Whether neither a full stop nor a closing quotation mark is last."""
    last = text[end - 1 : end]
    return last.isalpha() or last == ")"


def is_credited(text: str, start: int) -> bool:
    """Whether the run is said to be whose text or picture it is."""
    if ":" not in text[max(0, start - 2) : start]:
        return False
    return CREDIT.search(text, max(0, start - 20), start) is not None


def is_lone_name(name: list[str]) -> bool:
    """Whether what a text is signed with may be a name nobody knows: "Mộc Miên"."""
    is_short = len(name) == 2 and min(map(len, name)) > 1
    if not is_short or name[0] in CREDITING or begins_sentence(name[0]):
        return False
    return not is_place(" ".join(name)) and " ".join(name).lower() not in _papers()


def is_pen_name(name: list[str]) -> bool:
    """Whether who signs so may be a person: "Minh Hằng", "Tuyết Nguyễn", and no newspaper."""
    whole = " ".join(name)
    if is_place(whole) or whole.lower() in _papers():
        return False
    return (
        surname_share(name[0]) >= 0 or surname_share(name[-1]) >= COMMON_SURNAME or name[-1] in _given_names()
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(form.title() for row in load().given_names for form in lowered(row.name))


@cache
def _papers() -> frozenset[str]:
    return frozenset(row.word.lower() for row in load().eponyms if row.kind == "paper")
