"""From what is told of an official or a directive to what its page shows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from service.search.directive import CitedBy, Cites, DirectiveEntry, DirectiveProfile, DirectiveQuery
from service.search.officials import Official, Profile, RoleSeen
from service.search.quotes import Quote
from service.web import links, texts
from service.web.links import Link
from service.web.texts import Segment

WIDTH = 1000
"""Units of a scale of years or counts from its beginning to its end."""
NARROWEST = 12
"""Units of what is a day or a single document: it must be seen."""

RELATIONS = {
    "basis": "làm căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi, bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "guides": "hướng dẫn",
    "issues": "ban hành",
    "violates": "vi phạm",
}
TIES = {
    "date": "theo ngày ký",
    "issuer": "theo cơ quan ban hành",
    "title": "theo trích yếu",
    "publication": "theo ngày đăng",
}
FIELDS = {"issuer": "Cơ quan ban hành", "date": "Ngày ký", "title": "Trích yếu"}


@dataclass(frozen=True, slots=True)
class Bar:
    """Where on the scale it begins, and how far it reaches."""

    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as evidence: its sentence with what is marked in it."""

    href: str
    label: str
    quote: list[Segment]


@dataclass(frozen=True, slots=True)
class Post:
    role: str
    organization: str | None
    when: str
    bar: Bar | None
    documents: Link
    source: Source


@dataclass(frozen=True, slots=True)
class PersonPortrait:
    name: str
    variants: tuple[str, ...]
    documents: Link
    when: str | None
    years: tuple[int, int] | None
    """The ends of the scale."""
    posts: tuple[Post, ...]
    namesakes: tuple[Link, ...]
    seen_with: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """`votes` is how many documents say so, where only citations do."""

    name: str
    value: str
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    year: str
    count: int
    bar: Bar


@dataclass(frozen=True, slots=True)
class Citation:
    source: Source
    when: str | None
    datetime: str | None
    relation: str | None
    tied_by: str | None


@dataclass(frozen=True, slots=True)
class DirectivePortrait:
    title: str
    held: str | None
    """The address of its own document."""
    facts: tuple[Fact, ...]
    search: str
    total: int
    years: tuple[Year, ...]
    items: tuple[Citation, ...]
    first: str | None
    next: str | None
    cites: tuple[tuple[Link, str | None], ...]
    """Each with the verb before it."""


# -- a person ----------------------------------------------------------------------------------------


def person_portrait(one: Profile) -> PersonPortrait:
    ends = (one.first_seen, one.last_seen) if one.first_seen and one.last_seen else None
    return PersonPortrait(
        name=one.name,
        variants=one.variants,
        documents=Link(_documents(one.documents), links.search([("person", one.key)])),
        when=period(one.first_seen, one.last_seen),
        years=(ends[0].year, ends[1].year) if ends else None,
        posts=tuple(_post(role, one.key, ends) for role in one.roles),
        namesakes=tuple(
            Link(other.organization, links.person(other.key), other.documents) for other in one.namesakes
        ),
        seen_with=tuple(Link(other.name, links.person(other.key), other.count) for other in one.seen_with),
    )


def period(first: dt.date | None, last: dt.date | None) -> str | None:
    """Both days, or the only one."""
    if first is None or last is None:
        return None
    return texts.day(first) if first == last else f"{texts.day(first)} – {texts.day(last)}"


def _post(role: RoleSeen, key: str, ends: tuple[dt.date, dt.date] | None) -> Post:
    evidence = role.evidence
    asked = links.search([("person", key), ("role", role.role)])
    return Post(
        role=role.role,
        organization=role.organization,
        when=period(role.first_seen, role.last_seen) or "không rõ ngày",
        bar=_bar(role, ends),
        documents=Link(f"{_documents(role.documents)} nêu chức vụ này", asked),
        source=Source(
            links.document(evidence.document_id),
            texts.moment(evidence.published_at) if evidence.published_at else "không rõ ngày",
            _quoted(evidence.quote),
        ),
    )


