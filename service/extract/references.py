"""The directives and laws that a text cites, each with the words around its number.

thực hiện          Chỉ thị số 34-CT/TW  ngày 07/4/2014  của Bộ Chính trị  về "Tiếp tục đổi mới ..."
relation           kind and number      date            issuer            title
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from service.extract.anchors import Anchor, find_anchors
from service.extract.document_number import DocumentNumber
from service.extract.laws import CODE, codes_in_short, known_name, law_name, session_name
from service.extract.numbers import FoundNumber, find_numbers, number_after
from service.extract.patterns import either
from service.extract.surroundings import VERB_REACH, announced, following, relation_before
from service.knowledge import load

NOTICE, GUIDANCE = "Thông báo", "Hướng dẫn"
LETTER = "Công văn"
"""The kind of a number without a code for one: official letters have none."""

YEAR = re.compile(r"(?:19|20)\d\d")
TO_NUMBER = re.compile(
    r"(?:\s+(?:khẩn|hỏa tốc|mật|liên tịch|liên ngành|kết luận|Kết luận|cá biệt))?"
    r"(?:\s+(?:của|do)\s+[^.;:\d\n]{3,60}?)?\s*\(?\s*(?:số(?![^\W_])\s*)*[:.]?\s*"
)
CLOSED = re.compile(
    r"\s*(?:[;:)!?”\"(]|[.,](?!\d)|\Z)"
    r"|\s+(?:của|về|và|đã|được|là|quy định|do|thì|với|nêu|tại|này|trên|mà|cũng|còn|hay|hoặc"
    r"|phù hợp|khi|từ|theo|sẽ|như|yêu cầu|công bố|chỉ ra|hướng dẫn"
    r"|lấy|đối với|nhằm|để|vừa|mới|đang|ra đời|ban hành|có hiệu lực|cho phép|thay thế|sửa đổi|bổ sung"
    r"|(?:ký\s+)?ngày\s\d|năm\s(?:19|20)\d\d)(?!\w)"
)
"""What comes after a number, and never after what counts something: "theo thông tư 47, ..."."""

LISTED = re.compile(r"(?:\s*(?:số\s+)?\d[\w/-]*\s*(?:,|và))+\s*(?:số\s+)?")
"""What stands before the last number of "các Nghị định 87, 88, 31/CP"."""

SOME_TEXT = re.compile(r"ă(?<=[Vv]ă)(?<!\w..)n bản(?=\s+số\s)")
"""Vouches for a number as a kind does, but tells no kind: "văn bản số 431/TB". From its second letter on,
which the engine scans for; only its end matters."""

AFTER_AMENDMENT = re.compile(r"\s+của\s+[^.;:\n]{3,120}?\s+số\s*:?\s*")
AFTER_NAME = re.compile(r"\s*,?\s*(?:năm\s+\d{4}\s*)?\(?\s*(?:Luật\s+)?số\s*:?\s*")
LIST_GAP = re.compile(r"\s*(?:[,;]|và|hoặc|,\s*và|;\s*và)\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of a text that cites a directive: by `number`, or else by its `name`.

    `named` is False where the kind isn't written there but follows from the number's code.
    """

    kind: str
    number: DocumentNumber | None
    name: str | None
    start: int
    end: int
    named: bool = True
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    relation: str | None = None


def find_citations(text: str) -> list[Citation]:
    """All of them from left to right."""
    anchors = list(_outside_names(text, find_anchors(text)))
    numbers = _all_numbers(text, anchors)
    short = list(_in_short(text))
    if not anchors and not numbers and not short:
        return []
    by_kind = [*_by_kind(text, anchors, numbers), *short]
    joined = (_called(text, one) for one in _joined(text, [*_numbered(text, anchors, numbers), *by_kind]))
    found = sorted(joined, key=lambda one: one.start)
    starts = frozenset(citation.start for citation in found)
    return _listed(text, [_with_surroundings(text, citation, starts) for citation in found])


def _in_short(text: str) -> Iterator[Citation]:
    for start, code in codes_in_short(text):
        yield Citation(CODE, None, code.name, start, code.end, named=False)


