"""For whoever runs the service: alive, ready, status, metrics, and the API's own description."""

from typing import cast

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from service.api import present, schemas
from service.api.deps import answers, no_query
from service.api.metrics import Metrics
from service.api.openapi import PROBLEM_422, PROBLEM_503, PROBLEM_504, document
from service.api.responses import Json, revalidated
from service.errors import EngineError, EngineTimeout, EngineUnavailable

router = APIRouter(tags=["operations"])


@router.get(
    "/healthz",
    operation_id="alive",
    summary="Is the process alive?",
    response_model=schemas.HealthResponse,
    responses=PROBLEM_422,
)
def alive(request: Request) -> Json:
    """Answers as long as the process does, whatever the engine's state."""
    no_query(request)
    body: schemas.HealthResponse = {"status": "alive"}
    return Json(body)


@router.get(
    "/readyz",
    operation_id="ready",
    summary="Can it answer?",
    response_model=schemas.ReadyResponse,
    responses=PROBLEM_422 | PROBLEM_503,
)
def ready(request: Request) -> Json:
    """200 once the engine answers, 503 until then, whatever keeps it."""
    no_query(request)
    try:
        answers(request).status()
    except EngineError as error:
        if isinstance(error, EngineUnavailable) and not isinstance(error, EngineTimeout):
            raise
        raise EngineUnavailable(str(error)) from error
    body: schemas.ReadyResponse = {"status": "ready"}
    return Json(body)


@router.get(
    "/statusz",
    operation_id="status",
    summary="What does the index hold?",
    response_model=schemas.StatusResponse,
    responses=PROBLEM_422 | PROBLEM_503 | PROBLEM_504,
)
def status(request: Request) -> Json:
    """Documents, the index's version, and the long task that runs in it."""
    no_query(request)
    return Json(present.status(answers(request).status()))


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Metrics for Prometheus",
    response_class=Response,
    responses=PROBLEM_422
    | {
        200: {
            "description": "Text exposition format.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        }
    },
)
def metrics(request: Request) -> Response:
    """Requests, latencies and the index's size, of this server process."""
    no_query(request)
    return Response(cast(Metrics, request.app.state.metrics).exposition(), media_type=CONTENT_TYPE_LATEST)


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request) -> Response:
    """This API as an OpenAPI document."""
    no_query(request)
    return revalidated(request, Json(document(request.app)))
