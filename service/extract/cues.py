"""Where a sentence begins to say which posts somebody held: what stands before them.

"trong thời gian giữ chức A, bà B ..."             a cue
"ông B từng là A; C"                               a copula behind its subject
"Từ tháng 5/2010 đến 3/2015: A, C"                 a line of a biography
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.extract.letters import DASH
from service.extract.patterns import word_start
from service.extract.post_words import match_head, may_begin_post

OFFICES = r"chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ"
NAMELY = re.compile(
    rf"(?:\s+(?:lại|giữ|qua))?(?:\s+(?:các|nhiều|những|một số))?\s+(?:{OFFICES})(?!\w)"
    r"(?:[^.;:,\n]|\.(?=\w)){0,60}?"
    r"(?:\s+(?:như|gồm|là)(?!\w)\s*:?|\s*:)\s*"
)
""" "các chức vụ: ...", "nhiều vị trí công tác tại tỉnh như ..."."""

ITEM = re.compile(r"(?:[^,;.:\n]|\.(?=\w)){2,60}[,;]\s+")
"""The first of such a list, where it is no post: "cán bộ giảng dạy Đại học X; Phó Hiệu trưởng ..."."""

REST = rf"(?P<rest>(?:\s+(?:lại|các|cả|bổ nhiệm|điều động|vào|về|giữ|làm|mới|là|{OFFICES}))*\s*:?\s+)"
TENURE = r"(?<!\w.)(?:inh qua|hi (?:còn là|làm)|iêm nhiệm(?= (?:các )?chức))"
CUE = re.compile(
    r"(?:r(?<=[tT]r)(?<!\w..)(?:ong thời gian (?:là|làm)|ên cương vị|ải qua|úng cử)"
    r"|ậ(?<=[nN]hậ)(?<!\w...)n (?:nhiệm vụ|quyết định)|ả(?<=[đĐ]ả)(?<!\w..)m (?:nhiệm|nhận)"
    r"|ợ(?<=[đĐ]ượ)(?<!\w...)c (?:tín nhiệm,? )?(?:bổ nhiệm|điều động|phân công|bầu|cử|chỉ định)"
    rf"|k{TENURE}|K{TENURE}|ữ(?<=[gG]iữ)(?<!\w...)"
    r"|ở(?<=[tT]rở)(?<!\w...) thành|ầ(?<=bầ)(?<!\w..)u làm|ổ(?<=bổ)(?<!\w..) nhiệm làm"
    r"|ỉ(?<=chỉ)(?<!\w...) định làm|ô(?<=[tT]hô)(?<!\w...)i(?= chức| làm)|â(?<=phâ)(?<!\w...)n công làm"
    rf"|á(?:(?<=bị cá)|(?<=thức [cC]á)|(?<=thức: [cC]á)|(?<=gồm cá))ch(?= chức)){REST}"
)
""" "trong thời gian làm", "được bầu", "giữ chức", from rare letters on, which the engine scans for."""
QUALITY = re.compile(rf"ới (?:tư cách|vai trò|trách nhiệm|cương vị){REST}")
""" "với tư cách", from its second letter on, so that the engine can look for the letters."""

ADVERB = (
    r"đã|đang|nguyên|lúc đó|khi đó|bấy giờ|khi ấy|lúc ấy|lúc này|hiện|hiện đang|hiện nay|cũng|từng|còn|vẫn"
    r"|nay|sau đó|trước đó|trước đây|tiếp tục|đồng thời|tiếp đó|lần lượt|rồi|mới|vừa|chuyển|về|lên|sang|xuống"
    r"|được (?:bầu|cử|tín nhiệm|bổ nhiệm|phân công|điều động|chuyển|luân chuyển|giao|mời)"
)
COPULA = re.compile(r" làm?\s*:?\s+(?P<word>\w+)")
SUBJECT = re.compile(
    rf"(?:(?P<adverb>(?<!\w)(?:từng|lần lượt))|(?P<pronoun>(?<!\w)(?:ông|bà|đồng chí))"
    rf"|(?P<period>(?:\d{{4}}|nay)\)?\s*[:,]?)|(?P<name>(?<!\s)))(?:,?\s+(?:{ADVERB}))*\Z",
    re.IGNORECASE,
)
"""What stands before a copula of which posts are said: somebody, or a biography's period."""

