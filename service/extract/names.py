"""Where people's names may stand: runs of capitalised syllables, taken apart by surname and place.

"Chủ tịch UBND quận Tây Hồ Nguyễn Văn An"     the run "Tây Hồ Nguyễn Văn An" holds a place and a name
"đường Nguyễn Văn An"                         a street: `held`
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.extract.credits import (
    Credit,
    Signature,
    addressed_in_capitals,
    is_credited,
    is_lone_name,
    is_pen_name,
    may_sign,
    signature,
    signed_in_capitals,
)
from service.extract.furniture import is_furniture, may_be_furniture
from service.extract.honorifics import ends_with_honorific, match_honorific, may_be_honorific
from service.extract.letters import LETTER, LOWER, SYLLABLE, UPPER
from service.extract.name_words import (
    COMMON_SURNAME,
    follows_listed_unit,
    holder,
    holds_foreign,
    holds_surname,
    is_figure,
    is_foreign,
    is_of_highlands,
    is_place,
    is_plausible,
    surname_share,
)
from service.extract.patterns import Phrases
from service.extract.post_words import (
    begins_sentence,
    follows_leader,
    follows_statesman,
    is_expert,
    is_leader,
    is_statesman,
    match_head,
    match_organ,
    may_begin_organ,
    may_begin_post,
)
from service.knowledge import load
from service.text.memo import Memo

FIRST = rf"[{UPPER}](?<![{LETTER}\d&].)(?:['’][{UPPER}]?)?[{LOWER}]*"
"""A syllable at a word's start, written so that the engine can scan for capitals."""

PARTICLE = r"(?:(?:al|el)(?: ?- ?| )|(?:bin|bint|ibn|de|del|dos|van|von)(?: (?:der|den|la|las|los))? )"
PART = rf"(?:{SYLLABLE}|{PARTICLE}{SYLLABLE})(?:-[a-z]{{2,9}}(?![{LETTER}\d]))?"
"""A syllable after the first; of a foreign name perhaps two, with a hyphen in it, or one with a particle
before it: "Jae-in", "al - Assad", "van Gogh"."""

RUN = re.compile(rf"{FIRST}(?:(?: {{1,2}}|\xa0| ?\n ?){PART})+(?![{LETTER}\d])")
SYLLABLES = re.compile(PART)
WITH_INITIALS = re.compile(rf"[A-Z]\.(?= [A-Z][a-z])|{PART}")
AFTER_INITIAL = re.compile(rf"\. (?P<next>[A-Z][a-z]+)(?![{LETTER}])")
"""What a foreigner's initial is followed by: "George W[. Bush]"."""

SOUND = r"(?i:(?:ch|hs|kh|sh|th|ts|wh|zh|[b-df-hj-np-tv-z])?[aeiouyw]{1,4}(?:ng|hn|rk|[bghklmnprst])?)"
"""A syllable as Korean and Chinese are romanised: "Jae", "hyun", and not "Check"."""

THEN_POST = re.compile(rf"\s*[,(]\s*(?:(?:cựu|nguyên|quyền|tân)\s)?(?=[{LOWER}])")
"""After a name whose holder's post follows: "Theo X, Tổng thống ..." begins anew with a capital."""

THEN_AGE = re.compile(r"\s*[,(]\s*\d\d tuổi(?!\w)")
ROMANISED = re.compile(
    rf"(?<![^\W_])(?=[A-Z])(?P<family>{SOUND}) (?=[A-Z]){SOUND}-(?=[a-z]){SOUND}(?![^\W_])"
)
"""A family name and two syllables with a hyphen, as only people's names are written: "Moon Jae-in"."""

APART = re.compile(
    rf"(?<![^\W_])(?P<family>(?=[A-Z]){SOUND}) (?P<given>(?=[A-Z]){SOUND}) - (?=[a-z]){SOUND}(?![^\W_])"
)
"""The same, as tokenizers split it: "Kim Jong - un"; "Kim Chung - em" is a Vietnamese."""

