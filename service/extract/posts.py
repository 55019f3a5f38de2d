"""The grammar of posts: "Phó Bí thư Thường trực Quận ủy, Chủ tịch HĐND quận".

A post is a head of posts.tsv, perhaps after a prefix, with the organization that follows it. It goes on over
names of organs and places and lower-case words until a word of ends.tsv, a person's name, or punctuation that
doesn't lead on to another part of the organization. A list of posts is several.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from service.extract.furniture import is_furniture
from service.extract.honorifics import is_rank, match_honorific
from service.extract.letters import DASH
from service.extract.patterns import Phrases, either
from service.knowledge import load
from service.text.characters import canonical

LONGEST = 26
"""Words of a post; what is longer has run into the sentence."""

LEADER_REACH = 40
"""Code points: "Tổng thống Hàn Quốc" stands before the name."""

GAP = re.compile(r"[ \t\xa0]*(?:\n(?![ \t]*\n)[ \t]*)?")
WORD = re.compile(r"[^\W_]+(?:[&./'’][^\W_]+)*")
TERM = rf"(?:\s*[,(]?\s*(?:[Kk]hóa|[Kk]hoá|[Nn]hiệm kỳ)\s+[IVXL\d]+(?:\s?[{DASH}]\s?\d{{4}})?\)?){{0,2}}"
"""A term of office between two posts: "Bí thư Huyện ủy khóa X, nhiệm kỳ 2020 - 2025, Chủ tịch ..."."""

BETWEEN = re.compile(
    rf"{TERM}\s*(?:,\s*(?:và\s+|kiêm\s+)?|[{DASH}]\s*|\s(?:và|kiêm|đồng thời là|đồng thời)\s+)"
)
JOINT = re.compile(rf"\s*(?P<mark>[,&]|[{DASH}])\s*")
DOTTED = frozenset({"TP", "Tp", "TX", "Q", "P", "T"})
DOT = re.compile(r"\.(?=\s?[^\W\d_a-zđ])")
ASSOCIATIONS = frozenset({"hội", "đoàn", "câu lạc bộ"})
"""Organs of people of one profession: "Hội nhà báo", "Liên đoàn luật sư"."""

ONCE = frozenset({"Bộ", "Sở"})
"""Organs of which a post has one: the next one has run into the text from another line."""

UNITS = frozenset({"quận", "huyện", "thị", "xã", "phường", "tỉnh"})
WEAK = re.compile(rf"(?:[\s,{DASH}]|\s(?:và|của|thuộc|kiêm))+$")
OF = re.compile(r"\s+(?:(?:của|thuộc)\s+)?")
IN_CHARGE = "phụ trách"
"""Ends a post, but not in "Phó Trưởng phòng phụ trách Phòng A"."""

MODIFIERS = re.compile(
    rf"(?:[\s,{DASH}]|(?:[Tt]hường trực|[Tt]hứ nhất|[Cc]huyên trách|[Dd]anh dự|của|thuộc|phụ trách)(?!\w))+"
)


class End(Enum):
    """Why a list of posts is over."""

    PLAIN = "a word or a mark that posts don't go on after"
    NAME = "a person's name begins"


@dataclass(frozen=True, slots=True)
class FoundPost:
    """`text[start:end]` is a post; its head ends at `head_end`."""

    start: int
    head_end: int
    end: int

    def organization(self, text: str) -> str | None:
        """As it is written: "Ban Nội chính Tỉnh ủy" of "Trưởng Ban Nội chính Tỉnh ủy"."""
        modifiers = MODIFIERS.match(text, self.head_end, self.end)
        start = modifiers.end() if modifiers else self.head_end
        following = " ".join(text[start : self.end].split())
        office = _head_offices().search(text, self.start, self.head_end)
        if office is None or following.lower().startswith(office[0].lower()):
            return following or None
        return f"{office[0][0].upper()}{office[0][1:]} {following}".rstrip()


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """A list of posts and where and why it is over; `[last.end, end)` may be blanks and a mark."""

    posts: tuple[FoundPost, ...]
    end: int
    reason: End


def match_head(text: str, position: int, limit: int) -> int | None:
    """Where the head of a post that begins at `position` ends, prefixes included."""
    start = position
    while prefix := _prefixes().match(text, start):
        following = GAP.match(text, prefix.end())
        start = following.end() if following else prefix.end()
    for begin in dict.fromkeys((position, start)):
        head = _heads().match(text, begin)
        if head and head.end() <= limit:
            return head.end()
    return None


def find_heads(text: str, position: int, limit: int) -> Iterator[int]:
    """Where posts may begin, from left to right."""
    for match in _openings().finditer(text, position, limit):
        if match_head(text, match.start(), limit) is not None:
            yield match.start()


def may_begin_post(word: str) -> bool:
    """Whether a post, its prefix included, may begin with that word."""
    return _openings().begins(word)


def may_begin_organ(word: str) -> bool:
    """Whether an organization's name may begin with that word."""
    return _organs().begins(word)


