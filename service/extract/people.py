"""The people whom a text names, with their posts: "đồng chí A - Bí thư Quận ủy; Chủ tịch UBND quận B"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.extract.beside import UNCOUNTED, Beside
from service.extract.honorifics import follows_cue
from service.extract.letters import DASH, LETTER, LOWER, UPPER
from service.extract.name_words import (
    COMMON_SURNAME,
    begins_with_place,
    is_figure,
    is_foreign,
    is_of_highlands,
    is_place,
)
from service.extract.names import (
    ASSOCIATIONS,
    THEN_AGE,
    Candidate,
    find_candidates,
    leads_statesman,
    may_be_foreigner,
)
from service.extract.patterns import places_of
from service.extract.post_ends import End
from service.extract.post_words import begins_sentence, follows_leader, is_leader, is_statesman
from service.extract.posts import FoundPost

BIOGRAPHY = re.compile(r"\s*(?:\(\s*|,\s*)(?:SN|sinh năm|sinh ngày|\d\d tuổi)")
IDEAS = re.compile(
    r"(?:tưởng niệm|lưu niệm|bảo tàng|di tích|quảng trường|tượng đài|nhà sàn|huy hiệu|giải thưởng"
    r"|tư tưởng|đạo đức|phong cách|tấm gương|gương|di chúc|lăng|bác hồ|học tập|lời dạy)[^.;]{0,40}\Z",
    re.IGNORECASE,
)
STREETS = re.compile(rf"\s*(?:[{DASH},/]|và|đến)\s*")
FORMERLY = re.compile(r"(?:nguyên|cựu)\s", re.IGNORECASE)
IN_ITEM = re.compile(rf"(?:\s*(?:,|và)\s+[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,3}})*\s*;")
"""After a name which ends an item of a list, with others of the same post: "nguyên Chủ tịch A, [B, C;]"."""

LIST_GAP = re.compile(r"\s*(?:,|và|,\s*và|;)\s+")
REMARK = re.compile(r"\s*\([^()\n]{1,60}\)")
"""Between a name and the next of its list: " (bị tạm giam)"."""


@dataclass(slots=True)
class NamedPerson:
    """One name at one place of a text, with the posts stated right there."""

    name: str
    start: int
    end: int
    posts: tuple[FoundPost, ...] = ()
    shared: tuple[FoundPost, ...] = field(default=())
    """Posts that a plural before it gives to those who follow in the list: "các Phó Chủ tịch: A, B"."""


def find_people(text: str) -> list[NamedPerson]:
    """Every place where a person is named with two syllables or more, from left to right."""
    return list(_Reader(text).people())


class _Reader:
    """One pass over a text: who has claimed which posts, and what the last name was."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.candidates = _with_known(text, find_candidates(text))
        starts = frozenset(
            candidate.start
            for candidate in self.candidates
            if not candidate.held and (_may_be_name(text, candidate) or _leads_country(text, candidate))
        )
        self.beside = Beside(text, starts)
        self.held = frozenset(candidate.name for candidate in self.candidates if candidate.held)
        self.claimed = 0
        self.held_until = -1
        self.previous: NamedPerson | None = None
        self.in_item = False
        """Whether posts are shared up to the next semicolon alone."""
        self.addressed = False
        """Whether who shares posts first has an honorific."""
        self.open = 0
        """How many more may share them."""

    def people(self) -> Iterator[NamedPerson]:
        for candidate in self.candidates:
            person = self._person(candidate)
            if person is None:
                continue
            self.previous = person
            yield person

    def _person(self, candidate: Candidate) -> NamedPerson | None:
        if self._is_held(candidate) or not self._may_be_person(candidate):
            return None
        after, whose = self.beside.after(candidate)
        before, plural = self.beside.before(candidate, self.claimed, bool(after))
        if before and (whose is End.NAME or self._is_next_speaker(candidate.name, after)):
            after = ()
        if not self._is_person(candidate, before, after):
            return None
        if before and candidate.honorific is None and _is_country_with_name(candidate.name):
            self.claimed = candidate.end
            return None
        person = NamedPerson(candidate.name, candidate.start, candidate.end, (*before, *after))
        formerly = len(before) == 1 and FORMERLY.match(self.text, before[0].start) is not None
        if plural or formerly:
            person.shared, self.in_item = before, not plural
            self.addressed, self.open = candidate.honorific is not None, (plural or UNCOUNTED) - 1
        elif not before and self.previous is not None and self._goes_on(candidate):
            self.open -= 1
            person.shared = self.previous.shared
            person.posts = (*person.shared, *after)
        ends = (self.beside.served(post) or post.end for post in person.posts)
        self.claimed = max(candidate.end, *ends) if person.posts else candidate.end
        return person

    def _is_next_speaker(self, name: str, after: tuple[FoundPost, ...]) -> bool:
        """Whether another's post follows a foreigner who has one: "gặp Ngoại trưởng A, Bộ trưởng nói"."""
        return bool(after) and is_foreign(name) and self.beside.acts(after[-1].end)

    def _is_held(self, candidate: Candidate) -> bool:
        """A street or a school; so is what follows "đường A - ", and the same name without "đường"."""
        if candidate.honorific is not None or candidate.cued:
            return False
        chained = self.held_until > 0 and STREETS.fullmatch(self.text, self.held_until, candidate.start)
        if candidate.held or chained or candidate.name in self.held:
            self.held_until = candidate.end
            return True
        return False

    def _may_be_person(self, candidate: Candidate) -> bool:
        """Without a look at the posts around it."""
        if candidate.unit and not candidate.plausible:
            return False
        if not candidate.cued and (candidate.unit if is_figure(candidate.name) else is_place(candidate.name)):
            return False
        known = candidate.cued or is_figure(candidate.name)
        if candidate.surname >= 0 and candidate.honorific is None and not known:
            return not begins_with_place(candidate.name) and not _is_delegation(candidate.name)
        if candidate.honorific is not None or known:
            return True
        if follows_leader(self.text, candidate.start):
            return True
        return is_foreign(candidate.name) and may_be_foreigner(self.text, candidate.start, candidate.end)

    def _is_person(
        self, candidate: Candidate, before: tuple[FoundPost, ...], after: tuple[FoundPost, ...]
    ) -> bool:
        name = candidate.name
        if candidate.unit and not before:
            return False
        if candidate.cued:
            return True
        if is_figure(name):
            cued = candidate.honorific is not None or before or after
            return bool(cued) and not IDEAS.search(self.text, max(0, candidate.start - 70), candidate.start)
        if candidate.honorific is not None:
            return candidate.surname >= 0 or not _looks_like_organ(self.text, candidate)
        if before and (is_leader(self.text, before[-1].start) or self._is_foreigners(before[-1], name)):
            return True
        if after and self._is_described(candidate, after[0]):
            return True
        if candidate.surname < 0:
            return is_foreign(name) and THEN_AGE.match(self.text, candidate.end) is not None
        if candidate.plausible or before or after or self._goes_on(candidate) or self._is_listed(candidate):
            return True
        described = BIOGRAPHY.match(self.text, candidate.end) is not None
        return described or follows_cue(self.text, candidate.start)

    def _is_foreigners(self, post: FoundPost, name: str) -> bool:
        """Whether a foreign name behind a post is its holder's, and no company's: "Chủ tịch IPU Ann Lee"."""
        if not is_foreign(name):
            return False
        return is_statesman(self.text, post.start) or post.end > post.head_end

    def _is_described(self, candidate: Candidate, post: FoundPost) -> bool:
        """Whether a foreigner's post follows, and no other foreigner in a list: "Ann Lee, thủ tướng Úc"."""
        if not is_foreign(candidate.name) or begins_sentence(candidate.name.split()[0]):
            return False
        if not leads_statesman(self.text, candidate.end):
            return False
        last = " ".join(self.text[post.head_end : post.end].split()[-2:])
        return last == "" or not is_foreign(last)

    def _is_listed(self, candidate: Candidate) -> bool:
        """Whether it comes right after a person in a list, and looks like a name: "A, Hồ Cường và C"."""
        if self.previous is None or candidate.unit:
            return False
        if candidate.surname < COMMON_SURNAME and not is_of_highlands(candidate.name):
            return False
        return LIST_GAP.fullmatch(self.text, self.previous.end, _begin(candidate)) is not None

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether the name is the next of a list whose posts are shared."""
        if self.previous is None or not self.previous.shared or self.open < 1:
            return False
        if self.in_item and not IN_ITEM.match(self.text, candidate.end):
            return False
        if candidate.honorific is not None and not self.addressed:
            return False
        end = max(self.previous.end, *(post.end for post in self.previous.posts))
        if end > self.previous.end and "(" in self.text[self.previous.end : end]:
            end += self.text[end : end + 1] == ")"
        elif remark := REMARK.match(self.text, end):
            end = remark.end()
        return LIST_GAP.fullmatch(self.text, end, _begin(candidate)) is not None


def _with_known(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """With what an honorific somewhere tells of the same name elsewhere: "Thành uỷ Tất Văn A", "ngài B C"."""
    addressed = {one.name for one in candidates if one.honorific is not None and not is_place(one.name)}
    if not addressed:
        return candidates
    candidates = [
        one._replace(cued=True, unit=False)
        if one.unit and one.name in addressed and one.name.count(" ") > 1
        else one
        for one in candidates
    ]
    known = {one.name for one in candidates if one.surname < 0 and one.honorific is not None} & addressed
    if not known:
        return candidates
    taken = {position for one in candidates for position in range(one.start, one.end)}
    again = [
        Candidate(name, place, place + len(name), None, False, False, -1.0, False, cued=True)
        for name in known
        for place in places_of(name, text)
        if place not in taken
    ]
    return sorted([*candidates, *again], key=lambda one: one.start)


def _is_country_with_name(name: str) -> bool:
    """Whether all but one syllable is a country: "Nga Putin" of "Tổng thống Nga Putin"."""
    country, _, rest = name.rpartition(" ")
    return is_place(country) and (" " not in country or is_foreign(rest))


def _is_delegation(name: str) -> bool:
    """Whether it is what comes from a place: "Đoàn Việt Nam" of "Thủ tướng và Đoàn Việt Nam"."""
    first, _, rest = name.partition(" ")
    return first in ASSOCIATIONS and is_place(rest)


def _begin(candidate: Candidate) -> int:
    return candidate.start if candidate.honorific is None else candidate.honorific


def _may_be_name(text: str, candidate: Candidate) -> bool:
    """Whether a post before it ends there."""
    if is_place(candidate.name) or (is_figure(candidate.name) and candidate.unit):
        return False
    return (
        candidate.honorific is not None
        or candidate.cued
        or (is_figure(candidate.name) and follows_leader(text, candidate.start))
        or candidate.plausible
        or (candidate.surname >= 0 and not candidate.unit)
    )


def _leads_country(text: str, candidate: Candidate) -> bool:
    """A foreigner's name right behind the country that he leads: "Thủ tướng Lào Thongsa Vongdara"."""
    if not follows_leader(text, candidate.start) or is_place(candidate.name):
        return False
    before = text[max(0, candidate.start - 24) : candidate.start].split()
    return any(is_place(" ".join(before[-size:])) for size in (1, 2, 3))


def _looks_like_organ(text: str, candidate: Candidate) -> bool:
    """A run that lower-case letters go on after is a phrase's beginning, not a name: "ông Trưởng phòng"."""
    following = text[candidate.end : candidate.end + 2]
    return len(following) == 2 and following[0] in DASH and re.match(rf"[{LETTER}]", following[1]) is not None
