"""Requests that schemathesis makes of openapi.json, valid and not: every answer is as documented."""

import json
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.testclient import TestClient

from service.app import create_app
from service.search.messages import FAULTS
from tests.fakes import FakeSearcher, FakeService

ROOT = Path(__file__).resolve().parents[2]
BEYOND_A_SCHEMA = (
    "empty",
    "control_character",
    "from_after_to",
    "role_with_people",
    "number_invalid",
    "cursor_invalid",
    "cursor_other_query",
    "not_a_moment",
)
"""Faults of requests that are valid by their schema: it can't state what a parameter owes to another."""

app = create_app(FakeService(FakeSearcher()))
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


def test_the_document_is_the_committed_one() -> None:
    committed = (ROOT / "openapi.json").read_text("utf-8")
    assert TestClient(app).get("/openapi.json").json() == json.loads(committed)


@schema.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case: Case[Any]) -> None:
    """All checks, but for what lies beyond a schema, and for a long text, which is 413."""
    response = case.call()
    left = [negative_data_rejection] if response.status_code == 413 else []
    case.validate_response(response, excluded_checks=[positive_data_acceptance, *left])
    assert case.meta is not None
    if response.status_code == 422 and case.meta.generation.mode.is_positive:
        told = {error["message"] for error in response.json()["errors"]}
        assert told <= {FAULTS[code]["vi"] for code in BEYOND_A_SCHEMA}, told
