"""The reference of the API as a page, rendered from its OpenAPI document and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from service.web.render import html

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field of an answer."""

    name: str
    type: str
    texts: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    name: str
    """Method and path."""
    summary: str
    description: str
    parameters: tuple[Row, ...]
    answer: str | None
    statuses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Schema:
    name: str
    description: str
    fields: tuple[Row, ...]


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every route, parameter, answer and problem."""
    document = request.app.state.description()
    schemas = document["components"]["schemas"]
    values = {
        "description": document["info"]["description"].split("\n\n"),
        "operations": [
            _operation(f"{method.upper()} {path}", operation)
            for path, item in document["paths"].items()
            for method, operation in item.items()
        ],
        "schemas": [_schema(name, schemas) for name in schemas],
        "problems": document["x-problems"],
    }
    return html("reference.html", values)


def _operation(name: str, operation: dict[str, Any]) -> Operation:
    content = operation["responses"]["200"]["content"]
    answer = content.get("application/json", {}).get("schema", {}).get("$ref")
    return Operation(
        name=name,
        summary=operation["summary"],
        description=operation["description"],
        parameters=(*map(_parameter, operation.get("parameters", ())), *_body(operation)),
        answer=_target(answer) if answer else None,
        statuses=tuple((code, told["description"]) for code, told in operation["responses"].items()),
    )


def _parameter(parameter: dict[str, Any]) -> Row:
    texts = tuple(parameter["description"].split("\n\n"))
    schema = parameter["schema"]
    return Row(parameter["name"], _type(schema), texts, tuple(_limits(schema, parameter["required"])))


def _body(operation: dict[str, Any]) -> Iterator[Row]:
    """The keys of the body, where one is taken."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        for name, shape in schema["properties"].items():
            texts = tuple(shape["description"].split("\n\n"))
            yield Row(name, _type(shape), texts, tuple(_limits(shape, name in schema["required"])))


def _schema(name: str, schemas: dict[str, Any]) -> Schema:
    fields = tuple(
        Row(field, _type(shape), (_description(shape, schemas),))
        for field, shape in schemas[name]["properties"].items()
    )
    return Schema(name, schemas[name]["description"], fields)


def _description(shape: dict[str, Any], schemas: dict[str, Any]) -> str:
    """Its own, or where it has none that of what it refers to."""
    own: str | None = shape.get("description")
    return own or str(schemas[_target(shape["$ref"])]["description"])


def _limits(schema: dict[str, Any], required: bool) -> Iterator[str]:
    if required:
        yield "bắt buộc"
    words = {
        "default": "mặc định {}",
        "minimum": "từ {}",
        "maximum": "đến {}",
        "maxLength": "nhiều nhất {} ký tự",
        "maxItems": "nhiều nhất {} lần",
    }
    for key, text in words.items():
        if schema.get(key) not in (None, [], ()):
            yield text.format(_written(schema[key]))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list | tuple) else str(value)


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return _target(schema["$ref"])
    if "anyOf" in schema:
        return " | ".join(_type(part) for part in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if isinstance(schema.get("type"), list):
        return " | ".join(schema["type"])
    if "const" in schema:
        return str(schema["const"])
    if schema["type"] == "array":
        return f"[{_type(schema['items'])}]"
    if schema["type"] == "object":
        return f"{{…: {_type(schema['additionalProperties'])}}}"
    return str(schema.get("format") or schema["type"])


def _target(reference: str) -> str:
    return reference.rpartition("/")[2]
