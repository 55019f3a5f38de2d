"""From results to what a page shows: groups of hits, facets and filters with the links they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.model import Document
from service.search.messages import note
from service.search.parameters import Pair
from service.search.query import Facet, SearchQuery, Sort
from service.search.request import pairs
from service.search.results import Drop, FacetValue, Hit, SearchResults
from service.web import links, periods, texts
from service.web.chips import FILTERS, chips, cleared, spoken
from service.web.links import Link
from service.web.texts import Segment

FACETS: dict[Facet, str] = {
    "kind": "Loại tài liệu",
    "person": "Người được nêu",
    "organization": "Cơ quan, đơn vị",
    "number": "Văn bản được viện dẫn",
    "category": "Chuyên mục",
    "source": "Nguồn",
    "issuer": "Cơ quan ban hành",
}
"""Those shown as lists; years and months are a calendar."""
PAGE_FACETS: tuple[Facet, ...] = (
    "kind", "person", "organization", "number", "category", "source", "issuer", "month",
)  # fmt: skip

SORTS: dict[Sort, str] = {"relevance": "Liên quan nhất", "newest": "Mới nhất", "oldest": "Cũ nhất"}


@dataclass(frozen=True, slots=True)
class Understanding:
    """A part of the box, what it was taken for, and the search without it."""

    kind: str
    text: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    name: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PersonLink:
    name: str
    href: str
    roles: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a list. `similar` are its near-duplicates on the same page."""

    href: str
    title: list[Segment]
    snippets: list[list[Segment]]
    date: str | None
    datetime: str | None
    kind: str | None
    """Said of directives only, as news is what a reader expects, and not twice."""
    source: Link | None
    category: Link | None
    people: tuple[PersonLink, ...]
    references: tuple[Link, ...]
    why: str
    similar: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one search."""

    total: int
    took_ms: float
    exact: bool
    entries: tuple[Entry, ...]
    facets: tuple[FacetGroup, ...]
    calendar: periods.Calendar | None
    filters: tuple[Link, ...]
    cleared: str
    hints: tuple[Link, ...]
    understood: tuple[Understanding, ...]
    next: str | None
    first: str | None
    more: str | None
    sorts: tuple[Link, ...]
    by_day: str


def effective(asked: SearchQuery) -> SearchQuery:
    """What the page searches: its own facets, unless the address names others. Years are drawn by months."""
    chosen = tuple(dict.fromkeys("month" if name == "year" else name for name in asked.facets))
    return replace(asked, facets=chosen or PAGE_FACETS)


def page(asked: SearchQuery, found: SearchResults) -> Page:
    given = pairs(asked)
    return Page(
        total=found.total.value,
        took_ms=found.took_ms,
        exact=found.total.exact,
        entries=tuple(_folded(found.hits, asked)),
        facets=tuple(_facet_group(name, values, given) for name, values in _facets(found)),
        calendar=periods.drawn(found.facets, given),
        filters=chips(given, _labels(found)),
        cleared=cleared(given),
        hints=tuple(_hints(given, found)),
        understood=tuple(_understood(given, found)),
        next=links.narrowed(given, ("cursor", found.next)) if found.next else None,
        first=links.narrowed(given) if asked.cursor else None,
        more=note(found.more, "vi") if found.more else None,
        sorts=tuple(_sorts(asked)),
        by_day=links.narrowed(given, ("sort", "newest")),
    )


def entry(hit: Hit, asked: SearchQuery) -> Entry:
    """Only the fields that were asked for are shown; the title always is."""
    document, given, shown = hit.document, pairs(asked), asked.fields
    published = document.published_at if "published_at" in shown else None
    return Entry(
        href=links.document(document.id),
        title=texts.title(document, hit.highlights if "highlights" in shown else ()),
        snippets=_snippets(hit, asked),
        date=texts.moment(published) if published else None,
        datetime=str(published) if published else None,
        kind=_kind(document) if "kind" in shown else None,
        source=_narrowing(given, "source", document.source if "source" in shown else None),
        category=_narrowing(given, "category", document.category if "category" in shown else None),
        people=tuple(_people(hit)) if "people" in shown else (),
        references=tuple(_references(hit)) if "references" in shown else (),
        why=texts.why(hit.why, hit.matched) if "why" in shown else "",
    )


# -- hits --------------------------------------------------------------------------------------------


def _folded(hits: Sequence[Hit], asked: SearchQuery) -> Iterator[Entry]:
    """Near-duplicates stand under the first of them."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.release or f"id:{hit.document.id}", []).append(hit)
    for first, *others in groups.values():
        yield replace(entry(first, asked), similar=tuple(entry(other, asked) for other in others))


