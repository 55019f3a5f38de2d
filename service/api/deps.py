"""What every endpoint takes from a request: who answers, what is asked, and in which language."""

from typing import cast

from starlette.requests import Request

from service.errors import TextTooLong
from service.search import request as requests
from service.search.directives import Directives
from service.search.messages import Language, preferred
from service.search.parameters import Pair, decode
from service.search.people import People
from service.search.query import SearchQuery
from service.search.request import RelatedQuery, SuggestQuery
from service.search.resolve import MAX_RESOLVED
from service.search.serving import Answers

MAX_BODY = 12 * MAX_RESOLVED + 1_000
"""Bytes: JSON may write a code point as two escapes of six, and there is little beside the text."""


def answers(request: Request) -> Answers:
    return cast(Answers, request.app.state.answers)


def people(request: Request) -> People:
    return cast(People, request.app.state.people)


def directives(request: Request) -> Directives:
    return cast(Directives, request.app.state.directives)


def language(request: Request) -> Language:
    return preferred(request.headers.get("accept-language"))


def search_query(request: Request) -> SearchQuery:
    """Raises QueryRejected."""
    return requests.parse(pairs(request))


def related_query(request: Request) -> RelatedQuery:
    """Raises QueryRejected."""
    return requests.parse_related(pairs(request))


def suggest_query(request: Request) -> SuggestQuery:
    """Raises QueryRejected."""
    return requests.parse_suggest(pairs(request))


def no_query(request: Request) -> None:
    """Raises QueryRejected where a parameter is given to a route that has none."""
    requests.parse_nothing(pairs(request))


def pairs(request: Request) -> list[Pair]:
    return decode(request.scope["query_string"])


async def received(request: Request) -> bytes:
    """The whole body, unless it is longer than any that can be answered. Raises TextTooLong."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise TextTooLong(f"more than {MAX_BODY} bytes")
    return bytes(body)
