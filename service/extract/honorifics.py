"""Words before a person's name that are no part of it: đồng chí, ông, Thiếu tướng, PGS.TS."""

import re
from functools import cache

from service.extract.patterns import Phrases, either
from service.knowledge import load
from service.text.characters import canonical

NOT_WORD = re.compile(r"[\W_]")


def match_honorific(text: str, position: int) -> re.Match[str] | None:
    """The honorific, rank or degree at a word's start."""
    return _words().match(text, position)


def is_rank(text: str, position: int) -> bool:
    """Whether a rank or "đồng chí" stands there, which no name and no organ begins with."""
    return _ranks().match(text, position) is not None


def ends_with_honorific(text: str, end: int) -> int | None:
    """Where the honorifics right before `end` begin, None where there are none."""
    last = NOT_WORD.split(text[max(0, end - 16) : end].rstrip(" .:\n\xa0"))[-1]
    if last.lower() not in _last_words():
        return None
    match = _before().search(text, max(0, end - 60), end)
    return match.start("words") if match else None


@cache
def _last_words() -> frozenset[str]:
    words = (row.word.rstrip(".").split()[-1].rpartition("/")[2] for row in load().honorifics)
    return frozenset(word for form in words for word in (form, canonical(form)))


@cache
def _words() -> Phrases:
    return Phrases.of(row.word for row in load().honorifics)


@cache
def _ranks() -> Phrases:
    return Phrases.of(["đồng chí", *(row.word for row in load().honorifics if row.kind == "rank")])


@cache
def _before() -> re.Pattern[str]:
    """Any number of them, as in "đồng chí Thiếu tướng, PGS.TS."."""
    words = either(row.word.rstrip(".") for row in load().honorifics)
    return re.compile(rf"(?<!\w)(?P<words>(?:(?:{words})(?!\w)(?:[\s.:]|,\s(?=.))*)+)(?<!,\s)\Z")
