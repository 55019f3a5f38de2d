"""The pages of an official and of a directive."""

from typing import cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from service.search.directive import DirectiveCandidates
from service.search.directives import Directives
from service.search.officials import Candidates
from service.search.parameters import decode
from service.search.people import People
from service.search.request import parse_nothing
from service.search.subjects import parse_directive
from service.web.form import form
from service.web.links import Link
from service.web.portrait import directive_choice, directive_portrait, person_choice, person_portrait
from service.web.render import html

router = APIRouter(include_in_schema=False)


@router.get("/people/{key}")
def person(request: Request) -> HTMLResponse:
    """Posts on one scale of years, each with the sentence that says so."""
    parse_nothing(decode(request.scope["query_string"]))
    found = cast(People, request.app.state.people).profile(request.path_params["key"])
    if isinstance(found, Candidates):
        choices = [person_choice(one) for one in found.people]
        return _choice("Khóa này có thể chỉ nhiều người", choices)
    return html("person.html", {"form": form(()), "person": person_portrait(found)})


@router.get("/directives/{key}")
def directive(request: Request) -> HTMLResponse:
    """What it is, and what cites it over the years."""
    query = parse_directive(request.path_params["key"], decode(request.scope["query_string"]))
    found = cast(Directives, request.app.state.directives).profile(query)
    if isinstance(found, DirectiveCandidates):
        choices = [directive_choice(one) for one in found.directives]
        return _choice("Khóa này có thể chỉ nhiều văn bản", choices)
    return html("directive.html", {"form": form(()), "directive": directive_portrait(found, query)})


def _choice(title: str, choices: list[tuple[Link, str]]) -> HTMLResponse:
    values = {"form": form(()), "title": title, "choices": choices}
    return html("candidates.html", values, 300, {"X-Robots-Tag": "noindex"})
