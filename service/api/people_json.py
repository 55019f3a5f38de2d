"""People on the wire."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from service.api.present import day, text
from service.api.schemas import Day, Mark
from service.search.officials import Attested, Evidence, Official, Profile, RoleSeen

FirstSeen = Annotated[Day | None, Field(description="Publication day of the first document that says so.")]
LastSeen = Annotated[Day | None, Field(description="Publication day of the last document that says so.")]
Key = Annotated[str, Field(description="The person key.")]
Name = Annotated[str, Field(description="The name as most documents write it.")]
Documents = Annotated[int, Field(description="How many documents say so.")]


class AttestedOn(TypedDict):
    """How near to the day asked for somebody is attested."""

    before: Annotated[Day | None, Field(description="The last such day on or before it, within 365 days.")]
    after: Annotated[Day | None, Field(description="The first such day on or after it, within 365 days.")]
    days: Annotated[int, Field(description="Days from it to the nearer of the two.")]


class PersonEntry(TypedDict):
    """A person of a list, told whole whatever was asked."""

    key: Key
    name: Name
    documents: Documents
    roles: Annotated[list[str], Field(description="Posts as most documents write them, the last seen first.")]
    first_seen: FirstSeen
    last_seen: LastSeen
    attested: Annotated[AttestedOn | None, Field(description="Null unless `on` was asked.")]


class PeopleResponse(TypedDict):
    """People found."""

    people: Annotated[
        list[PersonEntry], Field(description="The most often named first; with `on` the nearest first.")
    ]


class PersonCandidates(TypedDict):
    """Whom a key without marks may mean."""

    candidates: Annotated[list[PersonEntry], Field(description="Ask again with one of their keys.")]


class EvidenceOf(TypedDict):
    """The newest document that gives a person a post."""

    document_id: Annotated[str, Field(description="The document.")]
    published_at: Annotated[str | None, Field(description="When it was posted.")]
    quote: Annotated[str, Field(description="The sentence, verbatim.")]
    marks: Annotated[list[Mark], Field(description="Name and post in it: code points of `quote`.")]


class RoleOf(TypedDict):
    """A post of a person."""

    role: Annotated[str, Field(description="The post as most documents write it.")]
    organization: Annotated[str | None, Field(description="Where, as far as documents say it.")]
    first_seen: FirstSeen
    last_seen: LastSeen
    documents: Documents
    evidence: EvidenceOf


class NamesakeOf(TypedDict):
    """Somebody of the same name whom no document ties to the others."""

    key: Annotated[str, Field(description="The key of this one alone.")]
    organization: Annotated[str, Field(description="What tells them apart.")]
    documents: Documents


class SeenWithOf(TypedDict):
    """Somebody named in the same documents."""

    key: Key
    name: Annotated[str, Field(description="The name as a document writes it.")]
    count: Annotated[int, Field(description="Documents that name both.")]


class PersonResponse(TypedDict):
    """All that the index tells of one person."""

    key: Key
    name: Name
    variants: Annotated[list[str], Field(description="Other spellings of the name.")]
    documents: Documents
    first_seen: FirstSeen
    last_seen: LastSeen
    roles: Annotated[list[RoleOf], Field(description="Every post, the last seen first.")]
    namesakes: Annotated[
        list[NamesakeOf],
        Field(description="People of the name apart by organization; empty where all may be one."),
    ]
    seen_with: Annotated[list[SeenWithOf], Field(description="The 20 most often named along.")]


def entries(found: Sequence[Official]) -> list[PersonEntry]:
    return [_entry(one) for one in found]


def person(one: Profile) -> PersonResponse:
    return {
        "key": one.key,
        "name": one.name,
        "variants": list(one.variants),
        "documents": one.documents,
        "first_seen": day(one.first_seen),
        "last_seen": day(one.last_seen),
        "roles": [_role(role) for role in one.roles],
        "namesakes": [
            {"key": other.key, "organization": other.organization, "documents": other.documents}
            for other in one.namesakes
        ],
        "seen_with": [
            {"key": other.key, "name": other.name, "count": other.count} for other in one.seen_with
        ],
    }


def _entry(one: Official) -> PersonEntry:
    return {
        "key": one.key,
        "name": one.name,
        "documents": one.documents,
        "roles": list(one.roles),
        "first_seen": day(one.first_seen),
        "last_seen": day(one.last_seen),
        "attested": _attested(one.attested) if one.attested else None,
    }


def _attested(one: Attested) -> AttestedOn:
    return {"before": day(one.before), "after": day(one.after), "days": one.days}


def _role(one: RoleSeen) -> RoleOf:
    return {
        "role": one.role,
        "organization": one.organization,
        "first_seen": day(one.first_seen),
        "last_seen": day(one.last_seen),
        "documents": one.documents,
        "evidence": _evidence(one.evidence),
    }


def _evidence(one: Evidence) -> EvidenceOf:
    return {
        "document_id": one.document_id,
        "published_at": text(one.published_at),
        "quote": one.quote.text,
        "marks": [list(mark) for mark in one.quote.marks],
    }
