"""JSON answers, and answers that a client may keep."""

import hashlib
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response


class Json(Response):
    """UTF-8 JSON, written by orjson."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


class ProblemJson(Json):
    """RFC 9457."""

    media_type = "application/problem+json"


def revalidated(request: Request, response: Response) -> Response:
    """The response with an ETag, or 304 where the client's copy is the same.

    The tag is weak, since compression may follow.
    """
    opaque = f'"{hashlib.blake2b(response.body, digest_size=12).hexdigest()}"'
    headers = {"ETag": f"W/{opaque}", "Cache-Control": "no-cache"}
    if _holds(request.headers.get("if-none-match", ""), opaque):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response


def _holds(if_none_match: str, opaque: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return opaque in tags or tags == ["*"]
