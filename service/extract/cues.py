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
    r"(?:,?\s+(?:như|gồm|là)(?!\w)\s*:?|\s*:)\s*"
)
""" "các chức vụ: ...", "nhiều vị trí công tác tại tỉnh như ..."."""

ITEM = re.compile(r"(?:[^,;.:\n]|\.(?=\w)){2,60}[,;]\s+")
SEVERAL = re.compile(rf"(?:các|nhiều|một số) (?:{OFFICES})")
MOST_ITEMS = 3
"""Of a list of posts, before the first that is one."""

FILLER = rf"lại|một|các|cả|nhiều|những|một số|bổ nhiệm|điều động|vào|về|giữ|làm|mới|là|{OFFICES}"
REST = rf"(?P<rest>(?:\s+(?:{FILLER}))*\s*:?\s+)"
TENURE = r"(?<!\w.)(?:inh qua|hi (?:còn là|là|làm)|iêm (?:nhiệm(?= (?:các )?chức)|luôn(?= nhiệm vụ)))"
CUE = re.compile(
    r"(?:r(?<=[tT]r)(?<!\w..)(?:ong thời gian (?:là|làm)|ên cương vị|ải qua|úng cử)"
    r"|ậ(?<=[nN]hậ)(?<!\w...)n(?: nhiệm vụ| quyết định|(?= chức ))|ả(?<=[đĐ]ả)(?<!\w..)m (?:nhiệm|nhận)"
    r"|ợ(?<=[đĐ]ượ)(?<!\w...)c (?:tín nhiệm,? )?(?:bổ nhiệm|điều(?: động)?|(?:luân )?chuyển|phân công|bầu|cử"
    r"|chỉ định)"
    rf"|k{TENURE}|K{TENURE}|ữ(?<=[gG]iữ)(?<!\w...)"
    r"|ở(?<=[tT]rở)(?<!\w...)(?<![đĐ]ể trở) thành"
    r"|ở(?<!\w.)(?= (?:các|những|nhiều) (?:vị trí|cương vị|chức vụ))|ầ(?<=bầ)(?<!\w..)u làm"
    r"|ắ(?<=[đĐ]ắ)(?<!\w..)c cử|ổ(?<=bổ)(?<!\w..) nhiệm làm"
    r"|ỉ(?<=chỉ)(?<!\w...) định làm|ô(?<=[tT]hô)(?<!\w...)i(?= chức| làm)|â(?<=phâ)(?<!\w...)n công làm"
    r"|ị(?<= vào vị)(?<!(?:thiệu|ng cử|đề cử) vào vị) trí"
    rf"|á(?:(?<=bị cá)|(?<=luật cá)|(?<=thức [cC]á)|(?<=thức: [cC]á)|(?<=gồm cá))ch(?= chức)){REST}"
)
""" "trong thời gian làm", "được bầu", "giữ chức", from rare letters on, which the engine scans for."""
QUALITY = re.compile(
    rf"ới (?:tư cách|vai trò|trách nhiệm|cương vị)(?:, (?:vai trò|trách nhiệm|quyền hạn))?{REST}"
)
""" "với tư cách", from its second letter on, so that the engine can look for the letters."""

ADVERB = (
    r"đã|đang|nguyên|lúc đó|khi đó|bấy giờ|khi ấy|lúc ấy|lúc này|hiện|hiện đang|hiện nay|cũng|từng|còn|vẫn"
    r"|nay|sau đó|trước đó|trước đây|tiếp tục|đồng thời|tiếp đó|lần lượt|rồi|mới|vừa|chuyển"
    r"|về|lên|sang|qua|xuống|(?:quay )?trở lại"
    r"|được (?:nhận|bầu|cử|tín nhiệm|bổ nhiệm|phân công|điều động|chuyển|luân chuyển|giao|mời)"
)
THEN = r"(?:sau đó|rồi),? được (?:bầu|cử|bổ nhiệm|phân công|điều động|chuyển|luân chuyển)"
ALSO = r"(?:và|đồng thời)(?: (?:hiện|nay|đang|hiện đang|hiện nay|cũng|từng|còn))*"
COPULA = re.compile(r" làm?\s*:?\s+(?P<word>\w+)")
SUBJECT = re.compile(
    rf"(?:(?P<adverb>(?<!\w)(?:từng|lần lượt|{THEN}))|(?P<also>(?<!\w){ALSO}(?=\Z))"
    r"|(?P<all>(?<!\w)(?:cùng|đều)(?: (?:từng|đang|đã))*(?=\Z))"
    rf"|(?P<pronoun>(?<!\w)(?:ông|bà|đồng chí))|(?P<period>(?:\d{{4}}|nay)\)?\s*[:,]?)"
    rf"|(?P<name>(?<![\s,]),?))(?:,?\s+(?:{ADVERB}))*\Z",
    re.IGNORECASE,
)
"""What stands before a copula of which posts are said: somebody, or a biography's period."""

GOES_ON = re.compile(r"[.;\n]\s*(?:Sau|sau|Tiếp|tiếp) đó\s")
"""Begins a sentence on one's life without its subject: "Sau đó làm Bí thư ..."."""

PAST = re.compile(rf"(?<!\w)(?:từng|lần lượt|{THEN})(?!\w)")
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
INTENDED = re.compile(
    r"(?<!\w)(?:giới thiệu(?!\w)[^.;\n]*\sđể(?:\s\w+){0,4}|(?:giới thiệu|đề cử)(?: bầu| để bầu)?)\s\Z"
)
""" "giới thiệu ông A để Quốc hội bầu giữ chức", "giới thiệu bầu làm": not yet."""


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
        several = SEVERAL.search(cue["rest"])
        return _first_post(text, cue.end()) if several else cue.end()
    return _first_post(text, namely.end())


def _first_post(text: str, position: int) -> int:
    """In a list that begins with what is no post: "cán bộ giảng dạy Đại học X; Phó Hiệu trưởng ..."."""
    begin = position
    for _ in range(MOST_ITEMS):
        item = None if match_head(text, begin, len(text)) else ITEM.match(text, begin)
        if item is None:
            return begin
        begin = item.end()
    return begin if match_head(text, begin, len(text)) else position


def _said(text: str, start: int, end: int) -> Iterator[Cue]:
    """A copula as a cue where a person or a period stands before it, and nothing that makes it unreal."""
    subject = SUBJECT.search(text, max(0, start - 60), start)
    if subject is None or UNREAL.search(text, max(0, start - 60), start):
        return
    if subject["period"] or GOES_ON.match(text, subject.start() - 1):
        yield Cue(start, end, "period")
        return
    if subject["pronoun"] and KIN.search(text, max(0, subject.start() - 20), subject.start()):
        return
    if subject["also"] or subject["all"]:
        yield Cue(start, end, "also" if subject["also"] else "all")
        return
    named = subject["name"] is not None and PAST.search(subject[0]) is None
    yield Cue(start, end, "subject", subject.start() if named else None)
