"""Directives, what cites them, and a text's references on the wire."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from service.api.present import day, text
from service.api.schemas import Day
from service.search.directive import CitedBy, Cites, Citing, DirectiveEntry, DirectiveProfile
from service.search.resolve import Outcome, Resolved
from service.search.ties import TiedBy

Key = Annotated[str, Field(description="The directive key.")]
Kind = Annotated[str, Field(description="Its kind, e.g. Chỉ thị.")]
Number = Annotated[str | None, Field(description="Its number in normal form; null for a law by name.")]
Issuer = Annotated[str | None, Field(description="Who issued it, where that is known.")]
Date = Annotated[Day | None, Field(description="The day it was signed, where that is known.")]
Title = Annotated[str | None, Field(description="Its title; of a law by name the name.")]
Held = Annotated[bool, Field(description="Whether its own document is here, or it is only cited.")]
Count = Annotated[int, Field(description="Documents that cite it.")]
Relation = Annotated[str | None, Field(description="The verb that ties it to the citing document.")]
Sentence = Annotated[str, Field(description="The citing sentence, verbatim.")]
Tied = Annotated[
    TiedBy | None,
    Field(description="What decided which directive is meant; null where only kind and number did."),
]


class DirectiveOf(TypedDict):
    """A directive of a list."""

    key: Key
    kind: Kind
    number: Number
    issuer: Issuer
    date: Date
    title: Title
    held: Held
    cited_by_count: Count


class DirectivesResponse(TypedDict):
    """One page of a list of directives."""

    directives: Annotated[list[DirectiveOf], Field(description="The youngest first, undated ones last.")]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]


class DirectiveCandidatesOf(TypedDict):
    """What an undated key may mean."""

    candidates: Annotated[list[DirectiveOf], Field(description="Ask again with one of their keys.")]


class AgreementOf(TypedDict):
    """What most citations say of a directive."""

    value: Annotated[str, Field(description="What they say.")]
    citations: Annotated[int, Field(description="Documents that say it.")]


class CitesOf(TypedDict):
    """A directive that this one cites."""

    key: Key
    relation: Relation
    quote: Sentence


class CitedByOf(TypedDict):
    """A document that cites the directive."""

    document_id: Annotated[str, Field(description="The document.")]
    title: Annotated[str | None, Field(description="Its headline.")]
    published_at: Annotated[str | None, Field(description="When it was posted.")]
    relation: Relation
    quote: Sentence
    tied_by: Tied


class CitingOf(TypedDict):
    """What cites the directive."""

    total: Annotated[int, Field(description="Documents that cite it.")]
    by_year: Annotated[dict[str, int], Field(description="The dated ones by year of publication, ascending.")]
    items: Annotated[list[CitedByOf], Field(description="One page of them, the newest first.")]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]


class DirectiveResponse(DirectiveOf):
    """All that the index tells of one directive."""

    document_id: Annotated[str | None, Field(description="Its own document; null where it is only cited.")]
    agreement: Annotated[
        dict[str, AgreementOf],
        Field(description="By field what most citations say; empty where its own document tells."),
    ]
    cites: Annotated[list[CitesOf], Field(description="What its own document cites.")]
    cited_by: CitingOf


class ResolvedOf(TypedDict):
    """One place of a text that cites."""

    surface: Annotated[str, Field(description="The words of the text.")]
    start: Annotated[int, Field(description="First code point, of the text in NFC.")]
    end: Annotated[int, Field(description="The code point behind the last.")]
    kind: Annotated[str | None, Field(description="Its kind.")]
    number: Number
    date: Annotated[Day | None, Field(description="The day of signing, where the text says it.")]
    issuer: Annotated[str | None, Field(description="The issuer, where the text says it.")]
    title: Annotated[str | None, Field(description="The title, where the text quotes it.")]
    status: Annotated[
        Outcome, Field(description="One known directive 200, several 300, none known 404, no number 400.")
    ]
    key: Annotated[
        str | None,
        Field(description="The directive's key; the citation's own where it means no certain one."),
    ]
    tied_by: Tied
    candidates: Annotated[list[DirectiveOf], Field(description="With 300: what it may mean.")]


class ResolveResponse(TypedDict):
    """A text's references."""

    references: Annotated[list[ResolvedOf], Field(description="In the order of the text.")]


def entries(found: Sequence[DirectiveEntry]) -> list[DirectiveOf]:
    return [_entry(one) for one in found]


def directive(one: DirectiveProfile) -> DirectiveResponse:
    return {
        **_entry(one.entry),
        "document_id": one.document_id,
        "agreement": {
            name: {"value": said.value, "citations": said.citations} for name, said in one.agreement.items()
        },
        "cites": [_cites(cited) for cited in one.cites],
        "cited_by": _citing(one.cited_by),
    }


def resolved(one: Resolved) -> ResolvedOf:
    return {
        "surface": one.surface,
        "start": one.start,
        "end": one.end,
        "kind": one.kind,
        "number": one.number,
        "date": day(one.date),
        "issuer": one.issuer,
        "title": one.title,
        "status": one.status,
        "key": one.key,
        "tied_by": one.tied_by,
        "candidates": entries(one.candidates),
    }


def _entry(one: DirectiveEntry) -> DirectiveOf:
    return {
        "key": one.key,
        "kind": one.kind,
        "number": one.number,
        "issuer": one.issuer,
        "date": day(one.date),
        "title": one.title,
        "held": one.held,
        "cited_by_count": one.cited_by_count,
    }


def _cites(one: Cites) -> CitesOf:
    return {"key": one.key, "relation": one.relation, "quote": one.quote.text}


def _citing(one: Citing) -> CitingOf:
    return {
        "total": one.total,
        "by_year": dict(one.by_year),
        "items": [_cited_by(item) for item in one.items],
        "next": one.next,
    }


def _cited_by(one: CitedBy) -> CitedByOf:
    return {
        "document_id": one.document_id,
        "title": one.title,
        "published_at": text(one.published_at),
        "relation": one.relation,
        "quote": one.quote.text,
        "tied_by": one.tied_by,
    }
