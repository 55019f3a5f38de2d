"""Templates to pages: everything is escaped, and an unknown name in a template is an error."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from service.web import texts


def html(
    template: str, values: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    return HTMLResponse(_environment().get_template(template).render(values), status, dict(headers or {}))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = texts.number
    environment.filters["day"] = texts.day
    environment.filters["moment"] = texts.moment
    environment.filters["reference"] = texts.reference
    return environment
