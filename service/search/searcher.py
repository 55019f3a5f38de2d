"""The search path: a request becomes a plan, what the engine finds becomes results."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from service.errors import DocumentGone, DocumentNotFound
from service.model import Document
from service.search import cursor, feedback
from service.search.content import searchable_text
from service.search.explain import matched, reasons
from service.search.filters import filters
from service.search.grams import spellings_of
from service.search.highlight import Mark, Marker, fragments, whole
from service.search.intents import looked_up, understood, with_known
from service.search.parse import Box, parse
from service.search.plan import ByRelevance, Constant, FacetRequest, Node, Place, Plan, Term
from service.search.port import Asked, Engine, Found, Match, Status, Stored, Told
from service.search.query import RELEVANCE_DEPTH, Accents, Facet, SearchQuery
from service.search.rank import Ranking, first_question, rank, rare_terms
from service.search.rarity import frequencies, rarity
from service.search.recovery import Recovery, is_marked
from service.search.related import related_plan
from service.search.results import (
    Highlight,
    Hit,
    QueryEcho,
    SearchResults,
    Suggestion,
    Total,
)
from service.search.suggest import suggest

PERIOD_FACETS = frozenset({"year", "month"})


@dataclass(frozen=True, slots=True)
class Question:
    """A request with its box taken apart, as each hit is looked at."""

    query: SearchQuery
    box: Box
    marker: Marker

    def seen(self, match: Match) -> "Marks":
        document = match.enriched.document
        return Marks(self.marker.marks(document.title or ""), self.marker.marks(searchable_text(document)))

    def is_whole(self, marks: "Marks") -> bool:
        """Whether every word of the box is surely there, where it was typed with marks in this spelling."""
        words = self.box.words
        exactly = is_marked(self.box, self.query.accents)
        if exactly and len({word.exact for word in words}) > len({word.folded for word in words}):
            return False  # of "má mà" a mark doesn't tell which it is
        found = {word for mark in marks.all if mark.exact or not exactly for word in mark.term.split()}
        return all(word.folded in found for word in words)


class Marks(NamedTuple):
    """Where the box's words stand in a document."""

    in_title: list[Mark]
    in_text: list[Mark]

    @property
    def all(self) -> tuple[Mark, ...]:
        return (*self.in_title, *self.in_text)


