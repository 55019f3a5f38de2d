"""An enriched document as `tracuu extract` prints it: DESIGN section 5."""

from service.model import EnrichedDocument, Person, Reference, Span


def report(enriched: EnrichedDocument) -> dict[str, object]:
    """A mapping that is ready for JSON: what isn't known is null, days are ISO."""
    document = enriched.document
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "published_at": str(document.published_at) if document.published_at else None,
        "byline": document.byline,
        "views": document.views,
        "kind": document.kind,
        "category": document.category,
        "source": document.source,
        "summary": document.summary,
        "body": document.body,
        "number": document.number,
        "issuer": document.issuer,
        "signed_on": document.signed_on.isoformat() if document.signed_on else None,
        "effective_on": document.effective_on.isoformat() if document.effective_on else None,
        "signers": list(document.signers),
        "people": [_person(person) for person in enriched.people],
        "references": [_reference(reference) for reference in enriched.references],
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "key": person.key,
        "roles": [role.role for role in person.roles],
        "mentions": _mentions(person.mentions),
    }


def _reference(reference: Reference) -> dict[str, object]:
    return {
        "surface": reference.surface,
        "kind": reference.kind,
        "number": reference.number,
        "key": reference.key,
        "date": reference.date.isoformat() if reference.date else None,
        "issuer": reference.issuer,
        "title": reference.title,
        "relation": reference.relation,
        "mentions": _mentions(reference.mentions),
    }


def _mentions(mentions: tuple[Span, ...]) -> list[dict[str, object]]:
    return [{"field": span.field, "start": span.start, "end": span.end} for span in mentions]
