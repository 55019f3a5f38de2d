"""Where people's names may stand: runs of capitalised syllables, taken apart by surname and place.

"Chủ tịch UBND quận Tây Hồ Nguyễn Văn An"     the run "Tây Hồ Nguyễn Văn An" holds a place and a name
"đường Nguyễn Văn An"                         a street: `held`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.extract.furniture import is_furniture
from service.extract.honorifics import ends_with_honorific, match_honorific
from service.extract.letters import LETTER, LOWER, UPPER
from service.extract.patterns import Phrases, lowered
from service.extract.posts import follows_leader, is_organ, match_head, may_begin_post
from service.knowledge import load

SYLLABLE = rf"[{UPPER}](?:['’][{UPPER}]?)?[{LOWER}]*"
RUN = re.compile(rf"(?<![{LETTER}\d&]){SYLLABLE}(?:(?: {{1,2}}|\xa0| ?\n ?){SYLLABLE})+(?![{LETTER}\d])")
SYLLABLES = re.compile(SYLLABLE)
BLANKS = frozenset(" \xa0\n")
STREET_NUMBER = re.compile(
    r"(?<![\w./])(?<![Qq]uận )(?<![Pp]hường )(?<!khu )(?<!tổ )\d{1,4}[A-Za-z]?(?:/\d+)* \Z"
)
COMMON_SURNAME = 0.4
"""Share of people in percent: from the first on, a run of three or four syllables is a name by itself."""
MIDDLES = frozenset(
    {"Văn", "Thị", "Hữu", "Đức", "Đình", "Xuân", "Ngọc", "Quang", "Thanh", "Minh", "Quốc", "Công"}
)
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run's part that may be a name.

    `honorific` is where the honorifics before it begin; `held` tells a street's or a school's name, `unit`
    one that follows "quận" or "tỉnh"; `plausible` a name by its own look.
    """

    name: str
    start: int
    end: int
    honorific: int | None
    held: bool
    unit: bool
    surname: float
    plausible: bool


def find_candidates(text: str) -> list[Candidate]:
    """All of them from left to right."""
    found: list[Candidate] = []
    for run in RUN.finditer(text):
        for start, end in _lines(text, run):
            syllables = [
                (match[0], match.start(), match.end()) for match in SYLLABLES.finditer(text, start, end)
            ]
            if _is_promising(text, syllables):
                found.extend(_candidates(text, _without_tail(text, syllables)))
    return found


def surname_share(syllable: str) -> float:
    """Per cent of people with that surname; -1 where it is none."""
    return _surnames().get(syllable, -1.0)


def is_place(name: str) -> bool:
    return name.lower() in _places()


def looks_like_person(name: str) -> bool:
    """Whether a name is a person's by its own look, and no known place."""
    syllables = name.split()
    return _is_plausible(syllables, surname_share(syllables[0])) and not is_place(name)


def is_figure(name: str) -> bool:
    """Somebody whom streets and movements are named after."""
    return name.lower() in _figures()


Syllables = list[tuple[str, int, int]]


def _is_promising(text: str, syllables: Syllables) -> bool:
    """Whether a run holds a surname or comes after a word that people's names come after."""
    if any(syllable in _surnames() for syllable, _, _ in syllables):
        return True
    if match_honorific(text, syllables[0][1]):
        return True
    return ends_with_honorific(text, syllables[0][1]) is not None or follows_leader(text, syllables[0][1])


