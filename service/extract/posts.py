"""The grammar of posts: "Phó Bí thư Thường trực Quận ủy, Chủ tịch HĐND quận".

A post is a head of posts.tsv, perhaps after a prefix, with the organization that follows it. A list of posts
is several.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from service.extract.letters import DASH, UPPER
from service.extract.post_ends import End, organization_end
from service.extract.post_words import is_organ, is_weak, match_head, match_office

TERM = (
    r"(?:\s*(?:[,(]|(?:và|của)(?=\s))?\s*(?:[Kk]hóa|[Kk]hoá|[Nn]hiệm kỳ)"
    rf"\s+[IVXL\d]+(?:\s?[{DASH}]\s?\d{{4}})?\)?){{0,2}}"
)
"""A term of office between two posts: "Bí thư Huyện ủy khóa X, nhiệm kỳ 2020 - 2025, Chủ tịch ..."."""

NOW = r"(?:hiện |hiện nay |nay )là"
IN_SHORT = rf"(?:\s*\((?:[{UPPER}]{{2,}}[\s&{DASH}]*)+\))?"
"""What an organization is called in short, behind its name."""

BETWEEN = re.compile(
    rf"{IN_SHORT}{TERM}(?:\s+kiêm nhiệm)?\s*"
    rf"(?:,\s*(?:(?:và|kiêm|{NOW})\s+)?|[{DASH}]\s*|\s(?:và(?: {NOW})?|kiêm|đồng thời là|đồng thời)\s+)"
)
OF_UNIT = re.compile(rf"\s(?:xã|phường|thị trấn|thị xã|quận|huyện|tỉnh|thành phố)\s+[{UPPER}\d]")
OF = re.compile(r"\s+(?:(?:của|thuộc|tại)\s+)?")
MODIFIERS = re.compile(
    rf"(?:[\s,{DASH}]|(?:[Tt]hường trực|[Tt]hứ nhất|[Cc]huyên trách|[Dd]anh dự|của|thuộc|phụ trách)(?!\w))+"
)


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
        office = match_office(text, self.start, self.head_end)
        if office is None or following.lower().startswith(office[0].lower()):
            return following or None
        return f"{office[0][0].upper()}{office[0][1:]} {following}".rstrip()


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """A list of posts and where and why it is over; `[last.end, end)` may be blanks and a mark."""

    posts: tuple[FoundPost, ...]
    end: int
    reason: End


def find_posts(text: str, position: int, limit: int, names: Container[int]) -> FoundPosts:
    """The list of posts that begins at `position`. `names` are the places where people's names begin."""
    posts: list[FoundPost] = []
    end, reason = position, End.PLAIN
    while (head_end := match_head(text, position, limit)) is not None:
        if posts and is_weak(text, position):
            break
        end, reason = organization_end(text, head_end, limit, names)
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
    if start < end and (text[start].isupper() or is_organ(text, start)):
        return True
    return OF_UNIT.search(text, position, end) is not None
