"""Posts that a sentence says somebody held, apart from the name.

"trong thời gian giữ chức A, bà B ..."             a cue before the posts
"ông B từng là A; C"                               a copula behind its subject
"Từ tháng 5/2010 đến 3/2015: A, C"                 a line of a biography
"các ông B, D lần lượt giữ chức A, C"              each his own
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.extract.cues import Cue
from service.extract.letters import DASH, LOWER, UPPER
from service.extract.post_ends import End
from service.extract.post_words import is_weak
from service.extract.posts import FoundPost, find_posts

NUMERALS = r"[IVX\d]+(?:\s*(?:,|và|[-–])\s*[IVX\d]+)*(?!\w)"
OTHER_ITEM = r"(?:,\s(?!(?:ông|bà|anh|chị|đồng chí)\s)(?:(?!\s(?:là|làm|giữ|được)\s)[^,;:.\n]){2,40}(?=;))?"
"""Of a list of posts, what is none: ", kho bạc tỉnh;"."""

CONTINUED = re.compile(
    rf"(?:\s*\([^()\n]{{1,60}}\)|\s*,?\s*(?:các\s+)?(?:khóa|khoá|nhiệm kỳ|nhiệm kì)\s+{NUMERALS})*"
    r"(?:[;,]\s*được (?:phong|thăng|tặng)[^;.\n]{0,90})*"
    rf"(?:\s*{OTHER_ITEM}[;,]\s*|\s+(?=rồi|sau đó|và))"
    r"(?:(?:và|kiêm|rồi|sau đó|là|làm|được bầu|giữ chức|giữ chức vụ)\s+)*"
)
"""Between the posts of one's life: "khóa X, XI; ", "(2008-2010), ", " rồi "."""

IN_BRACKETS = re.compile(r"\s*\([^()\n]{1,90}\)")
LISTED = re.compile(
    rf"(?:{IN_BRACKETS.pattern})?\s*(?:,|và|cùng|,\s*và|;)\s+(?:(?:các\s+)?(?:ông|bà|đồng chí|anh|chị)\s+)?",
    re.IGNORECASE,
)
APART = re.compile(r"[,.;:()]")
IN_TURN = "lần lượt"
SENTENCE_END = re.compile(r"(?<!TP)(?<!Tp)[.!?…](?=\s)|\n|;")
LINE_END = re.compile(r"(?<!TP)(?<!Tp)[.!?…](?=\s)|\n")
HE = re.compile(r"(?<!\w)ông(?= (?:vẫn|đã|được|từng|là|còn|đang|cũng|sẽ)(?!\w))")
PRONOUN = re.compile(r"(?<!\w)(?:ông|bà|đồng chí)(?!\w)", re.IGNORECASE)
INSTEAD_OF = re.compile(r"(?<!\w)thay(?: thế)?(?: cho)?(?: (?:ông|bà|đồng chí))?\s\Z")
ADDRESSED = re.compile(rf"(?<!\w)(?:ông|bà|đồng chí)\s[{UPPER}][{LOWER}]+(?!\s[{UPPER}])")
"""Somebody who is called by one name that isn't tied to anyone."""

QUOTED = re.compile(r"[”\"],\s")
"""Between what somebody has said of another and who has said it."""

GROUP = re.compile(
    r"(?:,?\s*(?:khóa|khoá|nhiệm kỳ)\s[^.;:,\n]{1,30})?,?\s*(?:(?:bao\s)?gồm(?:\scó)?(?:\scác)?\s*:?|:)\s+"
)
"""Between a post of several and their names."""

BEGINNING = re.compile(r"\s*(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)\s")
"""What stands before the subject that begins a sentence."""

OF_KIN = re.compile(
    rf"[,{DASH}]\s(?:là\s)?(?:chồng|vợ|con|cha|mẹ|bố|anh|chị|em|cháu)"
    r"(?: (?:trai|gái|rể|dâu|ruột|của|vợ|chồng))*\s(?:ông|bà|anh|chị)\s\Z"
)
"""Before one who only tells who another is: "ông A, chồng bà [B], làm giám đốc"."""

WOMAN = "-thị-"
ADVERBS = 14
"""Code points between several and what all of them are: " (SN 1982), cả hai đều là"."""

