"""Posts that a sentence says somebody held, apart from the name.

"trong thời gian giữ chức A, bà B ..."             a cue before the posts
"ông B từng là A; C"                               a copula behind its subject
"Từ tháng 5/2010 đến 3/2015: A, C"                 a line of a biography
"các ông B, D lần lượt giữ chức A, C"              each his own
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from service.extract.letters import DASH
from service.extract.posts import End, FoundPost, find_posts, is_weak, match_head, may_begin_post

OFFICES = r"chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ"
NAMELY = re.compile(
    rf"(?:\s+(?:lại|giữ|qua))?(?:\s+(?:các|nhiều|những|một số))?\s+(?:{OFFICES})(?!\w)"
    r"(?:[^.;:,\n]|\.(?=\w)){0,60}?"
    r"(?:\s+(?:như|gồm|là)(?!\w)\s*:?|\s*:)\s*"
)
""" "các chức vụ: ...", "nhiều vị trí công tác tại tỉnh như ..."."""

ITEM = re.compile(r"(?:[^,;.:\n]|\.(?=\w)){2,60}[,;]\s+")
"""The first of such a list, where it is no post: "cán bộ giảng dạy Đại học X; Phó Hiệu trưởng ..."."""

REST = rf"(?P<rest>(?:\s+(?:lại|các|bổ nhiệm|điều động|vào|về|giữ|làm|mới|là|{OFFICES}))*\s*:?\s+)"
CUE = re.compile(
    r"[gđktnGĐKTN](?<!\w.)(?:(?<=[tT])r(?:ong thời gian (?:là|làm)|ên cương vị|ải qua|úng cử)"
    r"|(?<=[nN])hận nhiệm vụ|(?<=[đĐ])(?:ảm (?:nhiệm|nhận)"
    r"|ược (?:bổ nhiệm|điều động|phân công|bầu|cử|chỉ định))"
    rf"|(?<=[kK])(?:inh qua|hi (?:còn là|làm))|(?<=[gG])iữ){REST}"
)
QUALITY = re.compile(rf"ới (?:tư cách|vai trò|trách nhiệm|cương vị){REST}")
""" "với tư cách", from its second letter on, so that the engine can look for the letters."""

ADVERB = (
    r"đã|đang|hiện|hiện đang|hiện nay|cũng|từng|còn|vẫn|nay|sau đó|trước đó|trước đây|tiếp tục|đồng thời"
    r"|tiếp đó|lần lượt|rồi|mới|vừa|chuyển|về|lên|sang|được (?:bầu|cử|tín nhiệm|bổ nhiệm|phân công|điều động)"
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
NUMERALS = r"[IVX\d]+(?:\s*(?:,|và|[-–])\s*[IVX\d]+)*(?!\w)"
CONTINUED = re.compile(
    rf"(?:\s*\([^()\n]{{1,60}}\)|\s*,?\s*(?:các\s+)?(?:khóa|khoá|nhiệm kỳ|nhiệm kì)\s+{NUMERALS})*"
    r"(?:[;,]\s*được (?:phong|thăng|tặng)[^;.\n]{0,90})*"
    r"(?:\s*[;,]\s*|\s+(?=rồi|sau đó|và))(?:(?:và|kiêm|rồi|sau đó|là|làm|được bầu|giữ chức|giữ chức vụ)\s+)*"
)
"""Between the posts of one's life: "khóa X, XI; ", "(2008-2010), ", " rồi "."""

LISTED = re.compile(
    r"\s*(?:,|và|cùng|,\s*và|;)\s+(?:(?:các\s+)?(?:ông|bà|đồng chí|anh|chị)\s+)?", re.IGNORECASE
)
APART = re.compile(r"[,.;:()]")
IN_TURN = "lần lượt"
UNREAL = re.compile(r"(?<!\w)(?:nếu|giả sử|không|chưa)(?!\w)[^.,;\n]{0,30}\Z", re.IGNORECASE)
INTENDED = re.compile(r"(?<!\w)giới thiệu(?!\w)[^.;\n]*\sđể(?:\s\w+){0,4}\s\Z")
""" "giới thiệu ông A để Quốc hội bầu giữ chức": not yet."""

SENTENCE_END = re.compile(r"(?<!TP)(?<!Tp)[.!?…](?=\s)|\n|;")
LINE_END = re.compile(r"(?<!TP)(?<!Tp)[.!?…](?=\s)|\n")
PRONOUN = re.compile(r"(?<!\w)(?:ông|bà|đồng chí)(?!\w)", re.IGNORECASE)
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


class Cue(NamedTuple):
    """Posts may begin at `end`; where `subject` is, somebody's name or post must end."""

    start: int
    end: int
    kind: str
    subject: int | None = None


def find_cues(text: str) -> list[Cue]:
    """Where posts may be told of apart from names, from left to right."""
    return sorted(_cues(text))


def find_held(
    text: str, cues: Sequence[Cue], mentions: Sequence[Named], posts: Sequence[Named]
) -> list[Held]:
    """Posts with their holders; `mentions` from left to right, `posts` those that stand by names."""
    return list(_Reader(text, mentions, posts).held(cues))


class _Reader:
    """One pass over a text: who the last posts were given to, and where they ended."""

    def __init__(self, text: str, mentions: Sequence[Named], posts: Sequence[Named]) -> None:
        self.text = text
        self.mentions = mentions
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
        sentence = _Sentence.around(self.text, cue.start, posts[-1].end)
        first = bisect_left(self.starts, sentence.begin)
        last = bisect_left(self.starts, cue.start) - 1
        if last >= first and cue.kind != "period":
            return self._listed(last, cue)
        if cue.kind == "cue":
            after = bisect_left(self.starts, posts[-1].end)
            if after < len(self.starts) and self.starts[after] < sentence.end:
                return [self.mentions[after].who]
        who = self._topic(cue, sentence, last)
        return [who] if who is not None else []

    def _listed(self, last: int, cue: Cue) -> list[str]:
        """That one, and those before it in a list that all of the sentence is about."""
        holders = [self.mentions[last].who]
        if APART.search(self.text, self.mentions[last].end, cue.start):
            return holders
        if cue.kind == "subject" and not self.text[self.mentions[last - 1].end :].startswith(" và "):
            return holders
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
            return self.mentions[last].who
        same_line = goes_on and LINE_END.search(self.text, self.end, cue.start) is None
        return self.holder if same_line else None


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


def _cues(text: str) -> Iterator[Cue]:
    for match in chain(CUE.finditer(text), QUALITY.finditer(text)):
        if INTENDED.search(text, max(0, match.start() - 160), match.start()) is None:
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
    named = subject["name"] is not None and PAST.search(subject[0]) is None
    yield Cue(start, end, "subject", subject.start() if named else None)
