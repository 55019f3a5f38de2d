"""`GET /v1/suggest` over HTTP."""

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from service.api import schemas


def test_suggestions_have_every_key(client: TestClient) -> None:
    body = client.get("/v1/suggest", params={"q": "thanh h"}).json()
    assert body == {
        "suggestions": [
            {
                "type": "person",
                "text": "Lê Thị Thanh Hoà",
                "detail": "Chủ tịch UBND huyện",
                "value": "lê-thị-thanh-hoà",
                "count": 1,
            }
        ]
    }
    TypeAdapter(schemas.SuggestResponse).validate_python(body, strict=True)


def test_the_limit_is_obeyed(client: TestClient) -> None:
    assert len(client.get("/v1/suggest?q=n&limit=1").json()["suggestions"]) == 1


def test_an_empty_box_suggests_nothing_wrong(client: TestClient) -> None:
    assert client.get("/v1/suggest?q=").status_code == 200


@pytest.mark.parametrize(
    ("query_string", "parameter"),
    [("", "q"), ("q=a&limit=0", "limit"), ("q=a&limit=101", "limit"), ("q=a&x=1", "x"), ("q=%00", "q"),
     ("q=" + "a" * 1001, "q"), ("q=%ED%A0%80", "q")],
)  # fmt: skip
def test_wrong_parameters_are_named(client: TestClient, query_string: str, parameter: str) -> None:
    response = client.get(f"/v1/suggest?{query_string}")
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]
