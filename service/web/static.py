"""The style sheet and the icon, with ETags by starlette."""

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
MAX_AGE = 300
"""Seconds that a browser uses its copy unasked: short, as a release may change it."""


class _Files(StaticFiles):
    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
        return response


def files() -> StaticFiles:
    return _Files(directory=FOLDER)
