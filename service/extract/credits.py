"""Names that a text is credited with: "Ảnh: Minh Hằng", and whoever has signed it at its end."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from service.extract.letters import SYLLABLE, UPPER
from service.extract.name_words import COMMON_SURNAME, is_place, surname_share
from service.extract.patterns import lowered
from service.extract.post_words import begins_sentence
from service.knowledge import load

CREDIT = re.compile(
    r"(?:ảnh|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu|video|clip|tác giả|tin|bài|bài viết|thực hiện|pv"
    r"|phóng viên|người viết|biên tập)\s*:\s*(?-i:[A-ZĐ]{2,8}\s?[/–-]\s?)?\Z",
    re.IGNORECASE,
)
"""What credits a name with a picture or a text: "Ảnh: Minh Hằng", "Ảnh: TTX/Minh Hằng"."""

CREDIT_ENDS = frozenset(":/-–")
NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{1,3}}"
SIGNED = re.compile(
    rf"(?:^|[\n.!?…”\"]\s*)(?P<names>{NAME}(?:(?:\s*[-–,&]\s*|\s+và\s+){NAME})?)"
    r"\s*(?:\([^()\n]{2,20}\)|[/-]\s*(?:TTXVN|Báo\s[^\n/.]{2,25})|ghi|thực hiện|tổng hợp)?\s*\Z"
)
"""Who wrote a text, one or two of them, in its last line or after its last sentence."""
CAPITAL = rf"[{UPPER}]{{2,}}"
CAPITAL_NAME = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,3}}")
CAPITALS = re.compile(
    rf"(?:^|[\n.!?…”\"]\s*)(?P<names>{CAPITAL_NAME.pattern}(?:\s*[-–,&]\s*(?:[Ảả]nh\s*:\s*)?{CAPITAL_NAME.pattern})*)"
    r"\s*(?:\([^()\n]{2,20}\))?\s*\Z"
)
REMARK = re.compile(r"[ \t]*(?:[*>»•]|Xem thêm|Bài viết thể hiện|Theo )")
"""A line behind a signature: "* Bài viết thể hiện quan điểm riêng của tác giả", "> Xem thêm: ..."."""

COUNTRY = ["Việt", "Nam"]
MOST_REMARKS, LONGEST_REMARK = 4, 250
BLANK = " \t\n\r\xa0-–"
"""What may stand behind a signature, with the dash that was to lead to its paper."""

ADDRESSED = rf"(?:Ông|Bà) (?P<name>[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}}){{1,4}})(?![^\W_])"
"""A name in capitals behind an honorific, as papers begin an interview: "Ông TRẦN VĂN AN"."""

ADDRESSED_FIRST, ADDRESSED_LATER = re.compile(ADDRESSED), re.compile(rf"\n{ADDRESSED}")

RETOLD = re.compile(
    rf"(?:^|[\n.!?…”\"]\s*)[Tt]heo\s+(?P<names>{NAME})\s*(?:/\s*[^\n/.]{{2,50}}|\([^()\n]{{2,30}}\))\Z"
)
"""Whom a text is taken from, and of which paper: "Theo Trung Sơn (VNE)"."""

SIGNATURE_REACH = 70
"""Code points: so near its end a text may be signed."""


CREDITING = frozenset({"Ảnh", "Bài", "Báo", "Đọc", "Nguồn", "Theo", "Tin", "Xem"})
"""What a text ends with that is no name."""


class Credit(Enum):
    """How a text says that somebody made it."""

    NAMED = 'behind "Ảnh:" or before the site\'s own words'
    SIGNED = "at its end"
    ALONE = "at its end, in a line of its own, where places rarely stand"


class Signature(NamedTuple):
    """Those who have signed a text stand in `[start, end)`."""

    start: int
    end: int
    credit: Credit


def signature(text: str) -> Signature:
    """What a text is signed with; nothing at its end where nobody has."""
    end = len(text.rstrip())
    retold = RETOLD.search(text, max(0, end - SIGNATURE_REACH), end)
    if retold is not None and is_pen_name(retold["names"].split()):
        return Signature(*retold.span("names"), Credit.SIGNED)
    end = _end(text)
    signed = SIGNED.search(text, max(0, end - SIGNATURE_REACH), end) if _may_be_signed(text, end) else None
    if signed is None:
        return Signature(len(text), len(text), Credit.SIGNED)
    alone = text[: signed.start("names")].endswith("\n") and signed.end("names") == end
    return Signature(*signed.span("names"), Credit.ALONE if alone else Credit.SIGNED)


def signed_in_capitals(text: str) -> Iterator[re.Match[str]]:
    """The names at a text's end that are wholly in capitals: "HOÀNG NAM - THU HÀ"."""
    end = _end(text)
    if not _may_be_signed(text, end):
        return
    signature = CAPITALS.search(text, max(0, end - SIGNATURE_REACH), end)
    if signature is not None:
        yield from CAPITAL_NAME.finditer(text, *signature.span("names"))


def addressed_in_capitals(text: str) -> Iterator[re.Match[str]]:
    """Those whom a line's beginning calls "Ông" or "Bà" and names in capitals; elsewhere few are."""
    first = ADDRESSED_FIRST.match(text)
    for match in (*([first] if first else []), *ADDRESSED_LATER.finditer(text)):
        if surname_share(match["name"].split()[0].capitalize()) >= 0:
            yield match


def _end(text: str) -> int:
    """Of the text before remarks on it."""
    end = len(text.rstrip(BLANK))
    for _ in range(MOST_REMARKS):
        line = text.rfind("\n", 0, end) + 1
        if line == 0 or end - line > LONGEST_REMARK or not REMARK.match(text, line):
            break
        end = len(text[:line].rstrip())
    return end


def _may_be_signed(text: str, end: int) -> bool:
    """Whether neither a full stop nor a closing quotation mark is last."""
    last = text[end - 1 : end]
    return last.isalpha() or last == ")"


def is_credited(text: str, start: int) -> bool:
    """Whether the run is said to be whose text or picture it is."""
    if not CREDIT_ENDS.intersection(text[max(0, start - 2) : start]):
        return False
    return CREDIT.search(text, max(0, start - 30), start) is not None


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


def may_sign(name: list[str]) -> bool:
    """Whether it may be a person's even where it is a place's, too: "Hoàng Mai", but no country's."""
    if name == COUNTRY:
        return False
    return name[-1] in _given_names() and " ".join(name).lower() not in _papers()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(form.title() for row in load().given_names for form in lowered(row.name))


@cache
def _papers() -> frozenset[str]:
    return frozenset(row.word.lower() for row in load().eponyms if row.kind == "paper")