def _bar(role: RoleSeen, ends: tuple[dt.date, dt.date] | None) -> Bar | None:
    """From the first of January of the first year to the last of December of the last."""
    if ends is None or role.first_seen is None or role.last_seen is None:
        return None
    begin, end = dt.date(ends[0].year, 1, 1), dt.date(ends[1].year, 12, 31)
    scale = WIDTH / (end - begin).days
    width = max(NARROWEST, round(((role.last_seen - role.first_seen).days) * scale))
    start = min(round((role.first_seen - begin).days * scale), WIDTH - width)
    return Bar(start, width)


def _quoted(quote: Quote) -> list[Segment]:
    return texts.segments(quote.text, quote.marks)


def _documents(count: int) -> str:
    return f"{texts.number(count)} tài liệu"


# -- a directive -------------------------------------------------------------------------------------


def directive_portrait(one: DirectiveProfile, query: DirectiveQuery) -> DirectivePortrait:
    entry = one.entry
    here = links.directive(entry.key)
    return DirectivePortrait(
        title=named(entry),
        held=links.document(one.document_id) if one.document_id else None,
        facts=tuple(_facts(one)),
        search=links.search([("number", entry.key)]),
        total=one.cited_by.total,
        years=tuple(_years(one.cited_by.by_year)),
        items=tuple(map(_citation, one.cited_by.items)),
        first=f"{here}#citations" if query.cursor else None,
        next=links.directive(entry.key, one.cited_by.next, query.limit) if one.cited_by.next else None,
        cites=tuple(
            (Link(_surface(cited), links.directive(cited.key)), _relation(cited.relation))
            for cited in one.cites
        ),
    )


def named(entry: DirectiveEntry) -> str:
    """Kind and number; a law by its name."""
    if entry.number:
        return f"{entry.kind} {entry.number}"
    return entry.title or entry.kind


def _surface(cited: Cites) -> str:
    """The words that cite it."""
    text, marks = cited.quote.text, cited.quote.marks
    return " ".join(text[slice(*marks[0])].split()) if marks else cited.key


def _facts(one: DirectiveProfile) -> Iterator[Fact]:
    entry = one.entry
    values = {
        "issuer": entry.issuer,
        "date": texts.day(entry.date) if entry.date else None,
        "title": entry.title if entry.number else None,
    }
    for field, name in FIELDS.items():
        value = values[field]
        if value:
            said = next((said for agreed, said in one.agreement.items() if agreed == field), None)
            yield Fact(name, value, said.citations if said else None)


def _years(by_year: dict[str, int]) -> Iterator[Year]:
    """Every year from the first to the last, those without a citation too."""
    if not by_year:
        return
    most = max(by_year.values())
    for year in range(int(min(by_year)), int(max(by_year)) + 1):
        count = by_year.get(f"{year:04}", 0)
        width = max(NARROWEST, round(WIDTH * count / most)) if count else 0
        yield Year(str(year), count, Bar(0, width))


def _citation(one: CitedBy) -> Citation:
    return Citation(
        source=Source(links.document(one.document_id), one.title or one.document_id, _quoted(one.quote)),
        when=texts.moment(one.published_at) if one.published_at else None,
        datetime=str(one.published_at) if one.published_at else None,
        relation=_relation(one.relation),
        tied_by=TIES.get(one.tied_by or ""),
    )


def _relation(relation: str | None) -> str | None:
    return RELATIONS.get(relation, relation) if relation else None


# -- candidates --------------------------------------------------------------------------------------


def person_choice(one: Official) -> tuple[Link, str]:
    return Link(one.name, links.person(one.key), one.documents), ", ".join(one.roles)


def directive_choice(one: DirectiveEntry) -> tuple[Link, str]:
    said = (texts.day(one.date) if one.date else None, one.issuer, one.title)
    return Link(named(one), links.directive(one.key), one.cited_by_count), ", ".join(filter(None, said))
