"""Words before a person's name that are no part of it: đồng chí, ông, Thiếu tướng, PGS.TS."""

import re
from functools import cache

from service.extract.name_words import holds_foreign
from service.extract.patterns import Phrases, at_words, either
from service.knowledge import Honorific, load
from service.text.characters import canonical

BRITAIN = "Anh"
NOT_WORD = re.compile(r"[\W_]")
LAST_WORD = re.compile(r"(?P<word>[^\W_]+)\s+\Z")
VOWELS = re.compile(r"[aeiouyăâêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]")
LONGEST_ABBREVIATION = 6
DOT = r"\.?"
REACH = 60
"""Code points before a name in which its honorifics may begin."""


def match_honorific(text: str, position: int) -> re.Match[str] | None:
    """The honorific, rank or degree at a word's start."""
    return _words().match(text, position)


def is_britain(text: str, position: int, name: int) -> bool:
    """Whether an honorific is a country before a foreigner's name: "Thủ tướng Anh Theresa May"."""
    if text[position:name].rstrip() != BRITAIN:
        return False
    return holds_foreign(text[name : name + REACH].partition(" ")[0])


def may_be_honorific(word: str) -> bool:
    """Whether an honorific begins with that word, as it is written."""
    return _words().begins(word)


def is_rank(text: str, position: int) -> bool:
    """Whether a rank or "đồng chí" stands there, which no name and no organ begins with."""
    return _ranks().match(text, position) is not None


def follows_cue(text: str, end: int) -> bool:
    """Whether a word right before `end` tells that a person is named next, though it is no honorific."""
    match = LAST_WORD.search(text, max(0, end - 16), end)
    if match is None or match["word"].lower() not in _last_cue_words():
        return False
    return _cues().search(text, max(0, end - 20), end) is not None


def ends_with_honorific(text: str, end: int) -> int | None:
    """Where the honorifics right before `end` begin, None where there are none."""
    before = text[max(0, end - 16) : end]
    stripped = before.rstrip(" .:\n\xa0")
    last = stripped[stripped.rfind(" ") + 1 :]
    if not last.isalpha():
        last = NOT_WORD.split(last)[-1]
    word = last.lower()
    if word not in _last_words():
        return None
    start = end - len(before) + len(stripped) - len(last)
    if word in _lone_words() and _word_before(text, start) not in _last_words():
        return start if _before().match(text, start, end) else None
    match = _before().search(text, max(0, end - REACH), end)
    return match.start() if match else None


def _word_before(text: str, position: int) -> str:
    """In lower case, whatever stands in between."""
    words = NOT_WORD.split(text[max(0, position - 16) : position].lower())
    return next(filter(None, reversed(words)), "")


@cache
def _last_words() -> frozenset[str]:
    words = (row.word.rstrip(".").split()[-1].rpartition("/")[2] for row in _rows())
    return frozenset(word for form in words for word in (form, canonical(form)))


@cache
def _lone_words() -> frozenset[str]:
    """Honorifics of one word that no longer one ends with, so that only one before it can begin earlier."""
    words = {canonical(row.word) for row in _rows()}
    longer = {word.split()[-1] for word in words if " " in word}
    return frozenset(word for word in words - longer if word.isalpha())


@cache
def _last_cue_words() -> frozenset[str]:
    return frozenset(row.word.split()[-1] for row in load().honorifics if row.kind == "cue")


@cache
def _cues() -> re.Pattern[str]:
    words = either(row.word for row in load().honorifics if row.kind == "cue")
    return re.compile(rf"(?<!\w)(?:{words})\s+\Z")


def _rows() -> list[Honorific]:
    return [row for row in load().honorifics if row.kind != "cue"]


@cache
def _words() -> Phrases:
    return Phrases.of(row.word for row in _rows())


@cache
def _ranks() -> Phrases:
    return Phrases.of(["đồng chí", *(row.word for row in load().honorifics if row.kind == "rank")])


@cache
def _before() -> re.Pattern[str]:
    """Any number of them, as in "đồng chí Thiếu tướng, PGS.TS."; a dot after a whole word ends a sentence."""
    words = (row.word.rstrip(".") for row in _rows())
    followed = {canonical(word): rf"(?!\w){DOT if _is_abbreviation(word) else ''}" for word in words}
    return re.compile(rf"(?:{at_words(followed)}(?:[\s:]|,\s(?=.))*)+(?<!,\s)\Z")


def _is_abbreviation(word: str) -> bool:
    return (
        len(word) <= LONGEST_ABBREVIATION and VOWELS.search(word.removesuffix("i").removesuffix("i")) is None
    )
