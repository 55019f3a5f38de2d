"""The OpenAPI document: parameters from their table, problems from theirs, answers from the schemas."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from service.api.errors import KINDS, Kind
from service.api.schemas import Problem
from service.search.messages import LANGUAGES
from service.search.parameters import Choices, Parameter, Table

VERSION = "1"
"""Of the contract under /v1, not of the program."""

DESCRIPTION = (
    "Tra cứu tin tức và văn bản chỉ đạo công khai của Việt Nam.\n\n"
    "Search for Vietnamese public news and directives. Every parameter is checked: an unknown name or a "
    "bad value is 422."
)

Responses = dict[int | str, dict[str, Any]]


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


PROBLEM_404: Responses = {404: _problem("There is none of that name.")}
PROBLEM_410: Responses = {410: _problem("The document was taken down.")}
PROBLEM_413: Responses = {413: _problem("More text than one request may bring.")}
PROBLEM_422: Responses = {422: _problem("Wrong parameters; `errors` names each.")}
PROBLEM_429: Responses = {429: _problem("This client asks too fast; Retry-After says when to ask again.")}
PROBLEM_503: Responses = {
    503: _problem("Overloaded, or the engine can't answer now; Retry-After says when to ask again.")
}
PROBLEM_504: Responses = {504: _problem("The engine took too long; Retry-After says when to ask again.")}


def path_parameter(name: str, vi: str, en: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": f"{vi}\n\n{en}", "schema": schema}


def parameters(table: Table) -> list[dict[str, Any]]:
    return [_parameter(one) for one in table.values()]


def document(app: FastAPI) -> dict[str, Any]:
    """The whole document, made once for an application."""
    if app.openapi_schema is None:
        app.openapi_schema = _document(app)
    return app.openapi_schema


def _document(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title="tracuu",
        version=VERSION,
        summary="Search for Vietnamese public news and directives",
        description=DESCRIPTION,
        routes=app.routes,
    )
    problem = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    components = schema["components"]["schemas"]
    components.update(problem.pop("$defs"))
    components["Problem"] = problem
    schema["components"]["schemas"] = dict(sorted(components.items()))
    for path, item in schema["paths"].items():
        if path.startswith("/v1/"):
            for operation in item.values():
                operation["responses"] |= {str(code): told for code, told in PROBLEM_429.items()}
    schema["x-problems"] = [_kind(kind) for kind in KINDS]
    return schema


def _parameter(parameter: Parameter) -> dict[str, Any]:
    separate = {"explode": False} if isinstance(parameter.type, Choices) else {}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": f"{parameter.vi}\n\n{parameter.en}",
        "schema": parameter.schema,
        **separate,
    }


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "type": kind.type,
        "status": kind.status,
        "title": {language: kind.title[language] for language in LANGUAGES},
        "detail": {language: kind.detail[language] for language in LANGUAGES},
    }
