"""The filters of a request as conditions, each named by its parameter."""

import datetime as dt
import re
from collections.abc import Iterator

from service.analysis import tokens
from service.errors import Fault, QueryRejected
from service.extract.abbreviations import expand
from service.extract.numbers import DocumentNumber, find_typed
from service.model import VIETNAM
from service.search.content import (
    NAME_END,
    NAME_START,
    facet_value,
    kind_number,
)
from service.search.plan import All, Filter, Node, Nothing, Phrase, Range, Term, Terms
from service.search.query import SearchQuery
from service.text.characters import nfc
from service.text.fold import fold

DIRECTIVE_KEY = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.(\d{4}-\d\d-\d\d|undated)(\.[a-z0-9-]+)?")
PERSON_KEY = re.compile(r"[^\s~]+(~[^\s~]+)?")


def filters(query: SearchQuery) -> tuple[Filter, ...]:
    """All of them must hold. Raises QueryRejected where a number or a person can't be read."""
    return (*_values(query), *_period(query), *_people(query), *_number(query))


def _values(query: SearchQuery) -> Iterator[Filter]:
    for parameter in ("kind", "category", "source", "issuer", "organization"):
        values: tuple[str, ...] = getattr(query, parameter)
        if values:
            yield Filter(parameter, ", ".join(values), Terms(parameter, tuple(map(facet_value, values))))


def _period(query: SearchQuery) -> Iterator[Filter]:
    """One range a bound, so that a facet or a `zero` can leave out either."""
    if query.start:
        yield Filter("from", query.start.isoformat(), published(query.start, None))
    if query.end:
        yield Filter("to", query.end.isoformat(), published(None, query.end))


def published(first: dt.date | None, last: dt.date | None) -> Range:
    """Posted in Vietnam on these days, both inclusive; None is open."""
    low = _midnight(first) if first else None
    high = _midnight(last) + 86_399 if last else None
    return Range("published", low, high)


def _midnight(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), VIETNAM).timestamp())


def _people(query: SearchQuery) -> Iterator[Filter]:
    post = post_syllables(query.role) if query.role is not None else ()
    for name in query.person:
        yield Filter("person", name, person_node(name, post))
    if query.role is not None and not query.person:
        node = Phrase("people", (NAME_END, *post)) if post else Nothing()
        yield Filter("role", query.role, node)


def post_syllables(role: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(nfc(expand(role))))


def person_node(name: str, post: tuple[str, ...]) -> Node:
    """A name's last part, or a key's whole name; with a post, in that post.

    A name that bears marks is meant as spelt; one that bears none is compared folded.
    """
    name, _, organization = nfc(name).partition("~")
    is_key = bool(organization) or ("-" in name.strip() and PERSON_KEY.fullmatch(name) is not None)
    syllables = tokens(name)
    if not syllables:
        return Nothing()
    accented = any(token.accented for token in syllables)
    spelt = tuple(token.exact if accented else token.folded for token in syllables)
    start = (NAME_START,) if is_key else ()
    person = Phrase("people", (*start, *spelt, NAME_END, *post))
    if not organization:
        return person
    return All((person, Term("person_at", "-".join(spelt) + "~" + fold(organization))))


def _number(query: SearchQuery) -> Iterator[Filter]:
    if query.number is not None:
        yield Filter("number", query.number, number_node(nfc(query.number).strip()))


def number_node(text: str) -> Term:
    """Documents that are the directive or cite it: by key, by kind and number, or by number."""
    if DIRECTIVE_KEY.fullmatch(text):
        return Term("numbers", text)
    typed = find_typed(text)
    if len(typed) == 1 and typed[0].number is not None:
        return numbered(typed[0].number, typed[0].kind)
    try:
        return numbered(DocumentNumber.parse(text), None)
    except ValueError:
        raise QueryRejected(Fault("number", "number_invalid")) from None


def numbered(number: DocumentNumber, kind: str | None) -> Term:
    """A bare "Chỉ thị 34" is looked up with its kind, any other number by itself."""
    if kind is not None and number.is_bare:
        return Term("numbers", kind_number(kind, number))
    return Term("numbers", number.match_form)
