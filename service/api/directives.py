"""`GET /v1/directives`, `GET /v1/directives/{key}` and `POST /v1/resolve`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from service.api import directives_json
from service.api.deps import directives, no_query, pairs, received
from service.api.openapi import (
    PROBLEM_404,
    PROBLEM_413,
    PROBLEM_422,
    PROBLEM_503,
    Responses,
    parameters,
    path_parameter,
)
from service.api.responses import Json, revalidated
from service.search.directive import DirectiveCandidates
from service.search.resolve import MAX_RESOLVED, resolve
from service.search.subjects import DIRECTIVE, DIRECTIVES, parse_directive, parse_directives, parse_resolve

router = APIRouter(tags=["directives"])

KEY = path_parameter(
    "key",
    "Khóa của văn bản: chi-thi.34-ct-tw.2014-04-07.",
    "A directive key such as chi-thi.34-ct-tw.2014-04-07.",
)
SEVERAL: Responses = {
    300: {
        "model": directives_json.DirectiveCandidatesOf,
        "description": "An undated key that may mean several.",
    }
}
BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text"],
                "properties": {
                    "text": {
                        "type": "string",
                        "maxLength": MAX_RESOLVED,
                        "description": "Văn bản cần tìm viện dẫn.\n\nThe text whose references are wanted.",
                    },
                    "published_at": {
                        "type": ["string", "null"],
                        "description": "Ngày đăng, nếu biết.\n\nWhen it was published, where that is known.",
                    },
                },
            }
        }
    },
}


@router.get(
    "/v1/directives",
    operation_id="directives",
    summary="List directives",
    response_model=directives_json.DirectivesResponse,
    responses=PROBLEM_422 | PROBLEM_503,
    openapi_extra={"parameters": parameters(DIRECTIVES)},
)
def find(request: Request) -> Json:
    """Directives, those held and those only cited, the youngest first."""
    found = directives(request).find(parse_directives(pairs(request)))
    return Json({"directives": directives_json.entries(found.directives), "next": found.next})


@router.get(
    "/v1/directives/{key}",
    operation_id="directive",
    summary="One directive",
    response_model=directives_json.DirectiveResponse,
    responses=SEVERAL | PROBLEM_404 | PROBLEM_422 | PROBLEM_503,
    openapi_extra={"parameters": [KEY, *parameters(DIRECTIVE)]},
)
def directive(request: Request) -> Response:
    """What it is, what it cites and what cites it, with the sentences. It has an ETag."""
    found = directives(request).profile(parse_directive(request.path_params["key"], pairs(request)))
    if isinstance(found, DirectiveCandidates):
        return Json({"candidates": directives_json.entries(found.directives)}, 300)
    return revalidated(request, Json(directives_json.directive(found)))


@router.post(
    "/v1/resolve",
    operation_id="resolve",
    summary="Resolve a text's references",
    response_model=directives_json.ResolveResponse,
    responses=PROBLEM_413 | PROBLEM_422 | PROBLEM_503,
    openapi_extra={"requestBody": BODY},
)
def resolved(request: Request, body: Annotated[bytes, Depends(received)]) -> Json:
    """Every place of a text that cites a directive, and which directive it means."""
    no_query(request)
    found = resolve(directives(request).engine, parse_resolve(body))
    return Json({"references": [directives_json.resolved(one) for one in found]})
