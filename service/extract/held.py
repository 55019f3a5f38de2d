"""Posts that a sentence says somebody held, apart from the name: "trong thời gian giữ chức A, bà B ..."."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from service.extract.posts import FoundPost, find_posts

CUE = re.compile(
    r"[gđktnGĐKTN](?<!\w.)(?:(?<=[gG])iữ|(?<=[đĐ])ảm (?:nhiệm|nhận)|(?<=[kK])inh qua"
    r"|(?<=[tT])rong thời gian (?:là|làm)"
    r"|(?<=[kK])hi (?:còn là|làm)|(?<=[đĐ])ược (?:bổ nhiệm|điều động|phân công|bầu)"
    r"|(?<=[nN])hận nhiệm vụ)"
    r"(?:\s+(?:lại|các|bổ nhiệm|điều động|vào|giữ|làm|mới|là|chức vụ|chức danh|chức|cương vị"
    r"|vị trí))*\s*:?\s+"
)
SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n|;")
PRONOUN = re.compile(r"(?<!\w)(?:ông|bà|đồng chí)(?!\w)", re.IGNORECASE)
REACH = 250


class Named(NamedTuple):
    """Where a person is named; `who` is any handle of that person."""

    start: int
    end: int
    who: str


class Held(NamedTuple):
    who: str
    posts: tuple[FoundPost, ...]


def find_held(text: str, mentions: Sequence[Named]) -> list[Held]:
    """Posts with their holders; `mentions` of the text from left to right."""
    starts = [mention.start for mention in mentions]
    names = frozenset(starts)
    found = []
    for cue in CUE.finditer(text):
        posts = find_posts(text, cue.end(), min(len(text), cue.end() + REACH), names).posts
        if not posts:
            continue
        holder = _holder(text, _Sentence.around(text, cue.start(), posts[-1].end), mentions, starts)
        if holder is not None:
            found.append(Held(holder, posts))
    return found


class _Sentence(NamedTuple):
    """`[begin, end)` around the posts `[start, stop)`."""

    begin: int
    start: int
    stop: int
    end: int

    @classmethod
    def around(cls, text: str, start: int, stop: int) -> "_Sentence":
        ends = SENTENCE_END.finditer(text, max(0, start - REACH), start)
        begin = max((match.end() for match in ends), default=max(0, start - REACH))
        end = SENTENCE_END.search(text, stop, stop + REACH)
        return cls(begin, start, stop, end.start() if end else min(len(text), stop + REACH))


def _holder(text: str, sentence: _Sentence, mentions: Sequence[Named], starts: Sequence[int]) -> str | None:
    """Who was last named in the sentence before its posts, else first after them, else who "ông" means."""
    first = bisect_left(starts, sentence.begin)
    last = bisect_left(starts, sentence.start) - 1
    if last >= first:
        return mentions[last].who
    after = bisect_left(starts, sentence.stop)
    if after < len(starts) and starts[after] < sentence.end:
        return mentions[after].who
    means_him = first > 0 and PRONOUN.search(text, sentence.begin, sentence.end)
    return mentions[first - 1].who if means_him else None
