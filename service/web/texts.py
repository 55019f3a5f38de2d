"""Numbers, days and marked fragments as a Vietnamese reader expects them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.model import Document, DocumentKind, Published, Reference, Role
from service.search.results import Highlight, Matched, Why

KINDS: dict[DocumentKind, str] = {"news": "Tin tức", "directive": "Văn bản chỉ đạo"}

UNDERSTOOD: dict[str, str] = {
    "number": "văn bản",
    "person": "người",
    "role": "chức vụ",
    "date": "ngày đăng",
    "abbreviation": "viết tắt",
}
WHY: dict[Why, str] = {
    "number": "chính là văn bản này",
    "reference": "viện dẫn văn bản này",
    "title": "tiêu đề khớp",
    "phrase": "có đúng cụm từ",
    "person": "nêu người này",
    "role": "nêu chức vụ này",
    "organization": "nêu cơ quan này",
    "text": "nội dung khớp",
}

SENTENCE_END = re.compile(r"[.!?…;]\W*$")

MOST_POSTS = 2
"""Of a person beside a hit."""
OPENING = 240
"""Code points of a text that are shown where nothing in it is marked."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, marked or not."""

    text: str
    marked: bool = False


BEFORE, AFTER = Segment("… "), Segment(" …")


def number(value: int) -> str:
    """12345 as 12.345."""
    return f"{value:,}".replace(",", ".")


def day(value: date) -> str:
    return f"{value.day}/{value.month}/{value.year}"


def moment(value: Published) -> str:
    return day(value.day) if value.at is None else f"{day(value.day)}, {value.at:%H:%M}"


def period(value: str) -> str:
    """A facet's `2017` as it is, its `2017-12` as Tháng 12/2017."""
    year, _, month = value.partition("-")
    return f"Tháng {int(month)}/{year}" if month else year


def reference(cited: Reference) -> str:
    """Kind and number; what has no number as the document writes it."""
    return f"{cited.kind} {cited.number}" if cited.number else cited.surface


def posts(roles: Sequence[Role]) -> str:
    """The first posts, and how many there are besides: a life's would fill the page of hits."""
    names = [*dict.fromkeys(role.role for role in roles)]
    if len(names) <= MOST_POSTS + 1:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_POSTS])} và {len(names) - MOST_POSTS} chức vụ khác"


def interval(value: str) -> str:
    """ISO 8601 days as they are said: tháng 12/2017, từ 1/3/2016."""
    first, _, last = value.partition("/")
    if last == "..":
        return f"từ {_spoken(first)}"
    return f"{_spoken(first)} – {_spoken(last)}" if last else _spoken(first)


def _spoken(value: str) -> str:
    if len(value) == 10:
        return day(date.fromisoformat(value))
    return f"năm {value}" if len(value) == 4 else period(value).lower()


def why(reasons: Sequence[Why], matched: Matched) -> str:
    """What a document was found by, in a reader's words."""
    told = [WHY[reason] for reason in reasons]
    if told and matched == "folded":
        told.append("khác dấu")
    return ", ".join(told)


def segments(text: str, marks: Sequence[tuple[int, int]] = ()) -> list[Segment]:
    """The text cut at its marks, whole when joined."""
    pieces, end = [], 0
    for start, stop in marks:
        pieces += [Segment(text[end:start]), Segment(text[start:stop], True)]
        end = stop
    return [piece for piece in (*pieces, Segment(text[end:])) if piece.text]


def fragment(highlight: Highlight) -> list[Segment]:
    """Its pieces, with an ellipsis where a sentence is cut, in front or at the end."""
    pieces = segments(highlight.text, highlight.marks)
    if highlight.text[:1].islower():
        pieces.insert(0, BEFORE)
    if not SENTENCE_END.search(highlight.text):
        pieces.append(AFTER)
    return pieces


def fragments(highlights: Sequence[Highlight]) -> list[list[Segment]]:
    """One after the other, with one ellipsis between two that both are cut there."""
    shown: list[list[Segment]] = []
    for pieces in map(fragment, highlights):
        cut_twice = bool(shown) and shown[-1][-1] == AFTER and pieces[0] == BEFORE
        shown.append(pieces[1:] if cut_twice else pieces)
    return shown


def title(document: Document, highlights: Sequence[Highlight] = ()) -> list[Segment]:
    """The headline with its marks; without one the first words of the text."""
    if document.title:
        marked = next((one for one in highlights if one.field == "title"), None)
        whole = marked is not None and marked.text == document.title
        return segments(document.title, marked.marks if marked and whole else ())
    return segments(opening(document.summary or document.body or document.id, 80))


def opening(text: str, most: int = OPENING) -> str:
    """The first words, cut between two words."""
    plain = re.sub(r"\s+", " ", text).strip()
    if len(plain) <= most:
        return plain
    return plain[: most + 1].rpartition(" ")[0] + " …" if " " in plain[: most + 1] else plain[:most] + "…"


def web_address(url: str | None) -> str | None:
    """Only http and https become a link."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None
