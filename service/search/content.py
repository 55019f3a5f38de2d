"""What an index holds of a document besides its text: facets, look-up keys and people.

Both engines index these values as they are; index_config/fields.yml says what each is for.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from service.analysis import tokens
from service.extract.keys import directive_key, slug
from service.extract.numbers import DocumentNumber
from service.model import Document, EnrichedDocument, Person, Reference
from service.search.citations import day_values, directive_values
from service.search.posts import named_values, office_values, organization_slugs, post_values, readings
from service.search.query import Facet
from service.search.starts import directive_starts, person_starts
from service.text.characters import canonical

HELD = "any_folded"
"""Of title and text, the folded syllables: each once."""

NAME_START, NAME_END, PAIR_END = "^", "|", "$"
"""Marks in the `people` stream around each name and post; no syllable looks like them."""


CACHED = 1 << 14
"""Labels whose value is kept: the news name the same organizations every day."""


class Value(NamedTuple):
    """One of a document's values under a facet; `label` is how it is read."""

    facet: Facet
    value: str
    label: str


def searchable_text(document: Document) -> str:
    """The field `text`: what highlights and the streams of that name are made of."""
    return "\n\n".join(part for part in (document.summary, document.body) if part)


@lru_cache(CACHED)
def facet_value(label: str) -> str:
    """How a facet's values are compared: letter case, tone placement and spacing aside."""
    return " ".join(canonical(label).split())


def facet_values(enriched: EnrichedDocument) -> list[Value]:
    """Every value once; of labels that compare equal the first is kept."""
    unique = {(value.facet, value.value): value for value in reversed([*_values(enriched)]) if value.value}
    return [*reversed(unique.values())]


def _values(enriched: EnrichedDocument) -> Iterator[Value]:
    document = enriched.document
    yield Value("kind", document.kind, document.kind)
    if document.category:
        yield Value("category", facet_value(document.category), document.category)
    if document.source:
        yield Value("source", facet_value(document.source), document.source)
    if document.issuer:
        yield Value("issuer", facet_value(document.issuer), document.issuer)
    for person in enriched.people:
        yield Value("person", person.key, person.name)
        for role in person.roles:
            if role.organization:
                yield Value("organization", facet_value(role.organization), role.organization)
    for number in _own_and_cited(enriched):
        yield Value("number", number, number)
    if document.published_at:
        day = document.published_at.day
        yield Value("year", f"{day:%Y}", f"{day:%Y}")
        yield Value("month", f"{day:%Y-%m}", f"{day:%Y-%m}")


def _own_and_cited(enriched: EnrichedDocument) -> Iterator[str]:
    if enriched.document.number:
        yield _normal_form(enriched.document.number)
    for reference in enriched.references:
        if reference.number:
            yield _normal_form(reference.number)


def _normal_form(number: str) -> str:
    try:
        return str(DocumentNumber.parse(number))
    except ValueError:
        return " ".join(number.split())


def look_ups(enriched: EnrichedDocument) -> dict[str, Any]:
    """All fields of index_config/fields.yml that both engines index as they are, by field."""
    document = enriched.document
    values: dict[str, Any] = {
        "people": " ".join(people_stream(enriched)),
        "numbers": number_keys(enriched),
        "own_number": [*own_number_keys(document)],
        "person_at": person_places(enriched),
        "named": named_values(enriched),
        "posts": post_values(enriched),
        "offices": office_values(enriched),
        "directives": directive_values(enriched),
        "directive_days": day_values(enriched),
        "person_starts": person_starts(enriched),
        "directive_starts": directive_starts(enriched),
    }
    if document.published_at is not None:
        values["published"] = document.published_at.seconds
    for value in facet_values(enriched):
        values.setdefault(value.facet, []).append(value.value)
    return values


def number_keys(enriched: EnrichedDocument) -> list[str]:
    """All that `number=` may look the document up by, its own numbers and the cited ones."""
    keys = dict.fromkeys(own_number_keys(enriched.document))
    for reference in enriched.references:
        keys |= dict.fromkeys(_reference_keys(reference))
    return [*keys]


def own_number_keys(document: Document) -> Iterator[str]:
    """The number the document itself bears, in every form it is looked up by."""
    if document.number is None:
        return
    try:
        number = DocumentNumber.parse(document.number)
    except ValueError:
        return
    yield from number.match_forms
    for kind in number.kinds:
        yield kind_number(kind, number)
        yield directive_key(kind, str(number), None, document.signed_on, document.issuer)


def _reference_keys(reference: Reference) -> Iterator[str]:
    yield reference.key
    if reference.number is None:
        return
    try:
        number = DocumentNumber.parse(reference.number)
    except ValueError:
        return
    yield from number.match_forms
    yield kind_number(reference.kind, number)


def kind_number(kind: str, number: DocumentNumber) -> str:
    """What "Chỉ thị 34" is looked up by; no directive key has so few parts."""
    return f"{slug(kind)}.{DocumentNumber(number.digits).match_form}"


def person_places(enriched: EnrichedDocument) -> list[str]:
    """`name~organization` for every post whose organization is known, and for the unit whose organ that is.

    The name stands there as its key, with its marks and folded; the organization folded.
    """
    places = (
        f"{name}~{place}"
        for person in enriched.people
        for role in person.roles
        if role.organization
        for place in (slug(role.organization), *organization_slugs(role.organization))
        for name in (person.key, *map("-".join, _spellings(person)))
    )
    return [*dict.fromkeys(places)]


def people_stream(enriched: EnrichedDocument) -> list[str]:
    """Tokens of the field `people`.

    A name with its post reads `^ đỗ anh tuấn | pho bi thu quan uy $`, and again with the name folded,
    so that a phrase asks for a name's last part (`tuấn |`), for a post's beginning (`| pho bi thu`), or
    for both of the same person. A post stands there with its organization, as one asks for it.
    """
    return [token for person in enriched.people for token in _person_tokens(person)]


def _person_tokens(person: Person) -> Iterator[str]:
    posts = [post.split() for role in person.roles for post in readings(role.role, role.organization or "")]
    for spelling in _spellings(person):
        for post in posts or [[]]:
            yield from (NAME_START, *spelling, NAME_END, *post, PAIR_END)


def _spellings(person: Person) -> list[list[str]]:
    """The name's syllables with their marks and, where that differs, folded."""
    name = tokens(person.name)
    exact = [token.exact for token in name]
    folded = [token.folded for token in name]
    return [exact] if exact == folded else [exact, folded]