def follows_leader(text: str, position: int) -> bool:
    """Whether a post that foreigners hold stands a few words before."""
    first = max(0, position - LEADER_REACH)
    return any(True for _ in _leaders().finditer(text, first, position))


def ends_issuer(text: str, position: int) -> bool:
    """Whether the word there ends an issuer's name: a verb, a function word, what a directive does."""
    if not text[position].islower() or _kept().match(text, position):
        return False
    endings = (_acts(), _ends(), _tasks())
    return any(phrases.match(text, position) for phrases in endings)


def match_compound(text: str, position: int) -> re.Match[str] | None:
    """A part of an organization's name that is taken whole, whatever marks or verbs it holds."""
    return _compounds().match(text, position) or _kept().match(text, position)


def is_leader(text: str, position: int) -> bool:
    """Whether the post is one that foreigners hold too."""
    return _leaders().match(text, position) is not None


def match_organ(text: str, position: int) -> re.Match[str] | None:
    """The word or words there that an organization's name begins with."""
    return _organs().match(text, position)


def is_organ(text: str, position: int) -> bool:
    """Whether an organization's name begins there."""
    return match_organ(text, position) is not None


def is_weak(text: str, position: int) -> bool:
    """Whether the post there is mostly said of many: cán bộ, thành viên."""
    return _weak().match(text, position) is not None


def find_posts(text: str, position: int, limit: int, names: Container[int]) -> FoundPosts:
    """The list of posts that begins at `position`. `names` are the places where people's names begin."""
    posts: list[FoundPost] = []
    end, reason = position, End.PLAIN
    while (head_end := match_head(text, position, limit)) is not None:
        if posts and is_weak(text, position):
            break
        end, reason = _tail(text, head_end, limit, names)
        if is_weak(text, position) and not _has_organ(text, head_end, end):
            break
        posts.append(FoundPost(position, head_end, end))
        between = BETWEEN.match(text, end, limit)
        if between is None:
            break
        position = between.end()
    return FoundPosts(tuple(posts), end, reason)


def _has_organ(text: str, position: int, end: int) -> bool:
    """Whether an organization follows a head: "cán bộ UBND xã", but not "cán bộ trẻ"."""
    of = OF.match(text, position)
    start = of.end() if of else position
    return start < end and (text[start].isupper() or match_organ(text, start) is not None)


def _tail(text: str, position: int, limit: int, names: Container[int]) -> tuple[int, End]:
    """The end of the organization that begins at `position`, and whether a name comes next."""
    start, end, last = _after_gap(text, position), position, _last_word(text, position)
    for _ in range(LONGEST):
        gap = GAP.match(text, position, limit)
        position = gap.end() if gap else position
        if gap and "\n" in gap[0] and _begins_sentence(text, position):
            break
        if position in names:
            trimmed = _trimmed(text, end)
            return trimmed, End.NAME if trimmed == end else End.PLAIN
        compound = match_compound(text, position)
        if _addresses(text, position, names):
            break
        word = compound or WORD.match(text, position, limit)
        if word is not None and word.end() <= limit:
            if compound is None and _is_over(text, word, last, begins=position == start):
                break
            if word[0] in ONCE and word[0] in text[start:position].split():
                break
            last = word[0]
            position = end = _after_dot(text, word)
            continue
        joint = JOINT.match(text, position, limit)
        if joint is None or not _leads_on(text, joint, last, limit, names):
            break
        position = joint.end()
    return _trimmed(text, end), End.PLAIN


def _begins_sentence(text: str, position: int) -> bool:
    """Whether a line begins there with a word that sentences begin with: "Theo", "Tại"."""
    word = WORD.match(text, position)
    return word is not None and word[0] in _sentence_starts()


def _last_word(text: str, end: int) -> str:
    return text[max(0, end - 12) : end].rsplit(maxsplit=1)[-1]


def _addresses(text: str, position: int, names: Container[int]) -> bool:
    """Whether a capital honorific stands there with a name, as after a heading's lost line end."""
    if not text[position : position + 1].isupper():
        return False
    honorific = match_honorific(text, position)
    return honorific is not None and _after_gap(text, honorific.end()) in names


def _after_dot(text: str, word: re.Match[str]) -> int:
    """The end of a word, with the dot of "TP. Hà Nội"."""
    dotted = word[0] in DOTTED and DOT.match(text, word.end())
    return dotted.end() if dotted else word.end()


