"""The description of the API: committed, complete, and the same as docs/api.md."""

import json
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from scripts import openapi
from service.api.errors import KINDS
from service.app import description
from service.search.request import RELATED, SEARCH, SUGGEST
from service.search.subjects import DIRECTIVE, DIRECTIVES, PEOPLE, RESOLVE

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTED = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
DESCRIPTION = description()
SCHEMAS = DESCRIPTION["components"]["schemas"]
ROUTES = {
    "/v1/search",
    "/v1/suggest",
    "/v1/documents/{id}",
    "/v1/related",
    "/v1/people",
    "/v1/people/{key}",
    "/v1/directives",
    "/v1/directives/{key}",
    "/healthz",
    "/readyz",
    "/statusz",
    "/metrics",
}


def test_the_committed_document_is_what_the_code_says() -> None:
    committed = (ROOT / "openapi.json").read_text(encoding="utf-8")
    assert committed == openapi.text(), "run: python -m scripts.openapi"


def test_it_is_served(client: TestClient) -> None:
    response = client.get("/openapi.json")
    assert response.json() == json.loads(openapi.text())
    again = client.get("/openapi.json", headers={"If-None-Match": response.headers["etag"]})
    assert again.status_code == 304


def test_the_script_writes_it(tmp_path: Path) -> None:
    openapi.main(tmp_path / "openapi.json")
    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == openapi.text()


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []
    monkeypatch.setattr(Path, "write_text", lambda self, *_, **__: written.append(self))
    monkeypatch.delitem(sys.modules, "scripts.openapi")
    runpy.run_module("scripts.openapi", run_name="__main__")
    assert written == [ROOT / "openapi.json"]


def test_routes() -> None:
    assert set(DESCRIPTION["paths"]) == {*ROUTES, "/v1/resolve"}


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/v1/search", list(SEARCH)),
        ("/v1/related", list(RELATED)),
        ("/v1/suggest", list(SUGGEST)),
        ("/v1/documents/{id}", ["id"]),
        ("/v1/people", list(PEOPLE)),
        ("/v1/people/{key}", ["key"]),
        ("/v1/directives", list(DIRECTIVES)),
        ("/v1/directives/{key}", ["key", *DIRECTIVE]),
        ("/healthz", []),
    ],
)
def test_parameters_come_from_the_table(path: str, names: list[str]) -> None:
    assert [one["name"] for one in DESCRIPTION["paths"][path]["get"].get("parameters", [])] == names


@pytest.mark.parametrize("path", DESCRIPTION["paths"])
def test_each_operation_is_described(path: str) -> None:
    (operation,) = DESCRIPTION["paths"][path].values()
    assert operation["summary"]
    assert operation["description"]
    assert operation["operationId"]
    assert all(parameter["description"] for parameter in operation.get("parameters", []))
    for status, answer in operation["responses"].items():
        assert answer["description"]
        if int(status) >= 400:
            schema = answer["content"]["application/problem+json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize(
    ("name", "explode", "required"), [("facets", False, False), ("person", None, False), ("q", None, False)]
)
def test_lists_are_written_as_they_are_read(name: str, explode: bool | None, required: bool) -> None:
    (found,) = [one for one in DESCRIPTION["paths"]["/v1/search"]["get"]["parameters"] if one["name"] == name]
    assert found.get("explode") is explode
    assert found["required"] is required


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_field_is_described(name: str) -> None:
    assert SCHEMAS[name]["description"]
    for field, shape in SCHEMAS[name]["properties"].items():
        target = shape.get("$ref", "").rpartition("/")[2]
        assert shape.get("description") or SCHEMAS[target]["description"], field


def test_references_lead_somewhere() -> None:
    def targets(node: Any) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if "$ref" in node else set()
            return own.union(*map(targets, node.values()))
        return set().union(*map(targets, node)) if isinstance(node, list) else set()

    known = {f"#/components/schemas/{name}" for name in SCHEMAS}
    assert targets(DESCRIPTION) <= known


def test_the_body_of_a_resolve_request_is_described() -> None:
    (body,) = DESCRIPTION["paths"]["/v1/resolve"]["post"]["requestBody"]["content"].values()
    assert tuple(body["schema"]["properties"]) == RESOLVE


# -- docs/api.md -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*SEARCH, *RELATED, *PEOPLE, *DIRECTIVES])
def test_each_parameter_is_documented(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", DOCUMENTED, re.MULTILINE)


@pytest.mark.parametrize("path", [*ROUTES, "/openapi.json", "/docs"])
def test_each_route_is_documented(path: str) -> None:
    assert f"`GET {path}`" in DOCUMENTED


def test_the_one_that_takes_a_body_is_documented() -> None:
    assert "## `POST /v1/resolve`" in DOCUMENTED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_problem_is_documented(kind: Any) -> None:
    assert re.search(rf"^\| `{kind.type}` \| {kind.status} \|", DOCUMENTED, re.MULTILINE)


@pytest.mark.parametrize(
    ("schema", "field"), [(name, field) for name, shape in SCHEMAS.items() for field in shape["properties"]]
)
def test_each_field_is_documented(schema: str, field: str) -> None:
    assert re.search(rf"[`.]{field}`", DOCUMENTED), f"{schema}.{field}"


# -- /docs -------------------------------------------------------------------------------------------


def test_the_reference_page_tells_everything(client: TestClient) -> None:
    response = client.get("/docs")
    assert response.status_code == 200
    page = response.text
    for path in ROUTES:
        assert f"GET {path}" in page
    assert "POST /v1/resolve" in page
    for parameter in SEARCH.values():
        assert f"<code>{parameter.name}</code>" in page
    for kind in KINDS:
        assert f'id="{kind.name}"' in page
    for name in SCHEMAS:
        assert f'id="schema-{name}"' in page
    assert "từ 1; đến 100" in page.replace("mặc định 10; ", "")


def test_the_reference_page_fetches_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert page.count("<script") == page.count('<script src="/static/')
    assert not re.search(r"(src|href)=\"(https?:)?//", page)
    assert " style=" not in page
