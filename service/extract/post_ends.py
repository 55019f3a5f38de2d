"""Where the organization of a post ends: "Bí thư [Đảng ủy Khối các cơ quan tỉnh], ông A".

It goes on over names of organs and places and lower-case words until a word of ends.tsv, a person's name,
or punctuation that doesn't lead on to another part of the organization.
"""

import re
from collections.abc import Container
from enum import Enum

from service.extract.furniture import is_furniture
from service.extract.honorifics import is_britain, is_rank, match_honorific
from service.extract.letters import DASH, LETTER, LOWER, UPPER
from service.extract.name_words import is_place
from service.extract.post_words import (
    GAP,
    after_gap,
    begins_sentence,
    is_kept,
    is_office_word,
    is_organ,
    is_task,
    is_weak,
    match_compound,
    match_ending,
    match_head,
    match_organ,
)

CITY = frozenset({"HCM", "TPHCM", "TP.HCM", "Tp.HCM"})
AFTER_PLACE = frozenset({"tại", "và", "thuộc", "của", "cơ", "khu"})
"""Small words that lead on from a place: "Việt Nam tại Lào", "Hà Nội cơ sở 2"."""

LONGEST = 26
"""Words of a post; what is longer has run into the sentence."""

WORD = re.compile(r"[^\W_]+(?:(?:[&./'’]|(?<=[^\W_\d]) ['’] (?=[^\W\d_]))[^\W_]+)*")
JOINT = re.compile(rf"\s*(?P<mark>[,&]|[{DASH}])\s*")
DOTTED = frozenset({"TP", "Tp", "TX", "Q", "P", "T"})
DOT = re.compile(r"\.(?=(?P<gap>\s?)(?P<place>(?P<word>[^\W\d_a-zđ]\w*)(?: \w+)?))")
ASSOCIATIONS = frozenset({"hội", "đoàn", "câu lạc bộ"})
"""Organs of people of one profession: "Hội nhà báo", "Liên đoàn luật sư"."""

ONCE = frozenset({"Bộ", "Sở", "UBND"})
"""Organs of which a post has one: the next one has run into the text from another line."""

DISTRICTS = frozenset({"quận", "huyện", "thị", "trấn", "xã", "phường"})
COMMITTEE = re.compile(
    rf"(?:[Tt]hành|[Hh]uyện|[Tt]hị(?: xã)?) (?:ủy|uỷ) (?P<place>[{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}})\Z"
)
"""The Party's committee of a district or a city, most of which lie in a province."""

CENTRAL = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ"})
"""Cities that lie in no province."""

TWO_SYLLABLES = re.compile(rf"[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+(?! ?[{UPPER}])")
AND_PLACE = re.compile(rf"(?:,| và) (?P<place>[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)")
UNITS = frozenset({"quận", "huyện", "thị", "xã", "phường", "tỉnh"})
FIELD = rf"[{UPPER}][{LOWER}]+(?:\s[{LETTER}]+){{0,3}}"
ENUMERATED = re.compile(rf"(?:{FIELD},\s+)*{FIELD}\s+và\s+[{UPPER}][{LOWER}]")
"""The fields of an organ after the first: "Giáo dục, Thanh niên và Nhi đồng"."""

NUMBERED = UNITS | {
    "khu",
    "phố",
    "phòng",
    "thôn",
    "ấp",
    "xóm",
    "bản",
    "tổ",
    "khối",
    "đội",
    "đoàn",
    "đạo",
    "số",
    "khóa",
    "ty",
    "viện",
    "tâm",
}
"""What is told from others by a number: "Trưởng khu phố 3", "Trưởng Ban Chỉ đạo 35"."""

COUNTED = re.compile(r"\d+\s+(?:năm|tháng|ngày|lần|tuổi|người|nhiệm)(?!\w)")
"""Digits that tell no organ from others: "giám đốc công ty 5 năm"."""

OF_YEAR = re.compile(rf"(?:19|20)\d\d(?=\s(?:cấp|(?:tỉnh|thành phố|huyện|quận)\s[{UPPER}\d]|(?:TP|Tp)\W))")
"""A year in the name of what is held once: "Ban chỉ đạo thi 2018 tỉnh Hà Giang"."""

