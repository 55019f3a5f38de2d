"""The search page and the document page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.errors import DocumentGone, Fault, QueryRejected
from service.model import EnrichedDocument
from service.search.parameters import Pair, decode
from service.search.query import SearchQuery
from service.search.request import pairs, parse
from service.search.serving import Answers
from service.text.characters import nfc
from service.web import chips, days, links, mentions, texts, view
from service.web.form import form, submitted
from service.web.render import html

router = APIRouter(include_in_schema=False)

RELATED = 5
UNLISTED = {"X-Robots-Tag": "noindex"}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no page, in words for a reader."""

    status: int
    title: str
    detail: str


@router.get("/")
def search(request: Request) -> Response:
    """The box and what it finds; a wrong parameter is shown beside its field.

    A day that was typed as people type it leads to the address that the API takes too.
    """
    typed = submitted(decode(request.scope["query_string"]))
    given = days.canonical(typed)
    if given != typed:
        return RedirectResponse(links.search(given), 303, UNLISTED)
    headers = UNLISTED if given else {}
    try:
        asked = parse(given)
        values = _results(_answers(request), asked)
    except QueryRejected as rejected:
        return html("search.html", _rejected(given, rejected.faults), 422, UNLISTED)
    return html("search.html", values | {"unlisted": bool(given)}, 200, headers)


@router.get("/documents/{id:path}")
def document(request: Request) -> HTMLResponse:
    """One document, with the people and references found in it and its neighbours."""
    id = nfc(request.path_params["id"])
    answers = _answers(request)
    enriched = answers.document(id).enriched
    if enriched is None:
        raise DocumentGone(id)
    related = tuple(view.entry(hit, SearchQuery()) for hit in answers.related(id, RELATED))
    return html("document.html", _document(enriched) | {"related": related})


def failure(why: Failure, headers: Mapping[str, str]) -> HTMLResponse:
    """The page shown where there is none."""
    return html("failure.html", {"why": why, "form": form(())}, why.status, {**headers, **UNLISTED})


def _answers(request: Request) -> Answers:
    return cast(Answers, request.app.state.answers)


def _results(answers: Answers, asked: SearchQuery) -> dict[str, Any]:
    found = answers.search(view.effective(asked))
    shown = view.page(asked, found)
    bare = found.total.value == 0 and not pairs(asked)
    return {
        "form": form(pairs(asked)),
        "page": shown,
        "filters": shown.filters,
        "empty_index": bare and answers.status().documents == 0,
    }


def _rejected(given: list[Pair], faults: tuple[Fault, ...]) -> dict[str, Any]:
    shown = form(given, faults)
    conditions = chips.chips(shown.kept)
    return {"form": shown, "page": None, "filters": conditions, "empty_index": False, "unlisted": True}


def _document(enriched: EnrichedDocument) -> dict[str, Any]:
    one = enriched.document
    return {
        "form": form(()),
        "document": one,
        "title": "".join(piece.text for piece in texts.title(one)),
        "kind": texts.KINDS[one.kind],
        "address": texts.web_address(one.url),
        "byline": mentions.paragraphs(enriched, "byline"),
        "summary": mentions.paragraphs(enriched, "summary"),
        "body": mentions.paragraphs(enriched, "body"),
        "people": enriched.people,
        "references": enriched.references,
        "narrow": lambda name, value: links.search([(name, value)]),
        "person_page": links.person,
        "directive_page": links.directive,
    }
