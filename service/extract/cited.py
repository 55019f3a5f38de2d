"""Citations of one document put together: each directive once, with every mention."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from service.extract.abbreviations import expand
from service.extract.codes import organ
from service.extract.document_number import DocumentNumber
from service.extract.keys import directive_key
from service.extract.laws import canonical_name, is_known
from service.extract.references import Citation, find_citations
from service.model import Reference, Span, TextField


@dataclass(slots=True)
class Cited:
    """One directive and where it is cited."""

    surfaces: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    dates: set[dt.date] = field(default_factory=set)
    kind: str = ""
    named: bool = False
    """Whether the kind is written at any of them, and not only follows from the number's code."""

    def add(self, surface: str, citation: Citation, mention: Span) -> None:
        if not self.citations or (citation.named and not self.named):
            self.kind = citation.kind
        self.named = self.named or citation.named
        self.surfaces.append(surface)
        self.citations.append(citation)
        self.mentions.append(mention)
        if citation.date:
            self.dates.add(citation.date)

    def takes(self, other: Citation) -> bool:
        """Whether a citation means this directive, as far as the document tells."""
        first = self.citations[0]
        if first.number is None or other.number is None:
            return first.number is other.number and first.kind == other.kind and _same_name(first, other)
        if not _same_number(first.number, other.number, self.kind, other.kind):
            return False
        if not self.dates or other.date is None or other.date in self.dates:
            return True
        return _is_unique(other.number)

    def reference(self) -> Reference:
        numbers = [citation.number for citation in self.citations if citation.number]
        number = (
            str(max(numbers, key=lambda number: (len(number.codes), number.year or ""))) if numbers else None
        )
        date = next((citation.date for citation in self.citations if citation.date), None)
        issuer = next((citation.issuer for citation in self.citations if citation.issuer), None)
        name = max((citation.name for citation in self.citations if citation.name), key=len, default=None)
        return Reference(
            key=directive_key(self.kind, number, name, date, issuer),
            surface=self._surface(),
            kind=self.kind,
            number=number,
            date=date,
            issuer=issuer,
            title=next((citation.title for citation in self.citations if citation.title), None),
            relation=next((citation.relation for citation in self.citations if citation.relation), None),
            mentions=tuple(self.mentions),
        )

    def _surface(self) -> str:
        """As it is first written, with its whole name or with the kind, where any mention has them."""
        fullest = max(
            range(len(self.citations)),
            key=lambda i: (self.citations[i].named, len(_written_name(self.citations[i])), -i),
        )
        return self.surfaces[fullest]


@dataclass(frozen=True, slots=True)
class Own:
    """What the document itself is called: its number, or a law's whole title; it is no citation."""

    number: DocumentNumber | None = None
    title: str = ""

    @classmethod
    def of(cls, number: str | None, title: str | None) -> "Own":
        return cls(_number(number), canonical_name(title or ""))

    def is_cited(self, citation: Citation) -> bool:
        if citation.number is not None:
            return citation.number == self.number
        return bool(self.title) and canonical_name(f"{citation.kind} {citation.name}") == self.title


def references_of(texts: Mapping[TextField, str], own: Own | None) -> tuple[Reference, ...]:
    """Each directive once, in the order of its first mention; the document itself is none."""
    places = [
        (name, citation) for name in texts if name != "byline" for citation in find_citations(texts[name])
    ]
    by_handle: dict[str, list[Cited]] = {}
    for bare in (False, True):
        for name, citation in places:
            if (citation.number is not None and not citation.number.codes) is bare:
                known = by_handle.setdefault(_handle(citation), [])
                _take(known, texts[name], name, citation)
    found = _with_numbered([cited for known in by_handle.values() for cited in known])
    references = [cited.reference() for cited in found if not (own and own.is_cited(cited.citations[0]))]
    order = {"title": 0, "summary": 1, "body": 2}
    for cited in found:
        cited.mentions.sort(key=lambda span: (order.get(span.field, 3), span.start))
    references.sort(
        key=lambda reference: (order.get(reference.mentions[0].field, 3), reference.mentions[0].start)
    )
    return tuple(references)


def _with_numbered(found: list[Cited]) -> list[Cited]:
    """A law by its name is the one that the document numbers elsewhere: "Luật A số 1/2020/QH14"."""
    numbered = {
        (cited.kind, _written_name(one)): cited
        for cited in found
        for one in cited.citations
        if one.number is not None and one.name and cited.kind != "Nghị quyết"
    }
    if not numbered:
        return found
    kept = []
    for cited in found:
        first = cited.citations[0]
        same = numbered.get((cited.kind, _written_name(first))) if first.number is None else None
        if same is None or (cited.dates and same.dates.isdisjoint(cited.dates)):
            kept.append(cited)
        else:
            same.mentions += cited.mentions
    return kept


def _handle(citation: Citation) -> str:
    """Only citations of one handle can mean the same."""
    if citation.number is not None:
        return citation.number.digits.lstrip("0")
    return f"{citation.kind} {_written_name(citation).partition(' ')[0]}"


def _take(found: list[Cited], text: str, name: TextField, citation: Citation) -> None:
    matching = [cited for cited in found if cited.takes(citation)]
    cited = matching[0] if matching else Cited()
    if not matching:
        found.append(cited)
    span = Span(name, citation.start, citation.end)
    cited.add(text[citation.start : citation.end], citation, span)


def _same_number(one: DocumentNumber, other: DocumentNumber, kind: str, other_kind: str) -> bool:
    if not one.codes or not other.codes:
        years = {number.year for number in (one, other) if number.year}
        same_digits = one.digits.lstrip("0") == other.digits.lstrip("0")
        return kind == other_kind and same_digits and len(years) < 2
    same_kind = kind == other_kind or kind in other.kinds or other_kind in one.kinds
    return same_kind and one.match_form == other.match_form


def _is_unique(number: DocumentNumber) -> bool:
    """Whether it is one directive's whatever the day: its organ is the only one and counts by the year."""
    known = organ(number.codes[-1]) if number.codes else None
    return number.year is not None and known is not None and known.shared != "yes"


def _written_name(citation: Citation) -> str:
    return _written_out(citation.name or "")


@lru_cache(maxsize=4096)
def _written_out(name: str) -> str:
    return canonical_name(expand(name))


def _same_name(one: Citation, other: Citation) -> bool:
    """Equal once written out, or one the beginning of the other: "Pháp lệnh pháp điển".

    "Luật Giáo dục" and "Luật Giáo dục đại học" are two laws.
    """
    names = [_written_name(citation).split() for citation in (one, other)]
    names.sort(key=len)
    if names[0] == names[1]:
        return True
    begins = len(names[0]) >= 2 and names[1][: len(names[0])] == names[0]
    return begins and one.kind != "Nghị quyết" and not is_known(one.kind, " ".join(names[0]))


def _number(text: str | None) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(text) if text else None
    except ValueError:
        return None