def _outside_names(text: str, anchors: list[Anchor]) -> Iterator[Anchor]:
    """Without what a law's name says: "Luật Người lao động ... theo hợp đồng"."""
    end = 0
    for anchor in anchors:
        if anchor.cited == "named":
            name = law_name(text, anchor)
            end = max(end, name.end) if name else end
        elif anchor.start < end:
            continue
        yield anchor


def _all_numbers(text: str, anchors: list[Anchor]) -> list[FoundNumber]:
    """Numbers by their codes, and those that only the kind before them tells."""
    numbers = find_numbers(text)
    taken = {found.start for found in numbers}
    places = [*(anchor.end for anchor in anchors), *(some.end() for some in SOME_TEXT.finditer(text))]
    vouched = {found.start: found for found in map(partial(number_after, text), places) if found}
    return sorted([*numbers, *(vouched[start] for start in vouched.keys() - taken)], key=_start)


def _start(found: FoundNumber) -> int:
    return found.start


def _numbered(text: str, anchors: list[Anchor], numbers: list[FoundNumber]) -> Iterator[Citation]:
    """Each number with the kind before it, or else with that of the list it stands in, or its own code's."""
    before: Citation | None = None
    position = 0
    for found in numbers:
        anchor = earlier = None
        while position < len(anchors) and anchors[position].start < found.start:
            earlier, anchor, position = anchor, anchors[position], position + 1
        kinds = found.number.kinds
        if earlier and anchor and _names_the_other(text, earlier, anchor, kinds):
            anchor = earlier
        if anchor is not None and TO_NUMBER.fullmatch(text, anchor.end, found.start):
            before = Citation(anchor.kind, found.number, None, anchor.start, found.end)
        elif anchor is not None and anchor.plural and LISTED.fullmatch(text, anchor.end, found.start):
            before = Citation(anchor.kind, found.number, None, found.start, found.end)
        elif anchor is None and before is not None and before.kind in kinds:
            before = Citation(before.kind, found.number, None, found.start, found.end, named=False)
        else:
            before = Citation(
                kinds[0] if kinds else LETTER, found.number, None, found.start, found.end, named=False
            )
        yield before


def _names_the_other(text: str, earlier: Anchor, anchor: Anchor, kinds: tuple[str, ...]) -> bool:
    """Whether a kind is what the one before it is about: "Thông báo Kết luận số 50-TB/TW"."""
    beside = not text[earlier.end : anchor.start].strip()
    return beside and anchor.kind not in kinds and earlier.kind in kinds


def _by_kind(text: str, anchors: list[Anchor], numbers: list[FoundNumber]) -> Iterator[Citation]:
    """Kinds without a whole number after them: "Nghị quyết 45", "Luật Đất đai"."""
    taken = {number.start for number in numbers}
    for i, anchor in enumerate(anchors):
        bare = _bare_number().match(text, anchor.end)
        if bare is not None and bare.start("digits") not in taken and _is_number(anchor, bare):
            yield from _bare(text, _announcing(text, anchors, i), bare)
            continue
        limit = anchors[i + 1].start if i + 1 < len(anchors) else len(text)
        name = law_name(text, anchor) or session_name(text, anchor, limit)
        if name is not None:
            yield Citation(anchor.kind, None, name.name, anchor.start, name.end, issuer=name.issuer)


def _announcing(text: str, anchors: list[Anchor], i: int) -> Anchor:
    """The kind that a number bears: "Thông báo Kết luận số 50", "Thông tư hướng dẫn số 3"."""
    anchor = anchors[i]
    earlier = anchors[i - 1] if i else anchor
    beside = not text[earlier.end : anchor.start].strip()
    announces = earlier.kind == NOTICE or anchor.kind == GUIDANCE
    return replace(earlier, end=anchor.end) if beside and announces else anchor


def _is_number(anchor: Anchor, bare: re.Match[str]) -> bool:
    marked = bare["marked"] is not None
    closed = len(bare["digits"]) > 1 and CLOSED.match(bare.string, bare.end()) is not None
    return anchor.takes_bare(marked, closed) and (marked or not YEAR.fullmatch(bare["digits"]))