LINE_END = re.compile(r" ?\n ?")
LONGEST_NAME = 5
IN_SHORT = re.compile(rf"(?!(?:CT)?CP|TNHH|MTV|HĐQT|T\.?P)[{UPPER}]{{2,}}")
"""An organ's name in short that foreigners lead, and no word of a company's: "IPU"."""
INITIALS = frozenset({"Ch", "Gi", "Kh", "Ng", "Ngh", "Nh", "Ph", "Qu", "Th", "Tr"})
ADDRESSES = frozenset({"Ông", "Bà"})
"""Begin a sentence with another's name: "Ảnh: Vũ Hạnh Bà Phan Thị An"."""

NAMED_LIKE_STARTS = frozenset({"Từ", "Như", "Phát", "Được", "Hiện", "Việc", "Sáng", "Chiều", "Chức", "Giải"})
"""Words that sentences begin with and names have too: Võ Thị Như Hoa."""

ENDS_CLAUSE = ",;().\n"
"""Behind a word that begins no sentence: "ông Võ Văn Năm."; as nothing does at a text's end."""

OF_MEDICINE = frozenset({"Tế", "Dược", "Học", "Khoa", "Sĩ", "Tá", "Sinh"})
"""Behind "Y", which people of the Central Highlands are called by as well: "Y Lan Niê"."""

OF_MEMBERS = re.compile(r"(?<!\w)(?:hội|liên đoàn|liên hiệp)\s\Z", re.IGNORECASE)
"""Behind it stands what its members are, and no honorific: "Hội [Nhà báo] Việt Nam"."""

OF_ASSOCIATION = re.compile(r"(?:[Tt]rung ương|TW|TƯ|[Cc]hấp hành|[Tt]hường vụ|Tỉnh|Thành|Quận|Huyện)\s+\Z")
Syllables = list[tuple[str, int, int]]
"""Of a run, each with its place."""

ASSOCIATIONS = frozenset({"Đoàn", "Hội", "Đội"})
"""Organs that are family names too, or look like it."""


class Candidate(NamedTuple):
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
    cued: bool = False
    """Credited with the text or a picture: a person though it may be a pen name."""


def find_candidates(text: str) -> list[Candidate]:
    """All of them from left to right."""
    found: list[Candidate] = []
    signed = signature(text)
    for run in RUN.finditer(text):
        whole = run[0]
        for begin, stop in _parts(text, run) if "\n" in whole else (run.span(),):
            following = text[stop : stop + 2]
            end = _over_initial(text, begin, stop) if following == ". " else stop
            if "-" in whole and (romanised := _romanised(text, begin, end)):
                found.append(romanised)
                continue
            if following == " -" and (apart := _romanised_apart(text, begin, stop)):
                found.append(apart)
                continue
            start = max(begin, signed.start) if signed.start < end else begin
            credit = _credit(text, start, signed)
            if credit or _is_promising(text, start, end):
                limit = min(end, signed.end) if signed.start <= start < signed.end else end
                pattern = SYLLABLES if end == stop else WITH_INITIALS
                syllables = [
                    (match[0], match.start(), match.end()) for match in pattern.finditer(text, start, limit)
                ]
                found.extend(_candidates(text, syllables, credit))
                found.extend(_addressed(text, syllables))
    found.extend(_in_capitals(text))
    addressed = list(_addressed_in_capitals(text))
    return sorted([*found, *addressed], key=lambda one: one.start) if addressed else found


def _addressed_in_capitals(text: str) -> Iterator[Candidate]:
    for match in addressed_in_capitals(text):
        name = match["name"].title()
        share = surname_share(name.split()[0])
        honorific = ends_with_honorific(text, match.start("name"))
        yield Candidate(name, *match.span("name"), honorific, False, False, share, True)


def _in_capitals(text: str) -> Iterator[Candidate]:
    """Who has signed a text in capitals."""
    for match in signed_in_capitals(text):
        syllables = match[0].title().split()
        known = is_pen_name(syllables) and match_organ(text, match.start()) is None
        if known and not is_place(" ".join(syllables)):
            share = surname_share(syllables[0])
            yield Candidate(" ".join(syllables), *match.span(), None, False, False, share, False, cued=True)


def _credit(text: str, start: int, signed: Signature) -> Credit | None:
    if signed.start <= start < signed.end:
        return signed.credit
    return Credit.NAMED if is_credited(text, start) else None