def _is_over(text: str, word: re.Match[str], last: str, begins: bool) -> bool:
    """Whether a post doesn't go on with this word; `begins`: it would be the first after the head."""
    first = word[0][0]
    if first.isdigit():
        return not (last[:1].isupper() or last.lower() in UNITS | {"khu", "số", "khóa"})
    if first.isupper():
        return word[0] == "Ảnh" or is_rank(text, word.start()) or is_furniture(text, word.start())
    of_an_office = last.lower() in _office_words()
    if not of_an_office and _is_addressed(text, word.start(), last):
        return True
    if word[0] == "và":
        return _is_over_after_and(text, word.end())
    if last == "Hội" and word[0] == "đồng":
        return False
    ending = _ends().match(text, word.start())
    if ending is not None:
        return not (
            begins and ending[0] == IN_CHARGE and _organs().match(text, _after_gap(text, ending.end()))
        )
    return not of_an_office and _tasks().match(text, word.start()) is not None


def _is_addressed(text: str, position: int, last: str) -> bool:
    """Whether an honorific stands there that isn't a profession's whose association it is."""
    honorific = match_honorific(text, position)
    if honorific is None:
        return False
    return last.lower() not in ASSOCIATIONS or " " not in honorific[0] or is_rank(text, position)


def _is_over_after_and(text: str, position: int) -> bool:
    """Whether "và" leads to somebody or something else: another post, an honorific, a verb."""
    following = _after_gap(text, position)
    return bool(
        match_head(text, following, len(text))
        or match_honorific(text, following)
        or (_ends().match(text, following) and not _kept().match(text, following))
    )


def _after_gap(text: str, position: int) -> int:
    gap = GAP.match(text, position)
    return gap.end() if gap else position


def _leads_on(text: str, joint: re.Match[str], last: str, limit: int, names: Container[int]) -> bool:
    """Whether the organization goes on after a comma or a dash."""
    following = joint.end()
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
    return joint[0] == joint["mark"] or not (_ends().match(text, following) or _kept().match(text, following))


def _leads_on_after_comma(text: str, word: re.Match[str], last: str, names: Container[int]) -> bool:
    """ "phòng, chống"; another organ with its name, and not "theo Tổng Bí thư, vụ Nguyễn Văn A"."""
    if last.lower() == "phòng" and word[0] == "chống":
        return True
    if match_organ(text, word.start()) is None:
        return False
    if word[0][0].isupper():
        return True
    return _after_gap(text, word.end()) not in names and _has_name(text, word.end())


def _has_name(text: str, position: int) -> bool:
    """Whether a capital or a digit follows: "bộ Công an", "quận 3", not "bộ đội"."""
    after = _after_gap(text, position)
    following = text[after : after + 1]
    return following.isupper() or following.isdigit()


def _trimmed(text: str, end: int) -> int:
    weak = WEAK.search(text, max(0, end - 12), end)
    return weak.start() if weak else end


def _rows(*kinds: str) -> list[str]:
    return [row.phrase for row in load().posts if row.kind in kinds]


@cache
def _heads() -> Phrases:
    return Phrases.of(_rows("head", "weak", "leader"))


@cache
def _weak() -> Phrases:
    return Phrases.of(_rows("weak"))


@cache
def _openings() -> Phrases:
    """The first words of posts."""
    return Phrases.of(
        {canonical(phrase).split()[0] for phrase in _rows("head", "weak", "leader", "prefix")}, ending=""
    )


@cache
def _leaders() -> Phrases:
    return Phrases.of(_rows("leader"))


@cache
def _prefixes() -> Phrases:
    return Phrases.of(_rows("prefix"))


@cache
def _organs() -> Phrases:
    return Phrases.of(_rows("organ", "office"))


@cache
def _head_offices() -> re.Pattern[str]:
    """The organ that a head ends with: Trưởng ban, Chánh Văn phòng."""
    return re.compile(rf"(?<![^\W_])(?:{either([*_rows('office'), 'văn phòng', 'công an', 'đoàn'])})\Z")


@cache
def _office_words() -> frozenset[str]:
    """The last words of offices: a verb after one of them names the office, as in "Ban chỉ đạo"."""
    return frozenset(phrase.split()[-1] for phrase in _rows("office"))


@cache
def _ends() -> Phrases:
    return Phrases.of(row.phrase for row in load().ends if row.kind == "end")


@cache
def _sentence_starts() -> frozenset[str]:
    return frozenset(row.phrase.capitalize() for row in load().ends if row.kind == "start")


@cache
def _tasks() -> Phrases:
    """What ends a post, but after an office names it: "Ban chỉ đạo", "Tổ kiểm tra"."""
    return Phrases.of(row.phrase for row in load().ends if row.kind == "task")


@cache
def _acts() -> Phrases:
    return Phrases.of(row.phrase for row in load().ends if row.kind == "act")


@cache
def _kept() -> Phrases:
    return Phrases.of(row.phrase for row in load().ends if row.kind == "keep")


@cache
def _compounds() -> Phrases:
    """Names of organs that hold a comma or a dash: Văn hóa, Thể thao và Du lịch."""
    expansions = (row.expansion for row in load().abbreviations)
    organs = (row.name.split(" ", 1)[-1] for row in load().organs)
    names = [name for name in [*expansions, *organs] if re.search(r", | - ", name) and "ủy," not in name]
    return Phrases.of([*names, *_rows("compound")])