ENVOY = re.compile(r"(?:đại sứ|lãnh sự|đại diện)\s[^.,;:\n]{2,40}\s\Z", re.IGNORECASE)
"""Before the country that an envoy is sent to: "Đại sứ Hàn Quốc [tại Mỹ]"."""

NEW = "mới"
"""Ends a post right behind its head: "Ngoại trưởng mới của Hàn Quốc"."""

WEAK = re.compile(rf"(?:[\s,.{DASH}]|\s(?:và|của|thuộc|kiêm))+$")
ABBREVIATED = re.compile(
    rf"\s*\((?:[{UPPER}][{UPPER}\d&]{{1,9}}[\s{DASH}&]*){{1,3}}\)"
    rf"(?=\s+(?:[{UPPER}]|(?:quận|huyện|phường|xã|tỉnh|thành phố|thị xã)\s))"
)
"""What an organization has just been named in short, where its place follows: "Sở X (SX) tỉnh Y"."""

AT = "tại"
LEADING = frozenset({"phụ trách", "một", AT})
"""End a post, but not right behind its head: "Phó Trưởng phòng phụ trách Phòng A", "Giám đốc một công ty",
"giảng viên tại Trường Đại học A"."""

MEETING = re.compile(r"(?:[Đđ]ại )?[Hh]ội (?:nghị|thảo|trường|chợ)(?!\w)|[Đđ]ại hội(?!\w)")
REPORTS = re.compile(
    r"(?:báo|tờ|tạp chí|hãng|kênh|trang)\s[^.,;:\n]{2,40}?\s"
    r"(?:đưa tin|dẫn|viết|cho biết|cho hay|thông tin|trích)(?!\w)"
)
"""A newspaper behind a comma, of which nobody is said to hold a post: ", báo A đưa tin"."""

SPLIT_INITIALS = re.compile(rf"\. (?=[{UPPER}](?![{LETTER}\d.]))")
"""Within a company's initials that a tokenizer has split: "Công ty A.B. C"."""


class End(Enum):
    """Why a list of posts is over."""

    PLAIN = "a word or a mark that posts don't go on after"
    NAME = "a person's name begins"


def organization_end(text: str, position: int, limit: int, names: Container[int]) -> tuple[int, End]:
    """The end of the organization that begins at `position`, and whether a name comes next."""
    start, end, last = after_gap(text, position), position, _last_word(text, position)
    for _ in range(LONGEST):
        gap = GAP.match(text, position, limit)
        position = gap.end() if gap else position
        if gap and "\n" in gap[0] and _begins_sentence(text, position):
            break
        if position in names:
            trimmed = _trimmed(text, end)
            return trimmed, End.NAME if trimmed == end else End.PLAIN
        compound = match_compound(text, position)
        if _addresses(text, position, names, last):
            break
        word = compound or WORD.match(text, position, limit)
        if word is not None and word.end() <= limit:
            is_over = compound is None and _is_over(text, word, last, begins=position == start)
            if is_over or _follows_place(text, word, last) or _is_again(text, word, start):
                break
            last = word[0]
            position = end = _after_dot(text, word)
            continue
        joint = ABBREVIATED.match(text, position, limit) or JOINT.match(text, position, limit)
        if joint is None or not _leads_on(text, joint, last, limit, names):
            break
        position = joint.end()
    return _trimmed(text, end), End.PLAIN


def _begins_sentence(text: str, position: int) -> bool:
    word = WORD.match(text, position)
    return word is not None and begins_sentence(word[0])


def _last_word(text: str, end: int) -> str:
    return text[max(0, end - 12) : end].rsplit(maxsplit=1)[-1]


def _addresses(text: str, position: int, names: Container[int], last: str) -> bool:
    """Whether a capital honorific stands there with a name, as after a heading's lost line end.

    In "huyện Đông Anh Phạm Văn Trâm" it is a place's.
    """
    if not text[position : position + 1].isupper():
        return False
    honorific = match_honorific(text, position)
    if honorific is None or is_place(f"{last} {honorific[0]}"):
        return False
    name = after_gap(text, honorific.end())
    return name in names and not is_britain(text, position, name)