def _is_promising(text: str, start: int, end: int) -> bool:
    """Whether a run holds a surname or comes after a word that people's names come after."""
    if holds_surname(text[start:end]):
        return True
    if match_honorific(text, start) or is_figure(text[start:end]):
        return True
    if ends_with_honorific(text, start) is not None or follows_leader(text, start):
        return True
    return holds_foreign(text[start:end]) and may_be_foreigner(text, start, end)


def _over_initial(text: str, start: int, end: int) -> int:
    """Where a name ends that goes on over an initial, as no Vietnamese one does: "George W. Bush"."""
    before = text[start : end - 2].split() if text[end - 2] == " " else []
    following = AFTER_INITIAL.match(text, end) if before else None
    if following is None or not holds_foreign(following["next"]):
        return end
    return following.end() if holds_foreign(before[-1]) else end


def _romanised(text: str, start: int, end: int) -> Candidate | None:
    """The name of a Korean or a Chinese in a run, which nothing else need vouch for."""
    name = ROMANISED.search(text, start, end)
    return _named_after(text, name) if name else None


def _romanised_apart(text: str, start: int, end: int) -> Candidate | None:
    """The name that a run ends with the most of."""
    before = text.rfind(" ", start, end)
    begin = max(start, text.rfind(" ", start, max(start, before)) + 1)
    name = APART.match(text, begin)
    return _named_after(text, name) if name and holds_foreign(name["given"]) else None


def _named_after(text: str, name: re.Match[str]) -> Candidate | None:
    """Who is called by a family's name first, if that is none else's word."""
    if begins_sentence(name["family"]) or is_place(name["family"]):
        return None
    honorific = ends_with_honorific(text, name.start())
    share = surname_share(name["family"])
    return Candidate(name[0], *name.span(), honorific, False, False, share, False, cued=True)


def may_be_foreigner(text: str, start: int, end: int) -> bool:
    """Whether a foreign name may be somebody's: behind an organ in short, a place, a statesman's post."""
    before = text[max(0, start - 24) : start].split()
    last = before[-1] if before else ""
    if last.endswith(")") or IN_SHORT.fullmatch(last):
        return True
    if last[:1].isupper() and any(is_place(" ".join(before[-size:])) for size in (1, 2, 3)):
        return True
    first = text[start:end].split()
    if any(is_place(" ".join(first[:size])) for size in range(1, min(4, len(first) - 1))):
        return True
    return follows_statesman(text, start) or leads_statesman(text, end)


def leads_statesman(text: str, end: int) -> bool:
    """Whether a statesman's post, an expert's or an age follows: "Ann Lee, cựu phó thủ tướng Úc"."""
    comma = THEN_POST.match(text, end)
    if comma is None:
        return THEN_AGE.match(text, end) is not None
    return any(holds(text, comma.end()) for holds in (is_leader, is_statesman, is_expert))


