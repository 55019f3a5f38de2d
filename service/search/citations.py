"""What a document says of directives, its own and those it cites, as values that engines count.

directives      handle ⇥ standing ⇥ date ⇥ key ⇥ kind ⇥ number ⇥ issuer ⇥ title
directive_days  "" or kind or @issuer ⇥ date ⇥ handle ⇥ key       in this order they are listed

A handle is all that citations of one directive share, in whatever spelling: `chi-thi.34-ct-tw`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, Self

from service.extract.document_number import DocumentNumber
from service.extract.keys import directive_key, slug
from service.extract.laws import canonical_name
from service.knowledge import load
from service.model import Document, EnrichedDocument, Reference
from service.search.posts import AT, SEPARATOR, organization_slug
from service.text.fold import fold

UNDATED = "-"
"""Sorts before every day."""
HELD, CITED = "held", "cited"
KEY = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|undated)(?:\.[a-z0-9-]+)?")
LONGEST_TITLE = 500
"""Code points kept of a title; a held directive's own is read from its document."""

Standing = Literal["held", "cited"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of a directive: that it is it (`held`), or that it cites it."""

    handle: str
    standing: Standing
    date: dt.date | None
    key: str
    kind: str
    number: str | None
    issuer: str | None
    title: str | None

    def __str__(self) -> str:
        day = self.date.isoformat() if self.date else UNDATED
        parts = (self.handle, self.standing, day, self.key, self.kind, self.number, self.issuer, self.title)
        return SEPARATOR.join(part or "" for part in parts)

    @classmethod
    def parse(cls, value: str) -> Self:
        """The inverse of `str`."""
        handle, standing, day, key, kind, *rest = value.split(SEPARATOR)
        number, issuer, title = (part or None for part in rest)
        date = None if day == UNDATED else dt.date.fromisoformat(day)
        return cls(handle, "held" if standing == HELD else "cited", date, key, kind, number, issuer, title)

    @property
    def place(self) -> str:
        """The issuer's place that the key tells, where many places have such an organ."""
        return ".".join(self.key.split(".")[3:])


def directive_values(enriched: EnrichedDocument) -> list[str]:
    return list(dict.fromkeys(map(str, claims(enriched))))


def day_values(enriched: EnrichedDocument) -> list[str]:
    """Each directive in the views that its listing may be narrowed to."""
    return list(
        dict.fromkeys(
            day_value(view, claim)
            for claim in claims(enriched)
            for view in (
                "",
                slug(claim.kind),
                *([AT + organization_slug(claim.issuer)] if claim.issuer else []),
            )
        )
    )


def day_value(view: str, claim: Claim) -> str:
    day = claim.date.isoformat() if claim.date else UNDATED
    return SEPARATOR.join((view, day, claim.handle, claim.key))


def read_day(value: str) -> tuple[str, str]:
    """The handle and the key of a `directive_days` value."""
    *_, handle, key = value.split(SEPARATOR)
    return handle, key


def claims(enriched: EnrichedDocument) -> list[Claim]:
    """Its own first; each key it cites once, so that counts are of documents."""
    cited: dict[str, Claim] = {}
    for reference in enriched.references:
        cited.setdefault(reference.key, cited_claim(reference))
    return [*own_claims(enriched.document), *cited.values()]


def cited_claim(reference: Reference) -> Claim:
    """A law that is cited by name has the words of the citation for its title."""
    return Claim(
        handle_of(reference.kind, reference.number, _name_in(reference.key)),
        "cited",
        reference.date,
        reference.key,
        reference.kind,
        reference.number,
        _clean(reference.issuer),
        _clean(reference.title or (None if reference.number else reference.surface)),
    )


def own_claims(document: Document) -> Iterator[Claim]:
    """What the document says of itself where it is a directive: by number, and a law also by its name."""
    if document.kind != "directive" and document.number is None:
        return
    number = parsed_number(document.number)
    kind = own_kind(document, number)
    if kind is None:
        return
    name = law_name(kind, document.title)
    written = str(number) if number else document.number
    key = directive_key(kind, written, name or document.title, document.signed_on, document.issuer)
    title = _clean(document.title)
    for handle in dict.fromkeys((handle_of(kind, written, name), handle_of(kind, None, name or ""))):
        if handle.partition(".")[2]:
            yield Claim(
                handle, "held", document.signed_on, key, kind, written, _clean(document.issuer), title
            )


def own_kind(document: Document, number: DocumentNumber | None) -> str | None:
    """The kind that the title begins with; else the likeliest of the number's code."""
    title = f"{fold(' '.join((document.title or '').split()))} "
    titled = [kind for kind in _kinds() if title.startswith(f"{fold(kind)} ")]
    possible = number.kinds if number else ()
    return next((kind for kind in titled if kind in possible or not possible), None) or next(
        iter((*possible, *titled)), None
    )


def law_name(kind: str, title: str | None) -> str | None:
    """A law's name by its title: what comes behind the kind, before its number or year."""
    name = canonical_name(title or "")
    head = canonical_name(kind)
    if kind not in _named_kinds() or not name.startswith(f"{head} "):
        return None
    for end in (" số ", " năm ", " ngày "):
        name = name.partition(end)[0]
    return name.removeprefix(f"{head} ").strip() or None


def handle_of(kind: str, number: str | None, name: str | None) -> str:
    """`chi-thi.34-ct-tw`, zeros before the digits dropped; a law by name is `luat.dat-dai`."""
    parsed = parsed_number(number)
    if parsed is not None:
        return f"{slug(kind)}.{parsed.slug.lstrip('0') or '0'}"
    return f"{slug(kind)}.{slug(number or name or '')}"


def family(handle: str) -> str:
    """Kind and digits: whatever might mean the same directive shares them."""
    kind, _, called = handle.partition(".")
    digits, _, _ = called.partition("-")
    return f"{kind}.{digits}" if digits[:1].isdigit() else handle


def family_prefixes(handle: str) -> tuple[str, str]:
    """What the `directives` values of a handle's family begin with."""
    common = family(handle)
    return (common + SEPARATOR, common + "-")


def key_handle(key: str) -> str:
    """The handle in a directive key."""
    kind, called, *_ = key.split(".")
    return f"{kind}.{called.lstrip('0') or '0'}" if called[:1].isdigit() else f"{kind}.{called}"


@cache
def _kinds() -> tuple[str, ...]:
    """The longer names first: "Nghị quyết liên tịch" before "Nghị quyết"."""
    return tuple(sorted({row.kind for row in load().kinds}, key=lambda kind: (-len(kind), kind)))


@cache
def _named_kinds() -> frozenset[str]:
    return frozenset(row.kind for row in load().kinds if row.cited == "named")


def is_key(text: str) -> bool:
    """Whether it is a well-formed directive key with a real day."""
    match = KEY.fullmatch(text)
    try:
        return match is not None and (match["day"] == "undated" or bool(dt.date.fromisoformat(match["day"])))
    except ValueError:
        return False


def key_claim(key: str) -> Claim:
    """A citation of which nothing is known but a well-formed directive key."""
    kind, called, day, *_ = key.split(".")
    date = None if day == "undated" else dt.date.fromisoformat(day)
    number = called if called.isdigit() else None
    return Claim(key_handle(key), "cited", date, key, kind, number, None, None)


def _name_in(key: str) -> str:
    return key.split(".")[1] if key.count(".") >= 2 else key


@lru_cache(1 << 14)
def parsed_number(number: str | None) -> DocumentNumber | None:
    """None where the text is no number."""
    try:
        return DocumentNumber.parse(number) if number else None
    except ValueError:
        return None


def _clean(text: str | None) -> str | None:
    """On one line, cut at a word's end where it is very long."""
    line = " ".join((text or "").split())
    if len(line) > LONGEST_TITLE:
        line = line[:LONGEST_TITLE].rpartition(" ")[0] + "…"
    return line or None
