"""The printed head and foot of a directive: issuer, number, place and day, kind, title, signers.

    ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    HUYỆN SÔNG VÂN                   Độc lập - Tự do - Hạnh phúc
    Số: 125/QĐ-UBND             Sông Vân, ngày 08 tháng 01 năm 2019

                          QUYẾT ĐỊNH
                Về việc phê duyệt kế hoạch trồng cây

The two columns may come as lines one after the other, or joined on one line.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from service.extract.document_number import DocumentNumber
from service.extract.honorifics import match_honorific
from service.extract.letters import DASH, LETTER, LOWER, UPPER
from service.extract.name_words import surname_share
from service.extract.patterns import either, spelled
from service.extract.post_words import is_organ, match_head
from service.knowledge import load
from service.text.characters import canonical

HEAD_LINES, TITLE_LINES, FOOT_LINES = 40, 8, 12
COLUMNS = re.compile(r"\t+| {3,}|\s\|\s")
RULE = re.compile(rf"[\s*_=.·•o{DASH}]*")
NUMBER = re.compile(
    rf"(?:(?i:luật|pháp\ lệnh|lệnh|nghị\ quyết)\s+)? (?i:số) \s*:*\s*"
    rf"(?P<number> \d{{1,5}}[a-zđ]? \s*[/{DASH}] (?:\s*(?:19|20)\d\d\s*[/{DASH}])?"
    rf" \s*[{UPPER}][{LETTER}\d&]*+ (?:\s?[/{DASH}.]\s?[{UPPER}][{LETTER}\d&]*+)*+ )",
    re.VERBOSE,
)
PLACE_AND_DAY = re.compile(
    rf"(?P<place>[{UPPER}][{LETTER}.\s{DASH}]{{1,40}}?)\s*,\s*(?i:ngày)\s*(?P<day>\d{{1,2}})?[\s.…_]*"
    rf"(?i:tháng)\s*(?P<month>\d{{1,2}})?[\s.…_]*(?i:năm)\s*(?P<year>(?:19|20)\d\d)"
)
PREAMBLE = re.compile(
    r"(?i:căn cứ|xét|theo đề nghị|thực hiện|kính gửi|để|nhằm|ngày|trong|qua|thi hành|hiện nay)(?!\w)"
    r"|(?i:điều|chương|phần|mục)\s+(?:\w{1,6})(?:[.:]|$)|(?:[IVX]+|\d+|[a-z])\s*[.)]\s|[-+•]"
)
ABOUT = re.compile(r"(?:V/v|Về việc|v/v)[\s:.]\s*\S")
ON_BEHALF = re.compile(r"(?:T\.?\s?/?M|K\.?\s?/?T|T\.?\s?/?L|TUQ|T\.?\s?/?Q|Q)\.?\s*(?=[A-ZĐ])")
SIGNED = re.compile(r"\(?\s*(?:đã ký|đã kí|ký tên|signed)[^)]*\)?", re.IGNORECASE)
SYLLABLE = rf"(?:[{UPPER}][{LOWER}']+|[{UPPER}]+)"
NAME = re.compile(rf"{SYLLABLE}(?: {{1,2}}{SYLLABLE}){{1,4}}")
LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Lệnh")
OFFICIAL_LETTER = "Công văn"
UNITS = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|KHU|VÀ|TRUNG ƯƠNG|VIỆT NAM)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """`number` is in normal form, `kind` as kinds.tsv names it; all else as printed, lines joined."""

    issuer: str | None = None
    number: str | None = None
    place: str | None = None
    signed_on: dt.date | None = None
    kind: str | None = None
    title: str | None = None
    signers: tuple[str, ...] = ()


def read_printed_head(text: str) -> PrintedHead | None:
    """What a directive in NFC prints above and below its text; None where it has no such head."""
    lines = [line.strip() for line in text.split("\n") if not RULE.fullmatch(line)]
    head = _Head.read(lines[:HEAD_LINES])
    if head is None:
        return None
    return PrintedHead(
        issuer=_issuer(head.organs),
        number=head.number,
        place=head.place,
        signed_on=head.day,
        kind=head.kind,
        title=head.title,
        signers=_signers(lines[head.end :]),
    )


@dataclass
class _Head:
    """What was read from top to bottom; `end` is the first line under the title."""

    organs: list[str]
    number: str | None = None
    place: str | None = None
    day: dt.date | None = None
    kind: str | None = None
    title: str | None = None
    motto: bool = False
    end: int = 0

    @classmethod
    def read(cls, lines: Sequence[str]) -> "_Head | None":
        head = cls([])
        for i, line in enumerate(lines):
            if head.is_titled(line):
                head.take_title(lines, i)
                break
            if PREAMBLE.match(line) or not head.take(line):
                break
        return head if head.is_one() else None

    def is_one(self) -> bool:
        """A number or a day alone may be anybody's; two of number, day and motto or kind are a head."""
        stated = (self.number is not None) + (self.place is not None) + (self.motto or self.kind is not None)
        return stated >= 2 and (self.title is not None or self.motto)

    def is_titled(self, line: str) -> bool:
        if self.number and ABOUT.match(line):
            return True
        return bool(self.motto or self.number or self.organs) and _kind_of(line) is not None

    def take(self, line: str) -> bool:
        """One line of the two columns; False where it is none."""
        rest, found = _motto().subn("\t", line)
        self.motto = self.motto or found > 0
        rest = NUMBER.sub(self._take_number, rest)
        rest = PLACE_AND_DAY.sub(self._take_day, rest)
        pieces = [piece.strip(" ,;") for piece in COLUMNS.split(rest) if not RULE.fullmatch(piece)]
        organs = [piece for piece in pieces if piece.isupper() and piece[0].isalpha() and len(piece) > 3]
        if self.number is None:
            self.organs += organs
        return found > 0 or rest != line or bool(organs) or len(line) < 60

    def _take_number(self, match: re.Match[str]) -> str:
        try:
            self.number = self.number or str(DocumentNumber.parse(match["number"]))
        except ValueError:
            return match[0]
        return "\t"

    def _take_day(self, match: re.Match[str]) -> str:
        self.place = self.place or " ".join(match["place"].split())
        if match["day"] and match["month"] and self.day is None:
            try:
                self.day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return match[0]
        return "\t"

    def take_title(self, lines: Sequence[str], start: int) -> None:
        self.kind = _kind_of(lines[start]) or OFFICIAL_LETTER
        taken = [lines[start]]
        for line in lines[start + 1 : start + TITLE_LINES]:
            if not self._goes_on(taken, line):
                break
            taken.append(line)
        self.end = start + len(taken)
        self.title = " ".join(" ".join(taken).split())
        for line in lines[self.end : self.end + 4]:  # a letter's day may stand under its subject
            if self.day is None and PLACE_AND_DAY.search(line):
                PLACE_AND_DAY.sub(self._take_day, line)

    def _goes_on(self, taken: list[str], line: str) -> bool:
        if PREAMBLE.match(line) or PLACE_AND_DAY.search(line) or _motto().fullmatch(line):
            return False
        named = self.kind in LAWS and len(taken) == 1  # "LUẬT / NGÂN HÀNG NHÀ NƯỚC": an organ's law
        if line.isupper() and not named and (is_organ(line, 0) or match_head(line, 0, len(line))):
            return False
        if len(taken) > 1 and line.isupper() != taken[-1].isupper():
            return False
        return not taken[-1].endswith((".", ";", ":"))