REACH = 250
LIST_REACH = 900
"""Code points over which a list of posts may go on."""

LIFE_REACH = 700
"""Code points between two lines of one biography."""


class Named(NamedTuple):
    """Where a person is named; `who` is any handle of that person."""

    start: int
    end: int
    who: str


class Held(NamedTuple):
    who: str
    posts: tuple[FoundPost, ...]
    shared: bool = False
    """Whether others hold the same posts."""


def find_held(
    text: str, cues: Sequence[Cue], mentions: Sequence[Named], posts: Sequence[Named]
) -> list[Held]:
    """Posts with their holders; `mentions` from left to right, `posts` those that stand by names."""
    return list(_Reader(text, mentions, posts).held(cues))


class _Reader:
    """One pass over a text: who the last posts were given to, and where they ended."""

    def __init__(self, text: str, mentions: Sequence[Named], posts: Sequence[Named]) -> None:
        self.text = text
        self.mentions = mentions = _without_aliases(text, mentions)
        self.starts = [mention.start for mention in mentions]
        self.names = frozenset(self.starts)
        self.subjects = {named.end: named.who for named in (*posts, *mentions)}
        self.ends_of_posts = frozenset(post.end for post in posts)
        self.holder: str | None = None
        self.end = 0

    def held(self, cues: Sequence[Cue]) -> Iterator[Held]:
        for cue in cues:
            if cue.start < self.end or (cue.subject is not None and cue.subject not in self.subjects):
                continue
            posts = self._posts(cue.end)
            if posts:
                yield from self._given(cue, posts)

    def _posts(self, position: int) -> tuple[FoundPost, ...]:
        """A list that goes on over terms of office and semicolons; what leads to a name is another's."""
        limit = min(len(self.text), position + LIST_REACH)
        posts: list[FoundPost] = []
        while True:
            found = find_posts(self.text, position, min(limit, position + REACH), self.names)
            posts += found.posts[:-1] if found.reason is End.NAME else found.posts
            following = CONTINUED.match(self.text, found.end, limit) if found.posts else None
            if following is None or found.reason is End.NAME or is_weak(self.text, following.end()):
                return tuple(posts)
            position = following.end()

    def _given(self, cue: Cue, posts: tuple[FoundPost, ...]) -> Iterator[Held]:
        holders = self._holders(cue, posts)
        if not holders:
            return
        self.holder, self.end = holders[-1], posts[-1].end
        in_turn = IN_TURN in self.text[max(0, cue.start - 40) : cue.end]
        if len(holders) > 1 and in_turn:
            if len(holders) == len(posts):
                yield from (Held(who, (post,)) for who, post in zip(holders, posts, strict=True))
            return
        yield from (Held(who, posts, shared=len(holders) > 1) for who in holders)

    def _holders(self, cue: Cue, posts: tuple[FoundPost, ...]) -> list[str]:
        """Who was last named in the sentence before its posts, else first after, else its topic."""
        if cue.subject in self.ends_of_posts:
            return [self.subjects[cue.subject]]
        group = self._group(posts[-1].end)
        if group:
            return group
        sentence = _Sentence.around(self.text, cue.start, posts[-1].end)
        first = bisect_left(self.starts, sentence.begin)
        last = bisect_left(self.starts, cue.start) - 1
        if last >= first and cue.kind != "period":
            if last > first and OF_KIN.search(self.text, max(0, self.starts[last] - 30), self.starts[last]):
                return [self.mentions[last - 1].who]
            if HE.search(self.text, self.mentions[last].end, cue.start):
                last = self._man(first, last)
                if last < first:
                    return []
            if cue.kind == "also":
                return [] if self._is_told_of_another(first, cue.start) else [self.mentions[first].who]
            return [] if self._is_told_of_another(last, cue.start) else self._listed(last, cue)
        if cue.kind == "cue":
            after = self._first_after(posts[-1].end)
            if after < len(self.starts) and self.starts[after] < sentence.end:
                untied = ADDRESSED.search(self.text, posts[-1].end, self.starts[after] - 1)
                said = QUOTED.search(self.text, posts[-1].end, self.starts[after])
                return [] if untied or said else [self.mentions[after].who]
        who = self._topic(cue, sentence, last)
        return [who] if who is not None else []

    def _man(self, first: int, last: int) -> int:
        """The last one who may be meant by "ông"."""
        while last >= first and WOMAN in self.mentions[last].who:
            last -= 1
        return last

    def _group(self, position: int) -> list[str]:
        """Those whom posts of several are followed by: "được bầu làm Ủy viên, gồm: A, Giám đốc Sở; B"."""
        group = GROUP.match(self.text, position)
        if group is None:
            return []
        end = LINE_END.search(self.text, group.end(), group.end() + LIST_REACH)
        first = bisect_left(self.starts, group.end())
        last = bisect_left(self.starts, end.start() if end else group.end() + LIST_REACH)
        return [mention.who for mention in self.mentions[first:last]]

    def _is_told_of_another(self, last: int, position: int) -> bool:
        """Whether the last one addressed before `position` isn't tied to anyone."""
        return ADDRESSED.search(self.text, self.mentions[last].end, position) is not None

    def _first_after(self, position: int) -> int:
        """Who is named next, but not whom the holder of the post came after: "thay ông A"."""
        first = bisect_left(self.starts, position)
        while first < len(self.starts) and INSTEAD_OF.search(self.text, position, self.starts[first]):
            position = self.mentions[first].end
            first += 1
        return first

    def _listed(self, last: int, cue: Cue) -> list[str]:
        """That one, and those before it in a list that all of the sentence is about."""
        holders = [self.mentions[last].who]
        between = IN_BRACKETS.sub("", self.text[self.mentions[last].end : cue.start])
        if cue.kind == "all":
            all_of_them = self._before(last)
            return all_of_them if len(all_of_them) > 1 and len(between) < ADVERBS else []
        if APART.search(between):
            return holders
        if cue.kind == "subject" and not self.text[self.mentions[last - 1].end :].startswith(" và "):
            return holders
        return self._before(last)

    def _before(self, last: int) -> list[str]:
        """That one, and those before it in its list."""
        holders = [self.mentions[last].who]
        while last and LISTED.fullmatch(self.text, self.mentions[last - 1].end, self.starts[last]):
            last -= 1
            holders.insert(0, self.mentions[last].who)
        return holders

    def _topic(self, cue: Cue, sentence: "_Sentence", last: int) -> str | None:
        """Whom a sentence without a name is about: "ông", or whose life the lines before it tell."""
        goes_on = self.holder is not None and cue.start - self.end < LIFE_REACH
        if cue.kind == "period":
            return self.holder if goes_on else self.mentions[last].who if last >= 0 else None
        if last >= 0 and PRONOUN.search(self.text, sentence.begin, sentence.end):
            return self._subject(last)
        same_line = goes_on and LINE_END.search(self.text, self.end, cue.start) is None
        return self.holder if same_line else None

    def _subject(self, last: int) -> str:
        """Whom the sentence is about in which the last one was named: who begins it, or else that one."""
        end = self.mentions[last].start
        begin = max((one.end() for one in LINE_END.finditer(self.text, max(0, end - REACH), end)), default=0)
        first = bisect_left(self.starts, begin)
        opening = BEGINNING.fullmatch(self.text, begin, self.starts[first])
        return self.mentions[first if opening else last].who


def _without_aliases(text: str, mentions: Sequence[Named]) -> list[Named]:
    """Without other names in brackets, of which nothing is told: "A (B) sinh năm 1923"."""
    ends = {mention.end for mention in mentions}
    return [
        mention
        for mention in mentions
        if text[mention.start - 1 : mention.start] != "("
        or text[mention.end : mention.end + 1] != ")"
        or ends.isdisjoint((mention.start - 2, mention.start - 1))
    ]


class _Sentence(NamedTuple):
    """`[begin, end)` around posts."""

    begin: int
    end: int

    @classmethod
    def around(cls, text: str, start: int, stop: int) -> "_Sentence":
        ends = SENTENCE_END.finditer(text, max(0, start - REACH), start)
        begin = max((match.end() for match in ends), default=max(0, start - REACH))
        end = SENTENCE_END.search(text, stop, stop + REACH)
        return cls(begin, end.start() if end else min(len(text), stop + REACH))
