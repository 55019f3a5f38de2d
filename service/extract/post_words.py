"""Words that posts are made of, and those that end them: rows of posts.tsv and ends.tsv, found in a text."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from service.extract.patterns import Finder, Phrases, either, spellings
from service.knowledge import load
from service.text.characters import canonical

LEADER_REACH = 40
"""Code points: "Tổng thống Hàn Quốc" stands before the name."""

MOST_PREFIXES = 4
"""Before a head, as in "nguyên quyền Phó ...": of nothing else, each place would look at all behind it."""

BOARD = ("Ban ", "ban ", "oàn ")
"""Before a head which then names all who hold it, and no post: "Ban Giám đốc", "Đoàn Chủ tịch"."""

MINISTRY, COMMAND = ("Bộ ", "bộ "), ("Tư lệnh", "tư lệnh")
GOVERNMENT, DEPUTY = ("ính ",), "quyền"
"""So do "Bộ Tư lệnh" and "chính quyền"."""

EMBASSY = " quán"
"""Behind a head, what is no post: "Đại sứ quán"."""

GAP = re.compile(r"[ \t\xa0]*(?:\n(?![ \t]*\n)[ \t]*)?")
"""Between two words of one post: a line may end there, a paragraph doesn't."""


def after_gap(text: str, position: int) -> int:
    """Where the next word of a post would begin."""
    gap = GAP.match(text, position)
    return gap.end() if gap else position


def match_head(text: str, position: int, limit: int) -> int | None:
    """Where the head of a post that begins at `position` ends, prefixes included."""
    start = position
    for _ in range(MOST_PREFIXES):
        prefix = _prefixes().match(text, start)
        if not prefix:
            break
        start = after_gap(text, prefix.end())
    for begin in (position,) if start == position else (position, start):
        head = _heads().match(text, begin)
        if head and head.end() <= limit and not text.startswith(EMBASSY, head.end()):
            return head.end()
    return None


def find_heads(text: str, position: int, limit: int) -> Iterator[int]:
    """Where posts may begin, from left to right."""
    for start, _ in _openings().spans(text, position, limit):
        before = text[start - 4 : start]
        if before in BOARD or (before in GOVERNMENT and text.startswith(DEPUTY, start)):
            continue
        if before[1:] in MINISTRY and text.startswith(COMMAND, start):
            continue
        if match_head(text, start, limit) is not None:
            yield start


def may_begin_post(word: str) -> bool:
    """Whether a post, its prefix included, may begin with that word."""
    return word in _first_words()


def may_begin_organ(word: str) -> bool:
    """Whether an organization's name may begin with that word."""
    return _organs().begins(word)


def follows_leader(text: str, position: int) -> bool:
    """Whether a post that foreigners hold stands a few words before."""
    return _stands_before(_leaders_anywhere(), text, position)


def ends_issuer(text: str, position: int) -> bool:
    """Whether the word there ends an issuer's name: a verb, a function word, what a directive does."""
    if not text[position].islower() or _kept().match(text, position):
        return False
    endings = (_acts(), _ends(), _tasks())
    return any(phrases.match(text, position) for phrases in endings)


def match_compound(text: str, position: int) -> re.Match[str] | None:
    """A part of an organization's name that is taken whole, whatever marks or verbs it holds."""
    return _compounds().match(text, position) or _kept().match(text, position)


def follows_statesman(text: str, position: int) -> bool:
    """Whether a post that makes a foreigner's of a foreign name stands a few words before."""
    return _stands_before(_statesmen_anywhere(), text, position)


def _stands_before(posts: Finder, text: str, position: int) -> bool:
    return posts.stands(text, max(0, position - LEADER_REACH), position)


def is_statesman(text: str, position: int) -> bool:
    """Whether it is such a post, or was: "cựu Bộ trưởng"."""
    return _is_or_was(_statesmen(), text, position)