def _kind_of(line: str) -> str | None:
    """The kind that a line of capitals is, or begins with: "QUYẾT ĐỊNH", "LUẬT ĐẤT ĐAI"."""
    match = _kinds().match(line)
    if match is None or not match[0].isupper():
        return None
    rest = line[match.end() :].strip(" :*")
    if rest and not (rest.isupper() or ABOUT.match(rest) or rest[0] in "(["):
        return None
    return _kind_names()[canonical(match[0])]


def _issuer(organs: list[str]) -> str | None:
    """The last organ named: the one above is its superior. A unit's name goes on with the organ before it."""
    issuer: list[str] = []
    for line in organs:
        issuer = [*issuer, line] if issuer and not _begins_organ(line) else [line]
    return " ".join(" ".join(issuer).split()) or None


def _begins_organ(line: str) -> bool:
    return UNITS.match(line) is None and is_organ(line, 0)


def _signers(lines: Sequence[str]) -> tuple[str, ...]:
    """The names under the first post in capitals that stands above one; without a post, the last line's."""
    pieces = [piece.strip() for line in lines for piece in COLUMNS.split(line) if piece.strip()]
    for i, piece in enumerate(pieces):
        if _is_post(piece):
            found = tuple(_names_under(pieces[i + 1 : i + FOOT_LINES]))
            if found:
                return found
    last = [piece for piece in pieces[-3:] if not SIGNED.fullmatch(piece)]
    return tuple(filter(None, map(_name, last[-1:])))


def _is_post(piece: str) -> bool:
    behalf = ON_BEHALF.match(piece)
    if not piece.isupper() or len(piece) > 120:
        return False
    return behalf is not None or match_head(piece, 0, len(piece)) is not None


def _names_under(pieces: Sequence[str]) -> Iterator[str]:
    """Names before anything but posts, remarks that it is signed, and receivers."""
    found = False
    for piece in pieces:
        name = _name(piece)
        if name:
            found = True
            yield name
        elif found or not (_is_post(piece) or SIGNED.fullmatch(piece) or _may_stand_beside(piece)):
            return


def _may_stand_beside(piece: str) -> bool:
    """The left column's receivers, or a line of capitals that the post goes on in."""
    return piece.startswith(("-", "–", "+")) or piece.isupper() or canonical(piece).startswith("nơi nhận")


def _name(piece: str) -> str | None:
    """A name, without ranks and degrees before it, in title case."""
    while (honorific := match_honorific(piece, 0)) is not None:
        piece = piece[honorific.end() :].lstrip(" .,")
    if NAME.fullmatch(piece) is None:
        return None
    syllables = [syllable.capitalize() for syllable in piece.split()]
    if match_head(piece, 0, len(piece)) or surname_share(syllables[0]) < 0:
        return None
    return " ".join(syllables)


@cache
def _kind_names() -> dict[str, str]:
    return {canonical(kind): kind for kind in (*(row.kind for row in load().kinds), *LAWS)}


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(_kind_names())})(?!\w)")


@cache
def _motto() -> re.Pattern[str]:
    """The lines that every directive has; in the head nothing else says them."""
    state = spelled(canonical("Cộng hòa xã hội chủ nghĩa Việt Nam"))
    words = r"\W{1,5}".join(spelled(canonical(word)) for word in ("Độc lập", "Tự do", "Hạnh phúc"))
    party = spelled(canonical("Đảng Cộng sản Việt Nam"))
    return re.compile(f"{state}|{words}|{party}")