def _lines(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run's parts: it goes on over a line's end only where a name is cut in two."""
    start = run.start()
    for newline in re.finditer(r" ?\n ?", run[0]):
        left, right = (
            text[start : run.start() + newline.start()],
            text[run.start() + newline.end() : run.end()],
        )
        if " " in left and (surname_share(right.split()[0]) >= 0 or " " in right):
            yield start, run.start() + newline.start()
            start = run.start() + newline.end()
    yield start, run.end()


def _without_tail(text: str, syllables: Syllables) -> Syllables:
    """The run before what has got into it: the site's furniture, a post, the next sentence's first word."""
    for i, (word, position, _) in enumerate(syllables[1:], start=1):
        if is_furniture(text, position) or (i >= 2 and word in _sentence_starts()):
            return syllables[:i]
        if may_begin_post(word) and match_head(text, position, len(text)):
            return syllables[:i]
        if 2 <= i < len(syllables) - 1 and is_organ(text, position) and surname_share(word) < COMMON_SURNAME:
            return syllables[:i]
    return syllables


def _candidates(text: str, syllables: Syllables) -> Iterator[Candidate]:
    honorific = None
    while len(syllables) > 1 and _is_honorific(text, syllables):
        honorific = syllables[0][1] if honorific is None else honorific
        syllables = syllables[1:]
    if len(syllables) < 2 or match_head(text, syllables[0][1], len(text)):
        return
    first = syllables[0][1]
    if honorific is None:
        honorific = ends_with_honorific(text, first)
    split = 0 if honorific is not None else _name_start(text, syllables)
    name = syllables[split : split + LONGEST_NAME]
    if (
        len(name) < 2
        or len(name[-1][0]) == 1
        or (len(name) == 2 and honorific is None and is_organ(text, name[0][1]))
    ):
        return
    holder = _holder(text, first) if split == 0 and honorific is None else None
    share = surname_share(name[0][0])
    yield Candidate(
        name=" ".join(syllable for syllable, _, _ in name),
        start=name[0][1],
        end=name[-1][2],
        honorific=honorific,
        held=holder == "holder",
        unit=holder == "unit",
        surname=share,
        plausible=_is_plausible([syllable for syllable, _, _ in name], share),
    )


def _is_honorific(text: str, syllables: Syllables) -> bool:
    """Whether a run's first syllable is the honorific "Ông", and not part of "Bà Rịa"."""
    match = match_honorific(text, syllables[0][1])
    if match is None or match.end() > syllables[0][2]:
        return False
    return not is_place(" ".join(syllable for syllable, _, _ in syllables[:2]))


def _name_start(text: str, syllables: Syllables) -> int:
    """At which syllable of a run a name begins: after a place or the sentence's first word."""
    words = [syllable for syllable, _, _ in syllables]
    for size in range(min(4, len(words) - 2), 0, -1):
        if is_place(" ".join(words[:size])):
            return size
    if surname_share(words[0]) >= COMMON_SURNAME and len(words) <= 4:
        return 0
    unit = Phrases.match(_units(), text, syllables[0][1])
    begins = [1 + 2 if unit else 2, 2, 1, 3]
    for begin in begins:
        rest = len(words) - begin
        if 2 <= rest <= 4 and surname_share(words[begin]) >= COMMON_SURNAME and (rest > 2 or begin > 1):
            return begin
    return 0


def _is_plausible(name: list[str], share: float) -> bool:
    if share < 0 or not 3 <= len(name) <= 4 or len(name[-1]) == 1:
        return False
    return share >= COMMON_SURNAME or name[1] in MIDDLES


def _holder(text: str, position: int) -> str | None:
    """Whether what stands right before makes a street or a place of the name: holder or unit."""
    if STREET_NUMBER.search(text, max(0, position - 18), position):
        return "holder"
    if text[position - 1 : position] not in BLANKS:
        return None
    last = text[max(0, position - 30) : position].lower().split()[-3:]
    kinds = (_holders().get(" ".join(last[-size:])) for size in (3, 2, 1) if size <= len(last))
    kind = next(filter(None, kinds), None)
    return None if kind == "other" else kind


@cache
def _sentence_starts() -> frozenset[str]:
    return frozenset(row.phrase.capitalize() for row in load().ends if row.kind == "start")


@cache
def _surnames() -> dict[str, float]:
    return {row.surname: float(row.share) for row in load().surnames}


@cache
def _places() -> frozenset[str]:
    return frozenset(form for row in load().places for form in lowered(row.place))


@cache
def _figures() -> frozenset[str]:
    return frozenset(form for row in load().eponyms if row.kind == "figure" for form in lowered(row.word))


@cache
def _holders() -> dict[str, str]:
    return {form: row.kind for row in load().eponyms if row.kind != "figure" for form in lowered(row.word)}


@cache
def _units() -> Phrases:
    return Phrases.of(row.word for row in load().eponyms if row.kind == "unit")