def _after_dot(text: str, word: re.Match[str]) -> int:
    """The end of a word, with the dot of "TP. Hà Nội" and of split initials."""
    if len(word[0]) > 2 and word[0][1] == "." and (split := SPLIT_INITIALS.match(text, word.end())):
        return split.end()
    dotted = DOT.match(text, word.end()) if word[0] in DOTTED else None
    if dotted is None or begins_sentence(dotted["word"]):
        return word.end()
    if dotted["gap"] == "\n" and not (is_place(dotted["place"]) or dotted["word"] in CITY):
        return word.end()
    return dotted.end()


def _is_over(text: str, word: re.Match[str], last: str, begins: bool) -> bool:
    """Whether a post doesn't go on with this word; `begins`: it would be the first after the head."""
    first = word[0][0]
    if first.isdigit():
        return _is_count(text, word, last)
    if first.isupper():
        return word[0] == "Ảnh" or is_rank(text, word.start()) or is_furniture(text, word.start())
    of_an_office = is_office_word(last)
    if not of_an_office and _is_addressed(text, word.start(), last):
        return True
    if word[0] == "và":
        return _is_over_after_and(text, word.end())
    if begins and word[0] == NEW:
        return True
    if last == "Hội" and word[0] == "đồng":
        return False
    ending = match_ending(text, word.start())
    if ending is not None:
        leads = _leads_to_organ(text, ending) if begins else _is_envoys_country(text, word, last)
        return not leads
    return not of_an_office and is_task(text, word.start())


def _is_count(text: str, word: re.Match[str], last: str) -> bool:
    """Whether digits count something and tell no organ from others."""
    if COUNTED.match(text, word.start()):
        return True
    is_name = last[:1].isupper() or last.lower() in NUMBERED or OF_YEAR.match(text, word.start())
    return not is_name


def _is_envoys_country(text: str, word: re.Match[str], last: str) -> bool:
    """Whether "tại" leads to the country that one is sent to."""
    after = after_gap(text, word.end())
    if word[0] != AT or not (last[:1].isupper() and text[after : after + 1].isupper()):
        return False
    return ENVOY.search(text, max(0, word.start() - 50), word.start()) is not None


def _leads_to_organ(text: str, ending: re.Match[str]) -> bool:
    """Whether an organ follows what would end a post, by its name behind "tại", not "tại hội nghị"."""
    organ = match_organ(text, after_gap(text, ending.end())) if ending[0] in LEADING else None
    if organ is None or MEETING.match(text, organ.start()):
        return False
    return ending[0] != AT or organ[0][0].isupper() or _has_name(text, organ.end())


def _is_again(text: str, word: re.Match[str], start: int) -> bool:
    """Whether an organ has been named that a post has one of."""
    return word[0] in ONCE and word[0] in text[start : word.start()].split()


def _follows_place(text: str, word: re.Match[str], last: str) -> bool:
    """Whether a word stands behind a place, where only another organ goes on: "tỉnh Sơn La đăng ký"."""
    if not (last[:1].isupper() and word[0][0].islower()):
        return False
    if word[0].split()[0] in AFTER_PLACE or is_organ(text, word.start()):
        return False
    return _ends_place(text, word.start())


def _ends_place(text: str, position: int) -> bool:
    """Whether a place's name of two or three syllables stands right before."""
    words = text[max(0, position - 24) : position].split()[-3:]
    if words and words[-1] in CITY:
        return True
    if len(words) < 2 or not words[-2][:1].isupper():
        return False
    if words[0] in UNITS and len(words) == 3:
        return True
    if words[0][:1].isupper() and _follows_unit(text, position, len(" ".join(words))):
        return True
    return is_place(f"{words[-2]} {words[-1]}") or (words[0][:1].isupper() and is_place(" ".join(words)))


def _follows_unit(text: str, position: int, size: int) -> bool:
    """Whether the place of so many code points that ends there is said to be a district or the like."""
    before = text[max(0, position - size - 12) : max(0, position - size - 1)].split()
    return bool(before) and before[-1] in UNITS


