"""Directives that are cited by name: a law by its title, a resolution by who passed it at which session."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from service.extract.anchors import Anchor
from service.extract.letters import DASH, LETTER, LOWER, UPPER
from service.extract.name_words import is_place
from service.extract.patterns import spelled
from service.knowledge import load
from service.text.characters import canonical


class Name(NamedTuple):
    """The citation's surface ends at `end`; `name` tells it from others of its kind."""

    name: str
    end: int
    issuer: str | None = None


NOT_A_LAW = re.compile(
    r"(?:[Pp]háp|[Tt]rung cấp|[Đđ]ại học|[Tt]rường|[Cc]ông ty|[Vv]ăn phòng|[Kk]hoa|[Vv]iện|[Nn]gành"
    r"|[Bb]ộ môn|[Tt]rung tâm|[Cc]ử nhân|[Gg]iáo sư|[Ss]ĩ|[Hh]ọc|[Hh]ãng|ĐH|Đ[Hh]QG|[Qq]uy|[Kk]ỷ|[Nn]iêm"
    r"|[Dd]anh|[Bb]áo|[Tt]ạp chí|[Kk]inh tế(?: -)?)\s+\Z"
)
CODE = "Bộ luật"
CONSTITUTION = "Hiến pháp"
OF_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?!\d)")
"""Its year is all that tells one constitution from another."""

TREATY = re.compile(
    r"(?:[Cc]ông ước|[Hh]iệp (?:ước|định))"
    rf"(?:\s+(?!(?:[Ll]uật|và|với|hay|hoặc|theo)\s)[{LETTER}]+){{0,6}}\s+\Z"
)
"""Before the law of a treaty, which is no directive: "Công ước Liên Hợp Quốc về Luật Biển"."""

WORDS = re.compile(
    r"\s+(?P<word>một số"
    r"|(?i:dự bị|thiết bị|nhỏ và vừa|có công|(?:lợi ích|quyền|trách nhiệm|tác hại) của)(?!\w)"
    rf"|[{LETTER}\d]+(?:[&/-][{LETTER}]+)*)"
)
"""A word of a law's name, or several whose last would end it alone."""

UNKNOWN = re.compile(rf"\s+(?P<first>[{UPPER}][{LETTER}]*)")
INTERNATIONAL = re.compile(r"\s+[Qq]uốc tế")
"""The law between nations, or a branch of learning: no directive."""

COMMA_GOES_ON = re.compile(
    r",\s+(?P<word>chống|bổ sung|khen thưởng|tố cáo|chữa bệnh|công chức|vệ sinh|sử dụng)(?!\w)"
)
"""What goes on after a comma inside a law's name."""

COUNTRIES = tuple(
    re.compile(rf"\s(?P<name>[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{{more}}})(?!\w)")
    for more in (2, 1, 0)
)
"""Three, two or one words that may name one."""

LONGEST = 20
"""Words of a law's name."""

TRIMMED = re.compile(r"(?:\s+(?:và|theo|của|cũng|hiện hành|nước ta))+\Z")

ROMAN = (
    r"(?:[IVX]{1,6}|\d{1,3}(?!\s?[-/]\s?[A-ZĐ]{2})|thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?!\w)"
)
SESSION = re.compile(
    rf"""
    \s+ (?: của\ |số\ )?
    (?P<issuer>
        (?: [ĐÐ]ại\ hội (?!\ đồng) (?:[^.;:\n(”"]|TP\.|T\.Ư){{0,80}}? \s+ (?: lần\ thứ \s+ )? {ROMAN}
            (?: \s+ (?:của\ )?[ĐÐ]ảng(?!\w)(?!\s+[bủuđ]) )?
          | (?: Hội\ nghị \s+ )? (?: lần\ thứ \s+ \w+ \s+ )? (?: BCH | Ban\ [Cc]hấp\ hành )? \s*
            (?: [Tt]rung\ ương | TW | TƯ | T\.Ư ) (?:\ [ĐÐ]ảng)? \s* (?: lần\ thứ \s+ )? {ROMAN}
            (?: ,?\s* \(? [Kk](?:hóa|hoá) \s+ (?:[IVX]+|\d{{1,2}}) \)? )?
          | Hội\ nghị \s+ (?: lần \s+ )? (?: thứ \s+ (?=\d) )? {ROMAN} ,?\s*
            (?:của\s+)? (?: BCH | Ban\ [Cc]hấp\ hành ) \s+
            (?: [Tt]rung\ ương | TW | TƯ | T\.Ư ) (?:\ Đảng)? ,?\s*
            \(? [Kk](?:hóa|hoá) \s+ (?:[IVX]+|\d{{1,2}}) \)?
          | (?: Quốc\ hội | HĐND | Hội\ đồng\ nhân\ dân | (?:Tỉnh|Thành|Quận|Huyện|Đảng)\ (?:ủy|uỷ) )
            [^.;:,\n(”"]{{0,60}}? \s+ (?:tại\ )?
            (?P<session> kỳ\ họp \s+ (?:lần\ )? (?:thứ \s+)? \w+ | kh(?:óa|oá) \s+ [IVX\d]+ )
        )
    )
    """,
    re.VERBOSE,
)
AT_SESSION = re.compile(r"\s+(?:tại\s+)?(?:kỳ họp|khóa|khoá)\s.*", re.DOTALL)


