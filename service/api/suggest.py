"""`GET /v1/suggest`."""

from fastapi import APIRouter, Request

from service.api import present, schemas
from service.api.deps import answers, suggest_query
from service.api.openapi import PROBLEM_422, PROBLEM_503, PROBLEM_504, parameters
from service.api.responses import Json
from service.search.request import SUGGEST

router = APIRouter(tags=["search"])


@router.get(
    "/v1/suggest",
    operation_id="suggest",
    summary="Complete what is being typed",
    response_model=schemas.SuggestResponse,
    responses=PROBLEM_422 | PROBLEM_503 | PROBLEM_504,
    openapi_extra={"parameters": parameters(SUGGEST)},
)
def suggest(request: Request) -> Json:
    """People with their posts, directives by number and by title, and titles; the most used first."""
    query = suggest_query(request)
    return Json(present.suggestions(answers(request).suggest(query.text, query.limit)))
