"""The people whom a text names, with their posts: "đồng chí A - Bí thư Quận ủy; Chủ tịch UBND quận B"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.extract.honorifics import ends_with_honorific, follows_cue
from service.extract.letters import DASH, LETTER, LOWER, UPPER
from service.extract.names import (
    COMMON_SURNAME,
    Candidate,
    begins_with_place,
    find_candidates,
    is_figure,
    is_place,
)
from service.extract.posts import (
    End,
    FoundPost,
    FoundPosts,
    find_heads,
    find_posts,
    follows_leader,
    is_leader,
    is_weak,
)

WINDOW = 170
"""Code points before a name in which its posts may begin."""

AFTER_NAME = re.compile(
    rf"""
    (?: \s* \( [^()]{{0,60}}? (?:\d{{4}}|\d\d\ tuổi) [^()]{{0,30}}? \) )?      # (SN 1960), (63 tuổi)
    (?: \s*,? \s* (?:SN|sinh\ năm)? \s* \d{{4}} (?=\s*[,)]) | \s*,\s*\d\d\ tuổi )?
    (?:
        \s* (?: [{DASH}]{{1,2}} | [,(:] ) \s*
      | \s+ (?= với \s+ (?: vai\ trò | trách\ nhiệm | tư\ cách | cương\ vị ) \s+ là )
      | \s+ (?: tái\ đắc\ cử | đắc\ cử | trúng\ cử | tái\ cử | được\ bầu | được\ bổ\ nhiệm | được\ phân\ công
              | giữ | làm | hiện\ là | nguyên\ là | từng\ là | là )
            (?:\ (?:lại|làm|giữ|chức|vụ|chức\ vụ|chức\ danh|vào))* \s+
    )
    (?: (?: đồng\ thời | hiện | hiện\ nay | nay | khi\ đó | lúc\ đó | lúc\ này | bấy\ giờ
          | thời\ điểm\ (?:đó|này) )
        \ (?:đang\ )?là \s+
      | (?: với \s+ )? (?: vai\ trò | trách\ nhiệm | tư\ cách | cương\ vị ) \s+ là \s+ | là \s+ )?
    | \s+ (?= nguyên\ | cựu\  )
    """,
    re.VERBOSE,
)
IN_BRACKETS = re.compile(r"\s*\(\s*(?:tức [^,()]{2,30},\s*|\d\d tuổi,\s*|SN \d{4},\s*|sinh năm \d{4},\s*)?")
BIOGRAPHY = re.compile(r"\s*(?:\(\s*|,\s*)(?:SN|sinh năm|sinh ngày|\d\d tuổi)")
PLURAL = re.compile(
    r"(?:^|[^\w])(?:các|những|hai|ba|bốn|năm|sáu|nhiều|\d{1,2})\s+(?:đồng chí\s+)?\Z", re.IGNORECASE
)
NAMELY = re.compile(r"\s+(?:[^,.;:()]{0,40}\s)?(?:là|gồm|gồm có)\s*:?\s*\Z")
"""Between a plural and the first of its names: "còn bốn Phó Chủ tịch là A, B"."""

IN_CHARGE = re.compile(r"\s+phụ trách\s+[^,.;:()]{2,40}\s\Z")
SENTENCE = re.compile(rf"(?<!TP)(?<!Tp)(?<!TX)(?<!GS)(?<!TS)(?<!ThS)(?<!BS)[.!?…;]\s+(?=[{UPPER}“\"])|\n|;")
BEFORE_NAME = re.compile(
    rf"\s*(?:[{DASH}:(]\s*|\((?:[{UPPER}]{{2,}}[\s&{DASH}]*)+\)\s*"
    rf"|\([{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,3}}\)\s*)?\Z"
)
"""Perhaps an abbreviation of what has just been named, or its province: "(NN & PTNT)", "(Hà Nội)"."""
ACCORDING = re.compile(r"(?<!\w)[Tt]heo\s+(?:[^\W\d_]+\s+){0,3}\Z")
ACTS = re.compile(r"\s+(?:chưa|đã|sẽ|đang|phải|cần|không|nên)(?!\w)")

BRACKETS_OVER = re.compile(rf"\s*\)\s*(?:[{DASH}]|,)\s*")
APPOINTED = re.compile(
    r"(?:bổ nhiệm|chức|phân công|điều động|bầu|phê chuẩn|chuẩn y|miễn nhiệm)(?!\w)[^.;\n]{0,40}\Z"
)
IDEAS = re.compile(
    r"(?:tưởng niệm|lưu niệm|bảo tàng|di tích|quảng trường|tượng đài|nhà sàn|huy hiệu|giải thưởng"
    r"|tư tưởng|đạo đức|phong cách|tấm gương|gương|di chúc|lăng|bác hồ|học tập|lời dạy)[^.;]{0,40}\Z",
    re.IGNORECASE,
)
STREETS = re.compile(rf"\s*(?:[{DASH},/]|và|đến)\s*")
AUTHORITY = re.compile(r"(?:quyền|nhiệm|phân công|chỉ đạo|đồng ý|cho phép|kiến|công tác)\s+của\s+\Z")
LIST_GAP = re.compile(r"\s*(?:,|và|,\s*và|;)\s+")


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
        self.candidates = find_candidates(text)
        self.starts = frozenset(
            candidate.start
            for candidate in self.candidates
            if not candidate.held and (_may_be_name(candidate) or _leads_country(text, candidate))
        )
        self.held = frozenset(candidate.name for candidate in self.candidates if candidate.held)
        self.claimed = 0
        self.held_until = -1
        self.previous: NamedPerson | None = None

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
        after, whose = self._posts_after(candidate)
        before, plural = self._posts_before(candidate, bool(after))
        if before and whose is End.NAME:
            after = ()
        if not self._is_person(candidate, before, after):
            return None
        person = NamedPerson(candidate.name, candidate.start, candidate.end, (*before, *after))
        if plural:
            person.shared = before
        elif not person.posts and self._goes_on(candidate):
            person.posts = person.shared = self.previous.shared if self.previous else ()
        self.claimed = (
            max(candidate.end, *(post.end for post in person.posts)) if person.posts else candidate.end
        )
        return person

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
        if candidate.unit if is_figure(candidate.name) else is_place(candidate.name):
            return False
        known = candidate.cued or is_figure(candidate.name)
        if candidate.surname >= 0 and candidate.honorific is None and not known:
            return not begins_with_place(candidate.name)
        if candidate.honorific is not None or known:
            return True
        return follows_leader(self.text, candidate.start)

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
        if before and is_leader(self.text, before[-1].start):
            return True
        if candidate.surname < 0:
            return False
        if candidate.plausible or before or after or self._goes_on(candidate) or self._is_listed(candidate):
            return True
        described = BIOGRAPHY.match(self.text, candidate.end) is not None
        return described or follows_cue(self.text, candidate.start)

    def _is_listed(self, candidate: Candidate) -> bool:
        """Whether it comes right after a person in a list, and looks like a name: "A, Hồ Cường và C"."""
        if self.previous is None or candidate.surname < COMMON_SURNAME or candidate.unit:
            return False
        return LIST_GAP.fullmatch(self.text, self.previous.end, candidate.start) is not None

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether the name is the next of a list whose posts are shared."""
        if self.previous is None or not self.previous.shared:
            return False
        return LIST_GAP.fullmatch(self.text, self.previous.end, candidate.start) is not None

    def _posts_before(self, candidate: Candidate, has_own: bool) -> tuple[tuple[FoundPost, ...], bool]:
        """Posts that lead up to the name, and whether they are given to several.

        With posts after the name (`has_own`), those before a comma are somebody else's.
        """
        limit = candidate.start
        while (honorific := ends_with_honorific(self.text, limit)) is not None and honorific < limit:
            limit = honorific
        if candidate.honorific is not None:
            limit = min(limit, candidate.honorific)
        separated = candidate.honorific is not None and not has_own
        for start in self._starts_of_posts(limit):
            found = find_posts(self.text, start, limit, self.starts)
            if found.posts and self._reaches(found, limit, separated):
                if self._is_somebody_else(found, limit):
                    continue
                return found.posts, PLURAL.search(self.text, max(0, start - 20), start) is not None
        return (), False

    def _is_somebody_else(self, found: FoundPosts, limit: int) -> bool:
        """ "Thừa ủy quyền của Thủ tướng, Bộ trưởng A": the first of the list is another man's."""
        start = found.posts[0].start
        if is_weak(self.text, start) and (len(found.posts) > 1 or "," in self.text[found.end : limit]):
            return True
        if len(found.posts) > 1 and is_leader(self.text, start):
            return True
        return AUTHORITY.search(self.text, max(0, start - 20), start) is not None

    def _starts_of_posts(self, limit: int) -> Iterator[int]:
        """In the sentence's part before `limit` that nobody has claimed, from left to right."""
        first = max(self.claimed, limit - WINDOW, 0)
        for end in SENTENCE.finditer(self.text, first, limit):
            first = end.end()
        return find_heads(self.text, first, limit)

    def _reaches(self, found: FoundPosts, limit: int, separated: bool) -> bool:
        start = found.posts[0].start
        gap = self.text[found.end : limit]
        if BEFORE_NAME.fullmatch(gap) or IN_CHARGE.fullmatch(gap):
            return True
        if NAMELY.fullmatch(gap) and PLURAL.search(self.text, max(0, start - 20), start):
            return True
        if not separated:
            return False
        if gap.strip() in ("cho", "đối với"):
            return APPOINTED.search(self.text, max(0, start - 60), start) is not None
        return gap.strip() in (",", "là", "do")

    def _posts_after(self, candidate: Candidate) -> tuple[tuple[FoundPost, ...], End]:
        """Posts that follow the name; where another name follows right away, the last isn't its own.

        Nor are the others where the name has posts before it: "Bí thư A, Ủy viên BTV, Chủ tịch B".
        """
        for pattern in (AFTER_NAME, IN_BRACKETS):
            bridge = pattern.match(self.text, candidate.end)
            if bridge is None:
                continue
            found = find_posts(self.text, bridge.end(), min(len(self.text), bridge.end() + 500), self.starts)
            if found.posts and not self._is_next_subject(candidate, found):
                posts = found.posts[:-1] if found.reason is End.NAME else found.posts
                return (*posts, *self._posts_after_brackets(found.end)), found.reason
        return (), End.PLAIN

    def _is_next_subject(self, candidate: Candidate, found: FoundPosts) -> bool:
        """ "Theo ông A, Thủ tướng đã biết": the sentence is about another."""
        if ACTS.match(self.text, found.end) is None:
            return False
        first = candidate.start if candidate.honorific is None else candidate.honorific
        comma = "," in self.text[candidate.end : found.posts[0].start]
        return comma and ACCORDING.search(self.text, max(0, first - 24), first) is not None

    def _posts_after_brackets(self, position: int) -> tuple[FoundPost, ...]:
        """ "A (Bí thư) - Chủ tịch": those after the brackets."""
        over = BRACKETS_OVER.match(self.text, position)
        if over is None:
            return ()
        found = find_posts(self.text, over.end(), min(len(self.text), over.end() + 300), self.starts)
        return () if found.reason is End.NAME else found.posts


def _may_be_name(candidate: Candidate) -> bool:
    """Whether a post before it ends there."""
    if is_place(candidate.name) or (is_figure(candidate.name) and candidate.unit):
        return False
    return (
        candidate.honorific is not None
        or is_figure(candidate.name)
        or candidate.plausible
        or (candidate.surname >= 0 and not candidate.unit)
    )


def _leads_country(text: str, candidate: Candidate) -> bool:
    """A foreigner's name right behind the country that he leads: "Thủ tướng Lào Thongsa Vongdara"."""
    before = text[max(0, candidate.start - 24) : candidate.start].split()
    if not any(is_place(" ".join(before[-size:])) for size in (1, 2, 3)):
        return False
    return follows_leader(text, candidate.start) and not is_place(candidate.name)


def _looks_like_organ(text: str, candidate: Candidate) -> bool:
    """A run that lower-case letters go on after is a phrase's beginning, not a name: "ông Trưởng phòng"."""
    following = text[candidate.end : candidate.end + 2]
    return len(following) == 2 and following[0] in DASH and re.match(rf"[{LETTER}]", following[1]) is not None
