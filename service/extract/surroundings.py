"""The words around a citation: when, by whom, about what, and the verb that ties it."""

import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from service.extract.dates import DATE, read_date
from service.extract.letters import DASH, UPPER
from service.extract.names import find_candidates
from service.extract.patterns import Finder, Phrases, either
from service.extract.post_words import ends_issuer, match_compound
from service.knowledge import load
from service.text.characters import canonical

OF_YEAR = re.compile(r"\s+năm\s+(?:19|20)\d\d(?=\s)")
BEFORE_DAY = re.compile(
    r"\s*[,(]?\s*(?:(?:đã\s+|được\s+)*(?:ký|ban hành|thông qua)\s+)?(?:vào\s+)?(?:ngày\s+)?", re.IGNORECASE
)
OF_ISSUER = re.compile(r"[\s,]*\(?\s*(?:của|do)\s+(?=\w)")
TERM = re.compile(r"[\s,]*\(?\s*[Kk]h[oó][aá]\s+[IVX\d]+\s*\)?")
TITLE = re.compile(
    r"[\s,)]*(?:quy định\s+|hướng dẫn\s+)?(?:về\s+việc|về|v/v)\s+(?=[\w“\"'])|[\s,:]*(?=[“\"])", re.IGNORECASE
)
TITLE_END = re.compile(
    r"[.;:](?=\s|$)|\n\s*\n|[”\"]|\s(?=(?:nhằm|để|đã|đang|sẽ|và các văn bản|trên cơ sở|gắn với)\s)"
    r"|\s(?=(?:bao )?gồm \d)"
    r"|,\s(?=(?:do|nhằm|trong đó|theo đó|thay thế|bao gồm|gồm|có hiệu lực)\s)"
    r"|,\s(?=(?:đến nay|hiện nay|thời gian qua|vừa qua|qua đó|nhờ đó|tuy nhiên|ngày\s\d)(?!\w))"
    r"|,\s(?=(?:toàn|cả)\s(?:thành phố|tỉnh|quận|huyện|thị xã|phường|xã|ngành)\s(?:đã|có|phải|không)\s)"
    rf"|,\s(?=[{UPPER}][^\W\d]*(?:\s[^\W\d]+){{0,9}}?\s(?:đã|đang|sẽ|yêu cầu|đề nghị|chỉ đạo)\s)"
)
"""Where a title without quotation marks ends: at punctuation, or where the sentence goes on without it."""
CLOSING = re.compile(r"[”\"]")
LIST_MARK = re.compile(r"\s*(?:,|\svà)\s")
JOINT_ISSUERS = re.compile(r"(?:,\s+[A-ZĐ]\w*(?:\s\w+)?)+")
"""After "liên Bộ Tài chính": ", Tư pháp"."""

CLAUSE = re.compile(r"[.;:](?=\s)|\n\s*\n")
WORD = re.compile(r"\s*(?P<word>[^\W_]+(?:[&./-][^\W_]+)*)")
PASSED = re.compile(
    r"\s+(?:đã\s+|có\s+|vừa\s+|mới\s+|cũng\s+|sẽ\s+|sớm\s+|chính thức\s+|kịp thời\s+)*"
    r"(?:ký\s+|xây dựng\s+và\s+)?(?:ban hành|thông qua|phê duyệt|xây dựng|ra|ký|có)\s+(?:các\s+)?"
    r"(?:(?:công\s+)?văn(?:\s+bản)?\s+(?:số\s+)?)?\Z"
)
WEAK_VERB = re.compile(r"\s(?:có|ra|xây dựng)\s+\Z")
DAY_BEFORE = re.compile(r"[Nn]gày\s+(?P<day>[^,]{6,30}?)(?:\s+vừa qua)?\s*(?:,[^,.;:\d]{4,60})?,?\s*\Z")
"""The day that a sentence begins with: "Ngày 20/10/2014, trên cơ sở đề nghị của Sở, UBND tỉnh ..."."""

ISSUER_WORDS, TITLE_SIZE, CLAUSE_SIZE, VERB_REACH = 14, 400, 200, 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is stated; None where it isn't. `end` is where it ends."""

    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    end: int = 0


def following(text: str, position: int, starts: Container[int]) -> Surroundings:
    """What follows a citation that ends at `position`; `starts` are the places of the citations."""
    of_year = OF_YEAR.match(text, position)
    date, position = _date(text, of_year.end() if of_year else position)
    issuer, position = _issuer(text, position, starts)
    if date is None and issuer is not None:
        date, position = _date(text, position)
    term = TERM.match(text, position)
    end = position
    return Surroundings(date, issuer, _title(text, term.end() if term else position, starts), end)


