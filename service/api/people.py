"""`GET /v1/people` and `GET /v1/people/{key}`."""

from fastapi import APIRouter, Request, Response

from service.api import people_json
from service.api.deps import no_query, pairs, people
from service.api.openapi import PROBLEM_404, PROBLEM_422, PROBLEM_503, Responses, parameters, path_parameter
from service.api.responses import Json, revalidated
from service.search.officials import Candidates
from service.search.subjects import PEOPLE, parse_people

router = APIRouter(tags=["people"])

KEY = path_parameter(
    "key",
    "Khóa của một người: đỗ-anh-tuấn; thêm ~cơ-quan để chỉ một trong những người trùng tên.",
    "A person key such as đỗ-anh-tuấn; ~organization behind it means one namesake.",
)
SEVERAL: Responses = {
    300: {"model": people_json.PersonCandidates, "description": "A key without marks that several may bear."}
}


@router.get(
    "/v1/people",
    operation_id="people",
    summary="Find officials",
    response_model=people_json.PeopleResponse,
    responses=PROBLEM_422 | PROBLEM_503,
    openapi_extra={"parameters": parameters(PEOPLE)},
)
def find(request: Request) -> Json:
    """Officials by name, post and organization; with `on` those attested nearest to a day."""
    found = people(request).find(parse_people(pairs(request)))
    return Json({"people": people_json.entries(found)})


@router.get(
    "/v1/people/{key}",
    operation_id="person",
    summary="One official",
    response_model=people_json.PersonResponse,
    responses=SEVERAL | PROBLEM_404 | PROBLEM_422 | PROBLEM_503,
    openapi_extra={"parameters": [KEY]},
)
def person(request: Request) -> Response:
    """Every post with its days and a sentence that says so, and namesakes apart. It has an ETag."""
    no_query(request)
    found = people(request).profile(request.path_params["key"])
    if isinstance(found, Candidates):
        return Json({"candidates": people_json.entries(found.people)}, 300)
    return revalidated(request, Json(people_json.person(found)))
