"""What every endpoint takes from a request: who answers, what is asked, and in which language."""

from typing import cast

from starlette.requests import Request

from service.search import request as requests
from service.search.messages import Language, preferred
from service.search.parameters import Pair, decode
from service.search.query import SearchQuery
from service.search.request import RelatedQuery, SuggestQuery
from service.search.serving import Answers


def answers(request: Request) -> Answers:
    return cast(Answers, request.app.state.answers)


def language(request: Request) -> Language:
    return preferred(request.headers.get("accept-language"))


def search_query(request: Request) -> SearchQuery:
    """Raises QueryRejected."""
    return requests.parse(_pairs(request))


def related_query(request: Request) -> RelatedQuery:
    """Raises QueryRejected."""
    return requests.parse_related(_pairs(request))


def suggest_query(request: Request) -> SuggestQuery:
    """Raises QueryRejected."""
    return requests.parse_suggest(_pairs(request))


def no_query(request: Request) -> None:
    """Raises QueryRejected where a parameter is given to a route that has none."""
    requests.parse_nothing(_pairs(request))


def _pairs(request: Request) -> list[Pair]:
    return decode(request.scope["query_string"])
