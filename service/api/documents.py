"""`GET /v1/documents/{id}` and what is related to a document."""

from fastapi import APIRouter, Request, Response

from service.api import present, schemas
from service.api.deps import answers, no_query, related_query
from service.api.openapi import PROBLEM_404, PROBLEM_410, PROBLEM_422, PROBLEM_503, PROBLEM_504, parameters
from service.api.responses import Json, revalidated
from service.errors import DocumentGone
from service.search.request import RELATED
from service.text.characters import nfc

router = APIRouter(tags=["documents"])

DOCUMENT_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Mã của tài liệu; có thể chứa dấu /.\n\nThe document's id; it may contain slashes.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 512},
}


@router.get(
    "/v1/documents/{id:path}",
    operation_id="document",
    summary="Read one document",
    response_model=schemas.DocumentResponse,
    responses=PROBLEM_404 | PROBLEM_410 | PROBLEM_422 | PROBLEM_503 | PROBLEM_504,
    openapi_extra={"parameters": [DOCUMENT_ID]},
)
def document(request: Request) -> Response:
    """The document as it came, with the people and references found in it. It has an ETag."""
    no_query(request)
    stored = answers(request).document(nfc(request.path_params["id"]))
    if stored.enriched is None:
        raise DocumentGone(request.path_params["id"])
    return revalidated(request, Json(present.document(stored.enriched, stored.changed_at)))


@router.get(
    "/v1/related",
    operation_id="related",
    summary="Documents near to one",
    response_model=schemas.RelatedResponse,
    responses=PROBLEM_404 | PROBLEM_410 | PROBLEM_422 | PROBLEM_503 | PROBLEM_504,
    openapi_extra={"parameters": parameters(RELATED)},
)
def related(request: Request) -> Json:
    """The documents nearest to a given one, itself left out."""
    query = related_query(request)
    return Json(present.related(answers(request).related(query.id, query.limit)))