def _bare(text: str, anchor: Anchor, match: re.Match[str]) -> Iterator[Citation]:
    """A number without its code, and those of its list: "các Nghị định 87, 88"."""
    yield Citation(anchor.kind, DocumentNumber.parse(match["digits"]), None, anchor.start, match.end())
    end = match.end()
    while anchor.plural and (more := _more_digits().match(text, end)):
        yield Citation(
            anchor.kind, DocumentNumber.parse(more["digits"]), None, more.start("digits"), more.end()
        )
        end = more.end()


def _joined(text: str, citations: list[Citation]) -> Iterator[Citation]:
    """ "Luật Đất đai số 45/2013/QH13" is one citation by its number, which bears the name as its title."""
    citations.sort(key=lambda citation: citation.start)
    named: Citation | None = None
    for citation in citations:
        if named is not None and citation.number is not None and _numbers(text, named, citation):
            yield replace(citation, kind=named.kind, name=named.name, start=named.start, named=True)
            named = None
            continue
        if named is not None:
            yield named
        named = citation if citation.number is None else None
        if named is None:
            yield citation
    if named is not None:
        yield named


def _called(text: str, citation: Citation) -> Citation:
    """With the name that follows a law's number."""
    if citation.number is None or citation.name is not None:
        return citation
    called = known_name(citation.kind, text, citation.end)
    return replace(citation, name=called.name, end=called.end) if called else citation


def _numbers(text: str, named: Citation, citation: Citation) -> bool:
    """Whether a number is that of the law whose name has just been read."""
    if AFTER_NAME.fullmatch(text, named.end, citation.start):
        return True
    is_amendment = (named.name or "").startswith("sửa đổi") and not citation.named
    return is_amendment and AFTER_AMENDMENT.fullmatch(text, named.end, citation.start) is not None


def _with_surroundings(text: str, citation: Citation, starts: frozenset[int]) -> Citation:
    after = following(text, citation.end, starts)
    before = announced(text, citation.start)
    return replace(
        citation,
        date=after.date or before.date,
        issuer=citation.issuer or after.issuer or before.issuer,
        title=after.title if citation.number else None,
        relation=relation_before(text, citation.start),
    )


def _listed(text: str, citations: list[Citation]) -> list[Citation]:
    """ "Thực hiện Nghị quyết 48, Nghị quyết 57 của Chính phủ": verb and issuer are the whole list's."""
    shared = citations[:]
    for i in range(1, len(shared)):
        before, one = shared[i - 1], shared[i]
        if one.start < before.end:
            continue
        if LIST_GAP.fullmatch(text, before.end, one.start):
            shared[i] = replace(one, relation=before.relation)
        elif one.start - before.end < VERB_REACH:
            shared[i] = replace(one, relation=relation_before(text, one.start, before.end))
    for i in range(len(shared) - 2, -1, -1):
        one, following_one = shared[i], shared[i + 1]
        alone = one.issuer is None and one.date is None and one.title is None
        numbered = one.number is not None and following_one.number is not None
        if alone and numbered and LIST_GAP.fullmatch(text, one.end, following_one.start):
            shared[i] = replace(one, issuer=following_one.issuer)
    return shared


@cache
def _more_digits() -> re.Pattern[str]:
    """The next number of a list: not what counts something, nor the digits of a number with its code."""
    counted = either(row.noun for row in load().counted)
    return re.compile(
        rf"\s*(?:,|và)\s*(?:số\s+)?(?P<digits>\d{{1,4}}[a-z]?)(?![\w%./-])(?!\s+(?:{counted})(?!\w)(?!\s+\d))"
    )


@cache
def _bare_number() -> re.Pattern[str]:
    """Digits, perhaps with the year, that are a number by themselves.

    Without "số" or a leading zero not where they count something.
    """
    counted = either(row.noun for row in load().counted)
    return re.compile(
        r"(?P<marked>\s+số(?: số)?\s*:?)?\s+(?P<digits>(?P<zero>0)?\d{1,4}[a-z]?(?:/(?:19|20)\d\d)?)"
        r"(?![\w%]|[.,/:-]\d|\s*/\s*\d|\s?-\s?[A-ZĐ]|\s+\d{1,2}[:h]\d\d)"
        rf"(?!(?(marked)(?!)|(?(zero)(?!)|\s+(?:{counted})(?!\w)(?!\s+\d))))"
    )