def law_name(text: str, anchor: Anchor) -> Name | None:
    """The name of the law that is named at this place."""
    if anchor.cited != "named" or _is_no_law(text, anchor.start):
        return None
    if anchor.kind == CONSTITUTION:
        year = OF_YEAR.match(text, anchor.end)
        return Name(year["year"], anchor.end) if year else None
    known = _known(anchor.kind)
    match = known.match(text, anchor.end) if known else None
    if match is not None:
        end = _country_end(text, match.end())
        return Name(canonical_name(text[match.start("name") : end]), end)
    end = _unknown_end(text, anchor.end) if anchor.capital else anchor.end
    return Name(canonical_name(text[anchor.end : end]), end) if end > anchor.end else None


def _is_no_law(text: str, start: int) -> bool:
    school = NOT_A_LAW.search(text, max(0, start - 12), start)
    return school is not None or TREATY.search(text, max(0, start - 60), start) is not None


def session_name(text: str, anchor: Anchor, limit: int) -> Name | None:
    """Who passed it, and when: "Nghị quyết Trung ương 4 khóa XII", "... của HĐND quận tại kỳ họp thứ 4"."""
    if anchor.kind != "Nghị quyết":
        return None
    match = SESSION.match(text, anchor.end, min(limit, anchor.end + 200))
    if match is None:
        return None
    issuer = AT_SESSION.sub("", match["issuer"]) if match["session"] else match["issuer"]
    return Name(canonical_name(match["issuer"]), match.end(), " ".join(issuer.split()))


def canonical_name(name: str) -> str:
    """What names are compared by: no case, commas or tone placement."""
    return " ".join(re.findall(r"[^\W_]+", canonical(name)))


def _unknown_end(text: str, position: int) -> int:
    """Where the name of a law that isn't in the table ends: at a function word or at punctuation."""
    if UNKNOWN.match(text, position) is None or INTERNATIONAL.match(text, position):
        return position
    end = position
    for _ in range(LONGEST):
        word = WORDS.match(text, end) or COMMA_GOES_ON.match(text, end)
        if word is None or word["word"].isdigit() or word["word"].lower() in _ends():
            break
        end = word.end()
    trimmed = TRIMMED.search(text, position, end)
    return trimmed.start() if trimmed else end


def _country_end(text: str, position: int) -> int:
    """Where the country ends whose law it is, right behind its name: "Bộ luật Dân sự [Nhật Bản]"."""
    for country in COUNTRIES:
        following = country.match(text, position)
        if following and following["name"] != "Việt Nam" and is_place(following["name"]):
            return following.end()
    return position


@cache
def _ends() -> frozenset[str]:
    return frozenset(row.phrase for row in load().ends if row.kind == "law")


@cache
def _known(kind: str) -> re.Pattern[str] | None:
    """The table's names of one kind, their commas and dashes optional, abbreviated words too."""
    written = {canonical_name(row.name) for row in load().laws if row.kind == kind}
    forms = set(chain.from_iterable(map(_abbreviated, written)))
    names = sorted(forms, key=lambda name: (-len(name), name))
    if not names:
        return None
    choice = "|".join(rf"[\s,{DASH}]+".join(map(spelled, name.split())) for name in names)
    return re.compile(rf"[\s,]+(?P<name>{choice})(?![^\W_])(?!\s+[Qq]uốc tế)")


def is_known(kind: str, name: str) -> bool:
    """Whether a canonical name is a law's and short for none, so that a longer one is another's."""
    return (kind, name) in _whole_names()


def known_name(kind: str, text: str, position: int) -> Name | None:
    """A law's name right behind its number: "Luật 11/2017/QH14 Trợ giúp pháp lý"."""
    known = _known(kind)
    match = known.match(text, position) if known else None
    return Name(canonical_name(match["name"]), match.end()) if match else None


def codes_in_short(text: str) -> Iterator[tuple[int, Name]]:
    """Where codes are written by their initials: "Điều 12 BLHS"."""
    for match in _in_short().finditer(text):
        yield match.start(), Name(_initials()[match[0]], match.end())


@cache
def _in_short() -> re.Pattern[str]:
    choice = "|".join(sorted(initials.removeprefix("BL") for initials in _initials()))
    return re.compile(rf"BL(?<![\w/-]..)(?:{choice})(?![\w/-])")


@cache
def _initials() -> dict[str, str]:
    """The codes' names by "BL" and their initials: BLTTHS."""
    names = [canonical_name(row.name) for row in load().laws if row.kind == CODE and not row.whole]
    return {"BL" + "".join(word[0] for word in name.split()).upper(): name for name in names}


@cache
def _whole_names() -> frozenset[tuple[str, str]]:
    return frozenset((row.kind, canonical_name(row.name)) for row in load().laws if not row.whole)


def _abbreviated(name: str) -> set[str]:
    """The name with and without its abbreviations: "pháp điển hệ thống qppl"."""
    forms = {name}
    for expansion, abbreviation in _abbreviations():
        if expansion in name:
            pattern = rf"(?<![^\W_]){re.escape(expansion)}(?![^\W_])"
            forms |= {re.sub(pattern, abbreviation, form) for form in forms}
    return forms


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    """The longer expansions first."""
    rows = [row for row in load().abbreviations if row.typed == "any" and row.abbreviation.isalpha()]
    pairs = ((canonical_name(row.expansion), canonical(row.abbreviation)) for row in rows)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
