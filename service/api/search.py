"""`GET /v1/search`."""

from fastapi import APIRouter, Request

from service.api import present, schemas
from service.api.deps import answers, language, search_query
from service.api.openapi import PROBLEM_422, PROBLEM_503, PROBLEM_504, parameters
from service.api.responses import Json
from service.search.request import SEARCH

router = APIRouter(tags=["search"])


@router.get(
    "/v1/search",
    operation_id="search",
    summary="Search documents",
    response_model=schemas.SearchResponse,
    responses=PROBLEM_422 | PROBLEM_503 | PROBLEM_504,
    openapi_extra={"parameters": parameters(SEARCH)},
)
def search(request: Request) -> Json:
    """Documents by words, numbers, officials and days; without `q` it lists by the filters."""
    query = search_query(request)
    found = answers(request).search(query)
    return Json(present.search(found, query.fields, language(request)))