PAST = re.compile(r"(?<!\w)(?:từng|lần lượt)(?!\w)")
DAY = r"(?:\d{1,2}\s?[-/.]\s?){0,2}"
PERIOD = re.compile(
    rf"[12](?<!\d.)\d{{3}}\s*(?:[{DASH}]|đến|tới)\s*(?:(?:ngày|tháng|năm)\s+)?(?:{DAY}\d{{4}}|nay)\s*\)?\s*[:,{DASH}]\s*"
)
PERIOD_BEGINS = re.compile(
    rf"(?:^|[\n.;*•+({DASH}]\s*)(?:Từ\s+)?(?:(?:ngày|tháng|năm)\s+)?{DAY}\Z", re.IGNORECASE
)
KIN = re.compile(
    r"(?<!\w)(?:chồng|vợ|con|cha|mẹ|bố|anh|chị|em|cháu)(?: (?:trai|gái|rể|dâu|ruột|của|là))*\s\Z"
)
""" "chồng bà là ...": the post is another's."""

UNREAL = re.compile(r"(?<!\w)(?:nếu|giả sử|không|chưa)(?!\w)[^.,;\n]{0,30}\Z", re.IGNORECASE)
INTENDED = re.compile(r"(?<!\w)giới thiệu(?!\w)[^.;\n]*\sđể(?:\s\w+){0,4}\s\Z")
""" "giới thiệu ông A để Quốc hội bầu giữ chức": not yet."""


class Cue(NamedTuple):
    """Posts may begin at `end`; where `subject` is, somebody's name or post must end."""

    start: int
    end: int
    kind: str
    subject: int | None = None


def find_cues(text: str) -> list[Cue]:
    """Where posts may be told of apart from names, from left to right."""
    return sorted(_cues(text))


def _cues(text: str) -> Iterator[Cue]:
    for match in CUE.finditer(text):
        start = word_start(text, match.start())
        if INTENDED.search(text, max(0, start - 160), start) is None:
            yield Cue(start, _posts_begin(text, match), "cue")
    for match in QUALITY.finditer(text):
        yield Cue(match.start(), _posts_begin(text, match), "cue")
    for match in COPULA.finditer(text):
        begin = match.start("word")
        if may_begin_post(match["word"]) and match_head(text, begin, len(text)):
            yield from _said(text, match.start(), begin)
    for match in PERIOD.finditer(text):
        if match_head(text, match.end(), len(text)) and PERIOD_BEGINS.search(
            text, max(0, match.start() - 25), match.start()
        ):
            yield Cue(match.start(), match.end(), "period")


def _posts_begin(text: str, cue: re.Match[str]) -> int:
    """Right behind the cue, or behind "các chức vụ: " or "nhiều vị trí tại tỉnh như "."""
    if match_head(text, cue.end(), len(text)):
        return cue.end()
    namely = NAMELY.match(text, cue.start("rest"))
    if namely is None:
        return cue.end()
    item = ITEM.match(text, namely.end())
    return item.end() if item and not match_head(text, namely.end(), len(text)) else namely.end()


def _said(text: str, start: int, end: int) -> Iterator[Cue]:
    """A copula as a cue where a person or a period stands before it, and nothing that makes it unreal."""
    subject = SUBJECT.search(text, max(0, start - 60), start)
    if subject is None or UNREAL.search(text, max(0, start - 60), start):
        return
    if subject["period"]:
        yield Cue(start, end, "period")
        return
    if subject["pronoun"] and KIN.search(text, max(0, subject.start() - 20), subject.start()):
        return
    named = subject["name"] is not None and PAST.search(subject[0]) is None
    yield Cue(start, end, "subject", subject.start() if named else None)