def _is_addressed(text: str, position: int, last: str) -> bool:
    """Whether an honorific stands there that isn't a profession's whose association it is."""
    honorific = match_honorific(text, position)
    if honorific is None:
        return False
    return last.lower() not in ASSOCIATIONS or " " not in honorific[0] or is_rank(text, position)


def _is_over_after_and(text: str, position: int) -> bool:
    """Whether "và" leads to somebody or something else: another post, an honorific, a verb."""
    following = after_gap(text, position)
    return bool(
        match_head(text, following, len(text))
        or match_honorific(text, following)
        or (match_ending(text, following) and not is_kept(text, following))
    )


def _leads_on(text: str, joint: re.Match[str], last: str, limit: int, names: Container[int]) -> bool:
    """Whether the organization goes on after a comma or a dash."""
    following = joint.end()
    if joint.re is ABBREVIATED:
        return after_gap(text, following) not in names
    if following in names:
        return False
    if match_head(text, following, limit) is not None:
        return joint["mark"] not in ",&" and is_weak(text, following)
    word = WORD.match(text, following, limit)
    if word is None or match_honorific(text, following):
        return False
    if last.lower() in UNITS and word[0] in UNITS:
        return True
    if joint["mark"] == "&" or word[0] == "Ảnh":
        return joint["mark"] == "&" and word[0][0].isupper()
    if joint["mark"] == ",":
        return _leads_on_after_comma(text, word, last, names)
    if word[0][0].isupper():
        return True
    if last[:1].isupper() and joint[0] != joint["mark"] and _ends_place(text, joint.start()):
        return is_organ(text, following)
    return joint[0] == joint["mark"] or not (match_ending(text, following) or is_kept(text, following))


def _leads_on_after_comma(text: str, word: re.Match[str], last: str, names: Container[int]) -> bool:
    """ "phòng, chống"; another organ with its name, and not "theo Tổng Bí thư, vụ Nguyễn Văn A"."""
    if last.lower() == "phòng" and word[0] == "chống":
        return True
    if REPORTS.match(text, word.start()):
        return False
    if not is_organ(text, word.start()):
        at = word.start()
        return _is_enumerated(text, at, names) or _is_province(text, at, names)
    if word[0][0].isupper():
        return True
    return after_gap(text, word.end()) not in names and _has_name(text, word.end())


def _is_province(text: str, position: int, names: Container[int]) -> bool:
    """Whether a district's province follows it: "Công an huyện Sông Vân, [Hà Nam]", not one more district."""
    before = text[max(0, position - 40) : position].rstrip(", \n").split()[-4:]
    province = TWO_SYLLABLES.match(text, position)
    if province is None or not is_place(province[0]) or not _names_district(before):
        return False
    following = AND_PLACE.match(text, province.end())
    return following is None or following.start("place") in names or not is_place(following["place"])


def _names_district(words: list[str]) -> bool:
    """Whether words end with a district's name, or with that of its committee: "Thành uỷ Vinh"."""
    if DISTRICTS.intersection(words[:-1]):
        return True
    committee = COMMITTEE.search(" ".join(words))
    return committee is not None and committee["place"] not in CENTRAL


def _is_enumerated(text: str, position: int, names: Container[int]) -> bool:
    """Whether an organ's fields go on: "Ủy ban Văn hóa, [Giáo dục và Thanh niên]"."""
    fields = ENUMERATED.match(text, position)
    if fields is None or is_place(" ".join(text[position : fields.end()].split()[:2]).rstrip(",")):
        return False
    return not any(start in names for start in range(position, fields.end()))


def _has_name(text: str, position: int) -> bool:
    """Whether a capital or a digit follows: "bộ Công an", "quận 3", not "bộ đội"."""
    after = after_gap(text, position)
    following = text[after : after + 1]
    return following.isupper() or following.isdigit()


def _trimmed(text: str, end: int) -> int:
    weak = WEAK.search(text, max(0, end - 12), end)
    return weak.start() if weak else end
