"""What somebody who has typed so far may be after: people, directives, titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil

from service.analysis import tokens
from service.extract.keys import slug
from service.extract.numbers import DocumentNumber
from service.model import Document, EnrichedDocument
from service.search.content import own_number_keys
from service.search.plan import (
    Any,
    Constant,
    Latest,
    Node,
    Phrase,
    PhrasePrefix,
    Plan,
    Prefer,
    Term,
)
from service.search.port import Asked, Engine, Starting
from service.search.results import Suggestion
from service.search.starts import key_of, typed_starts, unfinished
from service.text.characters import name_spelling

CHOICE = 5
"""Times as many values are read as are shown, so that typed marks can choose among them."""
TITLES = 12
"""Newest documents whose titles are looked at."""
BEGUN = 3
"""Letters from which on titles are looked for: nearly every title has a syllable that begins with "tr"."""
RECENT = 3
"""Newest documents in which a person's post is looked for."""


def suggest(engine: Engine, text: str, limit: int) -> tuple[Suggestion, ...]:
    """At most `limit`: half of them people, a quarter directives, the rest titles, as far as there are any.

    Where digits were typed, a directive is meant. Raises EngineError.
    """
    typed = Typed.of(text)
    if not typed.starts:
        return ()
    numbered = any(map(str.isdigit, text))
    people, directives = _people(engine, typed, limit), _directives(engine, typed, limit)
    titles = _titles(engine, typed)
    shares = [(directives, limit), (people, ceil(limit / 2)), (titles, limit)]
    if not numbered:
        shares = [(people, ceil(limit / 2)), (directives, ceil(limit / 4)), (titles, limit)]
    chosen: list[Suggestion] = []
    for kind, share in [*shares, (people, limit), (directives, limit)]:
        chosen += islice(kind, min(share, limit - len(chosen)))
    return tuple(sorted(chosen, key=lambda one: (numbered and one.type != "directive", ORDER[one.type])))


ORDER = {"person": 0, "directive": 1, "title": 2}


@dataclass(frozen=True, slots=True)
class Typed:
    """The box so far, what values of `starts` fields begin with that fit it, and its spelling with marks."""

    text: str
    starts: tuple[str, ...]
    marked: str | None

    @classmethod
    def of(cls, text: str) -> "Typed":
        spelt = name_spelling(" ".join(text.split()))
        return cls(text, typed_starts(text), None if spelt.isascii() else spelt)

    def is_otherwise_in(self, text: str) -> bool:
        """Whether marks were typed, and a text in this spelling has none of them from a syllable on."""
        return self.marked is not None and f" {self.marked}" not in f" {text}"


def _counts(engine: Engine, field: str, typed: Typed, limit: int) -> list[tuple[str, int]]:
    """Keys with their documents, the most first; one found at two of its syllables counts once."""
    counts: dict[str, int] = {}
    asked = Asked(tuple(Starting(field, start, CHOICE * limit) for start in typed.starts))
    for found in engine.look_up(asked).starting:
        for value, count in found:
            key = key_of(value)
            counts[key] = max(count, counts.get(key, 0))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _people(engine: Engine, typed: Typed, limit: int) -> Iterator[Suggestion]:
    counts = _counts(engine, "person_starts", typed, limit)
    counts.sort(key=lambda item: typed.is_otherwise_in(item[0].replace("-", " ")))
    for key, count in counts:
        found = engine.search(Plan(Term("person", key), sort=Latest(), limit=RECENT))
        named = [person for match in found.matches for person in match.enriched.people if person.key == key]
        if named:
            posts = (role.role for person in named for role in person.roles)
            yield Suggestion("person", named[0].name, next(posts, None), key, count)


def _directives(engine: Engine, typed: Typed, limit: int) -> Iterator[Suggestion]:
    for key, count in _counts(engine, "directive_starts", typed, limit):
        itself = Constant(Term("own_number", key), 1.0)
        found = engine.search(Plan(Prefer(Term("numbers", key), (itself,)), limit=1))
        for match in found.matches:
            yield _directive(match.enriched, key, count)


def _directive(enriched: EnrichedDocument, key: str, count: int) -> Suggestion:
    """As the directive itself has it, or one that cites it."""
    document = enriched.document
    if key in own_number_keys(document):
        number = DocumentNumber.parse(document.number or "")
        kind = next(kind for kind in number.kinds if key.startswith(f"{slug(kind)}."))
        return Suggestion("directive", f"{kind} {number}", document.title, key, count)
    cited = next(reference for reference in enriched.references if reference.key == key)
    name = f"{cited.kind} {cited.number}" if cited.number else cited.surface
    return Suggestion("directive", name, cited.title or cited.issuer, key, count)


def _titles(engine: Engine, typed: Typed) -> Iterator[Suggestion]:
    """The newest of them first; equal ones once."""
    if len(typed.text.strip()) < BEGUN:
        return
    plan = Plan(_begun(typed.text), sort=Latest(), limit=TITLES)
    titled: dict[str, list[Document]] = {}
    for match in engine.search(plan).matches:
        document = match.enriched.document
        titled.setdefault(document.title or "", []).append(document)
    ordered = [*titled.items()]
    if typed.marked is not None:
        ordered.sort(key=lambda item: typed.is_otherwise_in(name_spelling(item[0])))
    for title, documents in ordered:
        first = documents[0]
        yield Suggestion("title", title, _origin(first), first.id, len(documents))


def _begun(text: str) -> Node:
    """Titles in which what was typed stands, its last syllable perhaps only begun."""
    found = tokens(text)
    whole = tuple(token.folded for token in found)
    if found[-1].end < len(text):
        return Phrase("title_folded", whole)
    lasts = unfinished(text[found[-1].start :])
    return Any(tuple(PhrasePrefix("title_folded", (*whole[:-1], last)) for last in lasts if last))


def _origin(document: Document) -> str | None:
    """Where and when it was posted."""
    published = document.published_at.day if document.published_at else None
    day = f"{published.day}/{published.month}/{published.year}" if published else None
    return ", ".join(filter(None, (document.source, day))) or None