def _parts(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run's parts: it goes on over a line's end only where a name is cut in two."""
    start = run.start()
    for newline in LINE_END.finditer(text, *run.span()):
        right = SYLLABLES.match(text, newline.end())
        begins = right is not None and surname_share(right[0]) >= 0
        if text.find(" ", start, newline.start()) >= 0 and (
            begins or text.find(" ", newline.end(), run.end()) >= 0
        ):
            yield start, newline.start()
            start = newline.end()
    yield start, run.end()


def _without_tail(text: str, syllables: Syllables) -> Syllables:
    """The run before what has got into it: the site's furniture, a post, the next sentence's first word."""
    for i, (word, position, _) in enumerate(syllables[1:], start=1):
        if not _BEGINS_TAIL[word] or is_place(f"{syllables[i - 1][0]} {word}"):
            continue
        if _begins_sentence(text, syllables, i) or (may_be_furniture(word) and is_furniture(text, position)):
            return syllables[:i]
        if _is_post(text, syllables[i]):
            return syllables[:i]
        if i >= 2 and may_begin_organ(word) and _begins_organ(text, syllables, i):
            return syllables[:i]
    return syllables


def _may_begin_tail(word: str) -> bool:
    return begins_sentence(word) or may_be_furniture(word) or may_begin_post(word) or may_begin_organ(word)


_BEGINS_TAIL = Memo(_may_begin_tail)


def _addressed(text: str, syllables: Syllables) -> Iterator[Candidate]:
    """Who is named in the same run after "Ông" or "Bà"."""
    for i in range(2, len(syllables) - 2):
        if syllables[i][0] in ADDRESSES and surname_share(syllables[i + 1][0]) >= COMMON_SURNAME:
            yield from _candidates(text, syllables[i:], credit=None)
            return


def _begins_sentence(text: str, syllables: Syllables, i: int) -> bool:
    """A third syllable doesn't where the name goes on, or where names end so."""
    word, _, end = syllables[i]
    if i < 2 or not begins_sentence(word) or text[end : end + 1] in ENDS_CLAUSE:
        return False
    following = text[end : end + 2].strip()
    goes_on = following.istitle()
    if word == "Năm" and following[:1] in (",", ";", "(", ")"):
        return False
    if word in NAMED_LIKE_STARTS:
        after_place = i > 3 and is_place(" ".join(before for before, _, _ in syllables[: i - 2]))
        return i > 2 and not goes_on and not after_place
    if word in ADDRESSES and i + 1 < len(syllables):
        return surname_share(syllables[i + 1][0]) >= COMMON_SURNAME
    return i > 2 or not goes_on or may_begin_organ(word)


def _begins_organ(text: str, syllables: Syllables, i: int) -> bool:
    """A name's third syllable may be Trường, and so may the last; four syllables are a whole name."""
    word, position, _ = syllables[i]
    organ = match_organ(text, position)
    if organ is None or surname_share(word) >= COMMON_SURNAME:
        return False
    if i == len(syllables) - 1:
        return i >= 3 and " " in organ[0]
    return i >= 3 or " " in organ[0]


def _candidates(text: str, syllables: Syllables, credit: Credit | None) -> Iterator[Candidate]:
    honorific = None
    shortest = 2 if credit else 1
    while len(syllables) > shortest and _is_honorific(text, syllables):
        honorific = syllables[0][1] if honorific is None else honorific
        syllables = syllables[1:]
    whole, syllables = syllables, _without_tail(text, syllables)
    if len(syllables) < 2 or _is_post(text, syllables[0]):
        return
    first = syllables[0][1]
    if credit is None and len(whole) > len(syllables) and is_furniture(text, whole[len(syllables)][1]):
        credit = Credit.NAMED
    if honorific is None:
        honorific = ends_with_honorific(text, first)
        if honorific is not None and OF_MEMBERS.search(text, max(0, honorific - 12), honorific):
            honorific = None
    split = _country_end(syllables) if honorific is not None else _name_start(text, syllables)
    if split and len(syllables) > split + 2 and _is_honorific(text, syllables[split:]):
        honorific, split = syllables[split][1], split + 1
    name = syllables[split : split + LONGEST_NAME]
    share = surname_share(name[0][0])
    if len(name) < 2 or _is_shortened(text, name[-1]):
        return
    if len(name) == 2 and credit is None and _is_organ(text, name, honorific is not None and share >= 0):
        return
    held_by = holder(text, first) if split == 0 and honorific is None else None
    yield Candidate(
        name=" ".join(syllable for syllable, _, _ in name),
        start=name[0][1],
        end=name[-1][2],
        honorific=honorific,
        held=held_by == "holder",
        unit=held_by == "unit" and not (len(name) == 2 and _is_no_unit(text, first, share)),
        surname=share,
        plausible=is_plausible([syllable for syllable, _, _ in name], share),
        cued=credit is not None and _is_pen_name(text, name, credit),
    )


def _is_no_unit(text: str, position: int, share: float) -> bool:
    """Whether two syllables, no known place, are an official's name: "Bí thư Tỉnh ủy Lê An"."""
    if is_of_highlands(text[position : position + 3]):
        return True
    return share >= COMMON_SURNAME and follows_listed_unit(text, position)


def _is_shortened(text: str, last: tuple[str, int, int]) -> bool:
    """Whether a name's last syllable is an initial: "Lê Thị B.", "Lê Thị Th."; "Y" alone is a given name."""
    syllable, _, end = last
    if len(syllable) == 1:
        return syllable != "Y" or text[end : end + 2].lstrip().startswith(".")
    return syllable in INITIALS


def _is_post(text: str, syllable: tuple[str, int, int]) -> bool:
    word, position, _ = syllable
    return may_begin_post(word) and match_head(text, position, len(text)) is not None


def _is_organ(text: str, name: Syllables, named: bool) -> bool:
    """Whether two syllables begin an organization's name: "các đồng chí Bộ Chính trị"."""
    word, position, _ = name[0]
    if named or not may_begin_organ(word):
        return False
    goes_on = text[name[-1][2] : name[-1][2] + 2].strip().islower()
    return match_organ(text, position) is not None and (word != "Trường" or goes_on)


def _is_pen_name(text: str, name: Syllables, credit: Credit) -> bool:
    """Whether who signs so may be a person, and no office."""
    word, position, _ = name[0]
    is_office = surname_share(word) < 0 and match_organ(text, position) is not None
    syllables = [syllable for syllable, _, _ in name]
    if is_office:
        return False
    if credit is not Credit.SIGNED and may_sign(syllables):
        return True
    return is_pen_name(syllables) or (credit is not Credit.NAMED and is_lone_name(syllables))


def _is_honorific(text: str, syllables: Syllables) -> bool:
    """Whether a run's first syllable is the honorific "Ông", and not part of "Bà Rịa"."""
    match = match_honorific(text, syllables[0][1]) if may_be_honorific(syllables[0][0]) else None
    if match is None or match.end() > syllables[0][2]:
        return False
    return not is_place(" ".join(syllable for syllable, _, _ in syllables[:2]))


def _country_end(syllables: Syllables) -> int:
    """Where a country ends between honorific and name: "ca sĩ [Mỹ] Ann Lee", "ca sĩ [Việt Nam] Lê Văn A"."""
    words = [syllable for syllable, _, _ in syllables]
    for size in range(min(3, len(words) - 2), 0, -1):
        rest = words[size:]
        if is_place(" ".join(words[:size])) and (
            is_foreign(" ".join(rest)) or (size > 1 and len(rest) > 2 and surname_share(rest[0]) >= 0)
        ):
            return size
    return 0


def _name_start(text: str, syllables: Syllables) -> int:
    """At which syllable of a run a name begins: after a place or the sentence's first word."""
    words = [syllable for syllable, _, _ in syllables]
    if _begins_with_association(text, syllables):
        return 1
    for size in range(min(4, len(words) - 2), 0, -1):
        if is_place(" ".join(words[:size])):
            return size
    if len(words) > 2 and begins_sentence(words[0]) and leads_statesman(text, syllables[-1][2]):
        return 1
    if surname_share(words[0]) >= COMMON_SURNAME and len(words) <= 4:
        return 0
    if words[0] == "Y" and not _is_of_medicine(words):
        return 0
    unit = Phrases.match(_units(), text, syllables[0][1])
    begins = [1 + 2 if unit else 2, 2, 1, 3]
    for begin in begins:
        rest = len(words) - begin
        if 2 <= rest <= 4 and surname_share(words[begin]) >= COMMON_SURNAME and (rest > 2 or begin > 1):
            return begin
    return 0


def _is_of_medicine(words: list[str]) -> bool:
    """Whether "Y" is no name's beginning: "Sở Y Tế", "Đại học Y Hà Nội", "Đại học Y Lê Văn An"."""
    school = len(words) > 3 and surname_share(words[1]) >= COMMON_SURNAME
    return words[1] in OF_MEDICINE or school or is_place(" ".join(words[1:3]))


def _begins_with_association(text: str, syllables: Syllables) -> bool:
    """Whether "Đoàn" is an organ's last syllable and no family name: "Bí thư Trung ương Đoàn Lê Văn An"."""
    word, position, _ = syllables[0]
    if word not in ASSOCIATIONS or len(syllables) < 3 or surname_share(syllables[1][0]) < COMMON_SURNAME:
        return False
    return OF_ASSOCIATION.search(text, max(0, position - 12), position) is not None


@cache
def _units() -> Phrases:
    return Phrases.of(row.word for row in load().eponyms if row.kind == "unit")