def is_expert(text: str, position: int) -> bool:
    """Whether it is one of those that foreigners are quoted with, behind their names."""
    return _is_or_was(_experts(), text, position)


def is_leader(text: str, position: int) -> bool:
    """Whether the post is one that foreigners hold too, or was."""
    return _is_or_was(_leaders(), text, position)


def _is_or_was(posts: Phrases, text: str, position: int) -> bool:
    if posts.match(text, position):
        return True
    prefix = _prefixes().match(text, position)
    return prefix is not None and posts.match(text, after_gap(text, prefix.end())) is not None


def match_organ(text: str, position: int) -> re.Match[str] | None:
    """The word or words there that an organization's name begins with."""
    return _organs().match(text, position)


def is_organ(text: str, position: int) -> bool:
    """Whether an organization's name begins there."""
    return match_organ(text, position) is not None


def is_weak(text: str, position: int) -> bool:
    """Whether the post there is mostly said of many: cán bộ, thành viên."""
    return _weak().match(text, position) is not None


def is_sole(post: str) -> bool:
    """Whether a post says its organization by itself, as "nguyên Thủ tướng" does."""
    head = _prefixes().match(post, 0)
    sole = _sole().match(post, after_gap(post, head.end()) if head else 0)
    return sole is not None and sole.end() == len(post)


def match_office(text: str, start: int, end: int) -> re.Match[str] | None:
    """The organ that a head `text[start:end]` ends with: Trưởng ban, Chánh Văn phòng."""
    return _head_offices().search(text, start, end)


def is_office_word(word: str) -> bool:
    """Whether an office's name ends so: a verb after it names the office, as in "Ban chỉ đạo"."""
    return word.lower() in _office_words()


def match_ending(text: str, position: int) -> re.Match[str] | None:
    """A word that no post goes on over."""
    return _ends().match(text, position)


def is_task(text: str, position: int) -> bool:
    """Whether a word stands there that ends a post, but after an office names it."""
    return _tasks().match(text, position) is not None


def is_kept(text: str, position: int) -> bool:
    """Whether a part of an organization's name stands there that holds a word which would end it."""
    return _kept().match(text, position) is not None


def begins_sentence(word: str) -> bool:
    """Whether sentences begin with that word: "Theo", "Tại"."""
    return word in _sentence_starts()


def _rows(*kinds: str) -> list[str]:
    return [row.phrase for row in load().posts if row.kind in kinds]


@cache
def _heads() -> Phrases:
    return Phrases.of(_rows("head", "weak", "leader"))


@cache
def _weak() -> Phrases:
    return Phrases.of(_rows("weak"))


@cache
def _sole() -> Phrases:
    return Phrases.of(_rows("sole"))


@cache
def _openings() -> Finder:
    return Finder.of(_openers(), ending="")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(chain.from_iterable(map(spellings, _openers())))


def _openers() -> set[str]:
    """The first words of posts."""
    return {canonical(phrase).split()[0] for phrase in _rows("head", "weak", "leader", "prefix")}


@cache
def _leaders() -> Phrases:
    return Phrases.of(_rows("leader"))


@cache
def _leaders_anywhere() -> Finder:
    return Finder.of(_rows("leader"))


@cache
def _statesmen() -> Phrases:
    return Phrases.of(_rows("statesman"))


@cache
def _statesmen_anywhere() -> Finder:
    return Finder.of(_rows("statesman"))


@cache
def _experts() -> Phrases:
    return Phrases.of(_rows("expert"))


@cache
def _prefixes() -> Phrases:
    return Phrases.of(_rows("prefix"))


@cache
def _organs() -> Phrases:
    return Phrases.of(_rows("organ", "office"))


@cache
def _head_offices() -> re.Pattern[str]:
    """The organ that a head ends with: Trưởng ban, Chánh Văn phòng."""
    return re.compile(
        rf"(?<![^\W_])(?:{either([*_rows('office'), 'văn phòng', 'công an', 'đoàn', 'ubnd', 'hđnd'])})\Z"
    )


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
