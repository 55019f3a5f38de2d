"""Directives as one asks about them, those held and those only cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.analysis import tokens
from service.errors import DirectiveNotFound, QueryRejected
from service.extract.keys import slug
from service.model import EnrichedDocument, Reference
from service.search import cursor
from service.search.citations import (
    UNDATED,
    Claim,
    cited_claim,
    day_value,
    is_key,
    key_claim,
    key_handle,
    parsed_number,
    read_day,
)
from service.search.content import kind_number
from service.search.directive import (
    AgreedField,
    Agreement,
    CitedBy,
    Cites,
    Citing,
    DirectiveCandidates,
    DirectiveEntry,
    DirectiveProfile,
    DirectiveQuery,
    DirectivesFound,
    DirectivesQuery,
)
from service.search.filters import number_node
from service.search.kin import Kin, citing
from service.search.plan import (
    All,
    Any,
    ByDay,
    FacetRequest,
    Node,
    Place,
    Plan,
    Stretch,
    Tally,
    Term,
    Terms,
)
from service.search.port import Engine, Found
from service.search.posts import AT, SEPARATOR, organization_slug
from service.search.quotes import Quote, best_quote
from service.search.ties import Directive, Ties
from service.text.characters import nfc
from service.text.fold import fold

STEP = 40
"""Values read at a time while a listing goes on."""
AGREED: tuple[AgreedField, ...] = ("kind", "number", "issuer", "date", "title")


@dataclass(frozen=True, slots=True)
class Directives:
    """Answers from counts of the index, and from the documents that cite. All may raise EngineError."""

    engine: Engine

    def find(self, query: DirectivesQuery) -> DirectivesFound:
        """The youngest first, undated ones last. Raises QueryRejected at a cursor of another request."""
        behind = str(cursor.unseal(query)) if query.cursor is not None else None
        found: list[tuple[str, Directive, Node]] = []
        for value, directive, node in self._listed(query, behind):
            found.append((value, directive, node))
            if len(found) > query.limit:
                break
        shown = found[: query.limit]
        more = len(found) > query.limit
        told = entries(self.engine, [(directive, node) for _, directive, node in shown])
        return DirectivesFound(told, cursor.seal(query, shown[-1][0]) if more else None)

    def profile(self, query: DirectiveQuery) -> DirectiveProfile | DirectiveCandidates:
        """By key; an undated one may mean several. Raises DirectiveNotFound, QueryRejected."""
        key = nfc(query.key).strip().lower()
        if not is_key(key):
            raise DirectiveNotFound(query.key)
        ties = Kin(self.engine).ties([key_handle(key)])
        meant = _meant(ties, key)
        if not meant:
            raise DirectiveNotFound(query.key)
        if len(meant) > 1:
            return DirectiveCandidates(entries(self.engine, [(one, citing(ties, one)) for one in meant]))
        return self._profile(ties, meant[0], query)

    # -- lists ---------------------------------------------------------------------------------------

    def _listed(self, query: DirectivesQuery, behind: str | None) -> Iterator[tuple[str, Directive, Node]]:
        """Each once, where its own key stands in the order."""
        values = self._by_day(query, behind) if query.text is None else self._by_text(query, behind)
        for step in values:
            ties = Kin(self.engine).ties(read_day(value)[0] for value in step)
            for value in step:
                directive = ties.of_key(read_day(value)[1])
                if directive is not None and _day_value(directive) == value and _meets(directive, query):
                    yield value, directive, citing(ties, directive)

    def _by_day(self, query: DirectivesQuery, behind: str | None) -> Iterator[list[str]]:
        """Values of the narrowest view, a step at a time; here they stand without their view."""
        view = _view(query) + SEPARATOR
        least = query.start.isoformat() if query.start else UNDATED if not query.end else "0"
        below = behind or (f"{query.end.isoformat()}~" if query.end else "~")
        while True:
            stretch = Stretch(STEP, view + least, view + below)
            found = [one.value for one in self.engine.tally(Tally("directive_days", stretch=stretch))]
            if found:
                below = found[-1].removeprefix(view)
                yield [value.removeprefix(view) for value in found]
            if len(found) < STEP:
                return

    def _by_text(self, query: DirectivesQuery, behind: str | None) -> Iterator[list[str]]:
        """All at once: by number or by words they are few."""
        text = nfc(query.text or "").strip()
        node = _text_node(text)
        if node is None:
            return
        claims = (Claim.parse(one.value) for one in self.engine.tally(Tally("directives", node)))
        wanted = [claim for claim in claims if _is_meant(claim, text, node)]
        ties = Kin(self.engine).ties({claim.handle for claim in wanted})
        tied = {id(one): one for claim in wanted for one in ties.candidates(claim)}
        values = sorted({_day_value(one) for one in tied.values()}, reverse=True)
        yield [value for value in values if behind is None or value < behind]

    # -- one directive -------------------------------------------------------------------------------

    def _profile(self, ties: Ties, directive: Directive, query: DirectiveQuery) -> DirectiveProfile:
        document = self._document(directive)
        cited_by = self._cited_by(ties, directive, query)
        return DirectiveProfile(
            entry=_entry(directive, cited_by.total),
            document_id=document.document.id if document else None,
            agreement={} if document else dict(_agreements(directive)),
            cites=tuple(self._cites(document)) if document else (),
            cited_by=cited_by,
        )

    def _document(self, directive: Directive) -> EnrichedDocument | None:
        """Its own document; of several the one posted last."""
        own = tuple(str(one.claim) for one in directive.claims if one.claim.standing == "held")
        if not own:
            return None
        found = self.engine.search(Plan(Terms("directives", own), sort=ByDay("newest"), limit=1))
        return next((match.enriched for match in found.matches), None)

    def _cites(self, document: EnrichedDocument) -> Iterator[Cites]:
        claims = [cited_claim(reference) for reference in document.references]
        ties = Kin(self.engine).ties([claim.handle for claim in claims])
        published = document.document.published_at
        for reference, claim in zip(document.references, claims, strict=True):
            tie = ties.tie(claim, published.day if published else None)
            key = tie.directive.key if tie else reference.key
            yield Cites(key, reference.relation, _quote(document, reference))

    def _cited_by(self, ties: Ties, directive: Directive, query: DirectiveQuery) -> Citing:
        place = _place(query)
        found = self.engine.search(
            Plan(
                citing(ties, directive),
                sort=ByDay("newest", place),
                limit=query.limit,
                facets=(FacetRequest("year", frozenset(), None),),
            )
        )
        items = tuple(_citation(match.enriched, ties, directive) for match in found.matches)
        by_year = {value.value: value.count for value in found.facets["year"]}
        return Citing(found.total, by_year, items, _next(query, found))


# -- reading a request -------------------------------------------------------------------------------


def _view(query: DirectivesQuery) -> str:
    if query.issuer is not None:
        return AT + organization_slug(query.issuer)
    return slug(query.kind) if query.kind is not None else ""


def _meets(directive: Directive, query: DirectivesQuery) -> bool:
    date, issuer = directive.date, directive.value("issuer")
    if (query.start or query.end) and date is None:
        return False
    return (
        (query.kind is None or slug(directive.kind) == slug(query.kind))
        and (query.issuer is None or organization_slug(issuer or "") == organization_slug(query.issuer))
        and (query.start is None or date is None or date >= query.start)
        and (query.end is None or date is None or date <= query.end)
    )


def _text_node(text: str) -> Node | None:
    """Documents that are or cite what the text names: by number where it is one, else by its words."""
    try:
        return number_node(text)
    except QueryRejected:
        words = [token.folded for token in tokens(text)]
    if not words:
        return None
    return All(tuple(Any((Term("title_folded", word), Term("text_folded", word))) for word in words))


def _is_meant(claim: Claim, text: str, node: Node) -> bool:
    """Whether the claim is why its document meets the node."""
    if isinstance(node, Term):
        return node.value in _forms(claim)
    said = fold(" ".join(filter(None, (claim.kind, claim.number, claim.issuer, claim.title))))
    known = {token.folded for token in tokens(said)}
    return all(token.folded in known for token in tokens(text))


def _forms(claim: Claim) -> set[str]:
    """What the claim is looked up by."""
    number = parsed_number(claim.number)
    return {claim.key, *((*number.match_forms, kind_number(claim.kind, number)) if number else ())}


def _meant(ties: Ties, key: str) -> list[Directive]:
    """The directive that has the key; or those that a citation may mean of which only the key is known."""
    known = ties.of_key(key)
    return [known] if known is not None else ties.candidates(key_claim(key))


def _place(query: DirectiveQuery) -> Place | None:
    if query.cursor is None:
        return None
    seconds, id = cursor.unseal(query)
    return Place(seconds, id)


def _next(query: DirectiveQuery, found: Found) -> str | None:
    if not found.more:
        return None
    last = found.matches[-1].enriched.document
    return cursor.seal(query, [last.published_at.seconds if last.published_at else None, last.id])


# -- writing an answer -------------------------------------------------------------------------------


def entries(engine: Engine, found: Sequence[tuple[Directive, Node]]) -> tuple[DirectiveEntry, ...]:
    """Directives with the documents that cite them counted in one go."""
    counts = engine.count([node for _, node in found]) if found else ()
    return tuple(_entry(one, count) for (one, _), count in zip(found, counts, strict=True))


def _entry(directive: Directive, cited_by: int) -> DirectiveEntry:
    return DirectiveEntry(
        key=directive.key,
        kind=directive.kind,
        number=directive.value("number"),
        issuer=directive.value("issuer"),
        date=directive.date,
        title=directive.value("title"),
        held=directive.held is not None,
        cited_by_count=cited_by,
    )


def _day_value(directive: Directive) -> str:
    """Where it stands in the order of days."""
    claim = next(one.claim for one in directive.claims if one.claim.key == directive.key)
    return day_value("", claim).removeprefix(SEPARATOR)


def _agreements(directive: Directive) -> Iterator[tuple[AgreedField, Agreement]]:
    """What most citations say, field by field; nothing of what none says."""
    for name in AGREED:
        counts = directive.said(name)
        if counts:
            value = min(counts, key=lambda said: (-counts[said], said))
            yield name, Agreement(value, counts[value])


def _citation(document: EnrichedDocument, ties: Ties, directive: Directive) -> CitedBy:
    """The place that cites the directive, and what ties it."""
    one = document.document
    day = one.published_at.day if one.published_at else None
    for reference in document.references:
        tie = ties.tie(cited_claim(reference), day)
        if tie is not None and tie.directive is directive:
            quote = _quote(document, reference)
            return CitedBy(one.id, one.title, one.published_at, reference.relation, quote, tie.by)
    return CitedBy(one.id, one.title, one.published_at, None, Quote(""), None)


def _quote(document: EnrichedDocument, reference: Reference) -> Quote:
    return best_quote(document.document, reference.mentions)