@dataclass(frozen=True, slots=True)
class Searcher:
    """Answers the questions of readers, on any engine. All methods may raise EngineError."""

    engine: Engine
    ranking: Ranking
    clock: Callable[[], float] = time.perf_counter

    def search(self, query: SearchQuery) -> SearchResults:
        """Raises QueryRejected where a parameter makes no sense to the engine, as a foreign cursor."""
        started = self.clock()
        box, node, told = self._understood(query)
        plan = self._plan(query, node)
        found = self._found(plan, box, query.accents, told)
        question = Question(query, box, Marker.of(box, query.accents))
        recovery = Recovery(self.engine, plan, partial(self._ranked, query.accents))
        scored = isinstance(plan.sort, ByRelevance)
        seen = [question.seen(match) for match in found.matches]
        return SearchResults(
            query=QueryEcho(
                query.text,
                query.accents,
                understood=understood(box),
                did_you_mean=recovery.did_you_mean(box, query.accents, sum(map(question.is_whole, seen))),
                zero=() if found.total else recovery.zero(box),
            ),
            total=Total(found.total),
            hits=tuple(
                _hit(match, marks, question, match.score if scored else None)
                for match, marks in zip(found.matches, seen, strict=True)
            ),
            facets=dict(found.facets),
            next=_next(query, plan, found),
            more="relevance_depth" if _at_depth(plan, found) else None,
            took_ms=round((self.clock() - started) * 1000, 2),
        )

    def warm(self) -> None:
        """Makes the tables that a box is understood with, in a third of a second, and asks no engine."""
        box = parse("Chỉ thị 34-CT/TW về thi đua")
        rare_terms(box, "auto", self.ranking)
        rank(box, "auto", self.ranking)
        Marker.of(box, "auto").marks(box.source)

    def document(self, id: str) -> Stored:
        """Raises DocumentNotFound, DocumentGone."""
        stored = self.engine.get(id)
        if stored is None:
            raise DocumentNotFound(id)
        if stored.enriched is None:
            raise DocumentGone(id)
        return stored

    def related(self, id: str, limit: int) -> tuple[Hit, ...]:
        """Documents that share words, people or numbers, the nearest first. Raises as `document`."""
        enriched = self.document(id).enriched
        assert enriched is not None
        found = self.engine.search(related_plan(self.engine, enriched, limit))
        question = Question(SearchQuery(), parse(""), Marker.of(parse(""), "auto"))
        return tuple(_hit(match, Marks([], []), question, match.score) for match in found.matches)

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """What the text may become, the most used first."""
        return suggest(self.engine, text, limit)

    def status(self) -> Status:
        return self.engine.status()

    def _understood(self, query: SearchQuery) -> tuple[Box, Node, Told]:
        """The box as the index knows it, what it asks for, and what else was told: what its words find."""
        box = parse(query.text)
        terms = rare_terms(box, query.accents, self.ranking)
        ahead = self._first(box, query)
        box, told = looked_up(box, self.engine, Asked(terms=terms, ahead=ahead))
        scores = {
            term: rarity(count, told.documents) for term, count in zip(terms, told.holders, strict=True)
        }

        def rare(field: str, value: str) -> Node:
            return Constant(Term(field, value), scores[Term(field, value)])

        return box, rank(box, query.accents, self.ranking, rare), told

    def _first(self, box: Box, query: SearchQuery) -> Plan | None:
        """What a short box learns from, as far as can be said before it is looked up."""
        if not isinstance(cursor.sort_of(query), ByRelevance):
            return None
        if not feedback.wants_feedback(box, self.ranking):
            return None
        question = first_question(box, query.accents, self.ranking)
        return Plan(question, filters(query), limit=self.ranking.feedback.hits, counted=False)

    def _plan(self, query: SearchQuery, node: Node) -> Plan:
        sort = cursor.sort_of(query)
        limit = query.limit
        if isinstance(sort, ByRelevance):
            limit = min(limit, RELEVANCE_DEPTH - sort.offset)
        return Plan(
            node,
            filters(query),
            sort,
            limit,
            tuple(map(_facet, query.facets)),
        )

    def _ranked(self, accents: Accents, box: Box) -> Node:
        return rank(with_known(box, self.engine), accents, self.ranking)

    def _found(self, plan: Plan, box: Box, accents: Accents, told: Told) -> Found:
        """A short box learns from its own first hits, on every page the same; it matches what it matched."""
        first = told.found
        if first is None or not feedback.wants_feedback(box, self.ranking):
            return self.engine.search(plan)
        spelling = spellings_of(box, accents, self.ranking)[0]
        asked = feedback.Question(plan.query, spelling, self.ranking)
        rarities = partial(frequencies, self.engine, as_of=told.state)
        return self.engine.search(plan, lambda: feedback.with_feedback(asked, first().matches, rarities))


def _facet(facet: Facet) -> FacetRequest:
    """A facet leaves out the filter on itself; years and months both come from the period."""
    if facet in PERIOD_FACETS:
        return FacetRequest(facet, frozenset({"from", "to"}), size=None)
    return FacetRequest(facet, frozenset({facet}))


def _hit(match: Match, marks: Marks, question: Question, score: float | None) -> Hit:
    enriched = match.enriched
    document = enriched.document
    return Hit(
        document=document,
        people=enriched.people,
        references=enriched.references,
        release=enriched.release,
        score=score,
        matched=matched(marks.all),
        highlights=_highlights(document, marks) if question.query.highlight else (),
        why=reasons(enriched, question.query, question.box, *marks),
    )


def _highlights(document: Document, marks: Marks) -> tuple[Highlight, ...]:
    in_title, in_text = marks
    title = [whole(document.title or "", in_title)] if in_title else []
    return (*title, *fragments(searchable_text(document), in_text))


def _next(query: SearchQuery, plan: Plan, found: Found) -> str | None:
    """The cursor behind the last hit, where anything comes behind it that this order reaches."""
    if not found.more or not found.matches:
        return None
    if isinstance(plan.sort, ByRelevance):
        passed = plan.sort.offset + len(found.matches)
        return cursor.encode(query, passed) if passed < RELEVANCE_DEPTH else None
    last = found.matches[-1].enriched.document
    return cursor.encode(query, Place(last.published_at.seconds if last.published_at else None, last.id))


def _at_depth(plan: Plan, found: Found) -> bool:
    sort = plan.sort
    return isinstance(sort, ByRelevance) and found.more and sort.offset + plan.limit >= RELEVANCE_DEPTH