def announced(text: str, position: int) -> Surroundings:
    """What leads up to a citation: "Ngày 16/4/2020, UBND tỉnh ban hành Chỉ thị ..."."""
    start = max(0, position - CLAUSE_SIZE)
    for boundary in CLAUSE.finditer(text, start, position):
        start = boundary.end()
    clause = text[start:position]
    passed = PASSED.search(clause)
    if passed is None:
        return Surroundings()
    issuer = _issuers_before().search(clause, 0, passed.start())
    if issuer is None:
        return Surroundings()
    date = _date_before(clause[: issuer.start()])
    if date is None and WEAK_VERB.search(passed[0]) and "đã" not in passed[0]:
        return Surroundings()
    return Surroundings(date, _without_person(issuer[0]))


def relation_before(text: str, position: int, first: int = 0) -> str | None:
    """The relation of the nearest verb before a citation in its clause, not before `first`."""
    start = max(first, position - VERB_REACH)
    for boundary in CLAUSE.finditer(text, start, position):
        start = boundary.end()
    relation = None
    for begin, end in _verbs().spans(text, start, position):
        relation = _relations()[" ".join(canonical(text[begin:end]).split())]
    return relation


def _date(text: str, position: int) -> tuple[dt.date | None, int]:
    before = BEFORE_DAY.match(text, position)
    match = DATE.match(text, before.end()) if before else None
    date = read_date(match) if match else None
    if match is None or date is None:
        return None, position
    return date, match.end() + (text[match.end() : match.end() + 1] == ")")


def _issuer(text: str, position: int, starts: Container[int]) -> tuple[str | None, int]:
    of = OF_ISSUER.match(text, position)
    if of is None:
        return None, position
    end = start = of.end()
    for _ in range(ISSUER_WORDS):
        compound = match_compound(text, end + 1) if end > start else None
        word = compound or WORD.match(text, end)
        if word is None or (compound is None and end > start and _ends_issuer(text, word, starts)):
            break
        end = word.end()
    if not text[start].isupper() and not _starts_issuer().match(text, start):
        return None, position
    joint = JOINT_ISSUERS.match(text, end) if text.startswith("liên", start) else None
    end = joint.end() if joint else end
    return " ".join(_without_person(text[start:end]).split()), end


def _ends_issuer(text: str, word: re.Match[str], starts: Container[int]) -> bool:
    first = word["word"]
    if word.start("word") in starts:
        return True
    if first == "và":
        following_word = WORD.match(text, word.end())
        if following_word is None or following_word.start("word") in starts:
            return True
        return not following_word["word"][0].isupper()
    return "\n\n" in word[0] or ends_issuer(text, word.start("word"))


def _title(text: str, position: int, starts: Container[int]) -> str | None:
    cue = TITLE.match(text, position)
    if cue is None:
        return None
    start = cue.end()
    if text[start : start + 1] in ("“", '"'):
        closing = CLOSING.search(text, start + 1, start + TITLE_SIZE)
        return _tidy(text[start + 1 : closing.start()]) if closing else None
    end = TITLE_END.search(text, start, start + TITLE_SIZE)
    stop = end.start() if end else min(len(text), start + TITLE_SIZE)
    for joint in LIST_MARK.finditer(text, start, stop):
        if joint.end() in starts:
            stop = joint.start()
            break
    return _tidy(text[start:stop])


def _tidy(title: str) -> str | None:
    title = " ".join(title.split())
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    return title.strip(f" ,/{DASH}".replace("\\", "")) or None


def _date_before(clause: str) -> dt.date | None:
    match = DAY_BEFORE.search(clause)
    date = DATE.match(match["day"]) if match else None
    return read_date(date) if date else None


def _without_person(issuer: str) -> str:
    """ "Bộ trưởng Bộ Tư pháp Lê Thành Long" without the man."""
    for candidate in find_candidates(issuer):
        if candidate.plausible and candidate.start and candidate.end == len(issuer):
            return issuer[: candidate.start].rstrip()
    return issuer


@cache
def _starts_issuer() -> Phrases:
    organs = [row.phrase for row in load().posts if row.kind != "prefix"]
    return Phrases.of([*organs, "liên", "trung ương", "ban thường vụ", "thường trực"])


@cache
def _issuers_before() -> re.Pattern[str]:
    """An organ or office with a capital, up to the end: no comma in between."""
    organs = [row.phrase for row in load().posts if row.kind != "prefix"]
    names = either([*organs, "chính phủ", "thường trực", "tổng bí thư"])
    return re.compile(rf"(?<!\w)(?=\w)(?:{names})(?!\w)(?:\s+[^\s,.;:()]+){{0,12}}\Z")


@cache
def _verbs() -> Finder:
    return Finder.of(row.verb for row in load().relations)


@cache
def _relations() -> dict[str, str]:
    return {canonical(row.verb): row.relation for row in load().relations}