def _snippets(hit: Hit, asked: SearchQuery) -> list[list[Segment]]:
    """Marked fragments of the text, or else its summary or its beginning."""
    if "highlights" in asked.fields:
        marked = texts.fragments([one for one in hit.highlights if one.field == "text"])
        if marked:
            return marked
    if "summary" not in asked.fields:
        return []
    plain = texts.opening(hit.document.summary or hit.document.body or "")
    return [texts.segments(plain)] if plain else []


def _kind(document: Document) -> str | None:
    label = texts.KINDS[document.kind]
    return label if document.kind == "directive" and label != document.category else None


def _narrowing(given: list[Pair], name: str, value: str | None) -> Link | None:
    return Link(value, links.narrowed(given, (name, value))) if value else None


def _people(hit: Hit) -> Iterator[PersonLink]:
    for person in hit.people:
        yield PersonLink(person.name, links.person(person.key), texts.posts(person.roles))


def _references(hit: Hit) -> Iterator[Link]:
    for one in hit.references:
        yield Link(texts.reference(one), links.directive(one.key))


# -- facets and filters ------------------------------------------------------------------------------


def _facets(found: SearchResults) -> Iterator[tuple[Facet, tuple[FacetValue, ...]]]:
    for name in FACETS:
        if found.facets.get(name):
            yield name, found.facets[name]


def _facet_group(name: Facet, values: Sequence[FacetValue], given: list[Pair]) -> FacetGroup:
    return FacetGroup(name, FACETS[name], tuple(_facet_link(name, value, given) for value in values))


def _facet_link(name: Facet, value: FacetValue, given: list[Pair]) -> Link:
    condition = (name, value.value)
    active = condition in given
    href = links.widened(given, condition) if active else links.narrowed(given, condition)
    return Link(_label(name, value), href, value.count, active, key=f"{name}:{value.value}")


def _label(name: Facet, value: FacetValue) -> str:
    if name == "kind":
        return next((label for kind, label in texts.KINDS.items() if kind == value.value), value.label)
    return value.label


def _labels(found: SearchResults) -> dict[Pair, str]:
    """What a reader calls the values that filters carry."""
    labels = {("person", person.key): person.name for hit in found.hits for person in hit.people}
    labels |= {("kind", kind): label for kind, label in texts.KINDS.items()}
    return labels | {
        (name, value.value): _label(name, value) for name, values in _facets(found) for value in values
    }


def _sorts(asked: SearchQuery) -> Iterator[Link]:
    """Relevance is an order of searches with text only."""
    for sort, label in SORTS.items():
        if sort != "relevance" or asked.text.strip():
            href = links.narrowed(pairs(asked), ("sort", sort))
            yield Link(label, href, active=sort == asked.order, key=f"sort:{sort}")


def _understood(given: list[Pair], found: SearchResults) -> Iterator[Understanding]:
    """Readings of the same words together, each with the box as it would be without them."""
    values: dict[tuple[str, str], list[str]] = {}
    for part in found.query.understood:
        value = texts.interval(part.value) if part.type == "date" else part.value
        values.setdefault((part.type, part.text), []).append(value)
    for (kind, text), readings in values.items():
        value = " hoặc ".join(dict.fromkeys(readings))
        yield Understanding(texts.UNDERSTOOD[kind], text, value, _less(given, found.query.text, text))


def _hints(given: list[Pair], found: SearchResults) -> Iterator[Link]:
    """Ways on: another spelling, or a filter fewer."""
    better = found.query.did_you_mean
    if better:
        yield Link(
            f"Có phải ý bạn là “{better.text}”?", links.narrowed(given, ("q", better.text)), better.count
        )
    for drop in found.query.zero:
        yield Link(_dropping(drop), _without(given, found.query.text, drop), drop.count)


def _without(given: list[Pair], text: str, drop: Drop) -> str:
    """The search without what is to be dropped, a filter or a part of the box."""
    if drop.parameter == "q":
        return _less(given, text, drop.value)
    return links.dropped(given, drop.parameter, drop.value)


def _less(given: list[Pair], text: str, part: str) -> str:
    """The search with that part of the box taken out."""
    rest = " ".join(text.replace(part, " ", 1).split())
    return links.narrowed(given, ("q", rest)) if rest else links.dropped(given, "q", "")


def _dropping(drop: Drop) -> str:
    if drop.parameter == "q":
        return f"Bỏ khỏi ô tìm kiếm: {drop.value}"
    name = FILTERS.get(drop.parameter, drop.parameter).lower()
    return f"Bỏ điều kiện {name}: {spoken(drop.parameter, drop.value)}"
