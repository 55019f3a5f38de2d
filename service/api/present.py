"""From the service's values to the wire format of `schemas.py`."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, cast

from service import model
from service.api import schemas
from service.model import VIETNAM, EnrichedDocument
from service.search import results
from service.search.messages import Language, note
from service.search.port import Progress, Status
from service.search.query import HIT_FIELDS, HitField
from service.search.results import SearchResults


def search(found: SearchResults, fields: Sequence[HitField], language: Language) -> schemas.SearchResponse:
    return {
        "query": _echo(found.query),
        "total": {"value": found.total.value, "exact": found.total.exact},
        "hits": [_hit(one, fields) for one in found.hits],
        "facets": {name: [_facet_value(one) for one in values] for name, values in found.facets.items()},
        "next": found.next,
        "more": note(found.more, language) if found.more else None,
        "took_ms": found.took_ms,
    }


def related(hits: Sequence[results.Hit]) -> schemas.RelatedResponse:
    return {"hits": [_hit(one, HIT_FIELDS) for one in hits]}


def suggestions(found: Sequence[results.Suggestion]) -> schemas.SuggestResponse:
    return {
        "suggestions": [
            {
                "type": one.type,
                "text": one.text,
                "detail": one.detail,
                "value": one.value,
                "count": one.count,
            }
            for one in found
        ]
    }


def document(enriched: EnrichedDocument, changed_at: datetime) -> schemas.DocumentResponse:
    one = enriched.document
    return {
        "id": one.id,
        "url": one.url,
        "kind": one.kind,
        "title": one.title,
        "summary": one.summary,
        "body": one.body,
        "published_at": text(one.published_at),
        "category": one.category,
        "source": one.source,
        "byline": one.byline,
        "views": one.views,
        "number": one.number,
        "issuer": one.issuer,
        "signed_on": day(one.signed_on),
        "effective_on": day(one.effective_on),
        "signers": list(one.signers),
        "people": [_person(person) for person in enriched.people],
        "references": [_reference(reference) for reference in enriched.references],
        "changed_at": _moment(changed_at),
    }


def status(now: Status) -> schemas.StatusResponse:
    return {
        "documents": now.documents,
        "deleted": now.deleted,
        "newest": day(now.newest),
        "version": now.version,
        "digest": now.digest,
        "outdated": now.outdated,
        "running": _running(now.running) if now.running else None,
        "rejected": now.rejected,
    }


# -- hits --------------------------------------------------------------------------------------------

HIT: dict[HitField, Callable[[results.Hit], Any]] = {
    "id": lambda hit: hit.document.id,
    "kind": lambda hit: hit.document.kind,
    "title": lambda hit: hit.document.title,
    "url": lambda hit: hit.document.url,
    "published_at": lambda hit: text(hit.document.published_at),
    "category": lambda hit: hit.document.category,
    "source": lambda hit: hit.document.source,
    "summary": lambda hit: hit.document.summary,
    "score": lambda hit: hit.score,
    "matched": lambda hit: hit.matched,
    "people": lambda hit: [_hit_person(person) for person in hit.people],
    "references": lambda hit: [_hit_reference(reference) for reference in hit.references],
    "highlights": lambda hit: [_highlight(highlight) for highlight in hit.highlights],
    "why": lambda hit: list(hit.why),
    "release": lambda hit: hit.release,
}
"""How each field of a hit is read, so that only those asked for are."""


def _hit(hit: results.Hit, fields: Sequence[HitField]) -> schemas.Hit:
    return cast(schemas.Hit, {name: HIT[name](hit) for name in fields})


def _hit_person(person: model.Person) -> schemas.HitPerson:
    roles = list(dict.fromkeys(role.role for role in person.roles))
    return {"name": person.name, "key": person.key, "roles": roles}


def _hit_reference(reference: model.Reference) -> schemas.HitReference:
    return {"kind": reference.kind, "number": reference.number, "key": reference.key}


def _highlight(highlight: results.Highlight) -> schemas.Highlight:
    marks = [list(mark) for mark in highlight.marks]
    return {"field": highlight.field, "text": highlight.text, "marks": marks}


# -- the query and the facets ------------------------------------------------------------------------


def _echo(echo: results.QueryEcho) -> schemas.QueryEcho:
    better = echo.did_you_mean
    return {
        "text": echo.text,
        "accents": echo.accents,
        "understood": [
            {"type": part.type, "text": part.text, "value": part.value} for part in echo.understood
        ],
        "did_you_mean": {"text": better.text, "count": better.count} if better else None,
        "zero": [
            {"drop": {"parameter": drop.parameter, "value": drop.value}, "count": drop.count}
            for drop in echo.zero
        ],
    }


def _facet_value(value: results.FacetValue) -> schemas.FacetValue:
    return {"value": value.value, "label": value.label, "count": value.count}


# -- people, references, status ----------------------------------------------------------------------


def _person(person: model.Person) -> schemas.Person:
    return {
        "name": person.name,
        "key": person.key,
        "roles": [
            {"role": role.role, "organization": role.organization, "mentions": _mentions(role.mentions)}
            for role in person.roles
        ],
        "mentions": _mentions(person.mentions),
    }


def _reference(reference: model.Reference) -> schemas.Reference:
    return {
        "key": reference.key,
        "surface": reference.surface,
        "kind": reference.kind,
        "number": reference.number,
        "date": day(reference.date),
        "issuer": reference.issuer,
        "title": reference.title,
        "relation": reference.relation,
        "mentions": _mentions(reference.mentions),
    }


def _mentions(spans: Sequence[model.Span]) -> list[schemas.Mention]:
    return [{"field": span.field, "start": span.start, "end": span.end} for span in spans]


def _running(progress: Progress) -> schemas.Running:
    return {
        "task": progress.task,
        "done": progress.done,
        "total": progress.total,
        "rejected": progress.rejected,
        "started_at": _moment(progress.started_at),
    }


def text(value: model.Published | None) -> str | None:
    return None if value is None else str(value)


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment(value: datetime) -> str:
    return value.astimezone(VIETNAM).isoformat(timespec="seconds")
