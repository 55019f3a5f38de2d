"""The file that keeps refused inputs, with where they came from and why."""

import base64
from pathlib import Path
from types import TracebackType
from typing import Self

import orjson

from service.ingest.inputs import Rejection


class RejectedLog:
    """One run's rejections, a line of JSON each; a run begins the file anew."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, rejection: Rejection) -> None:
        self._file.write(orjson.dumps(_row(rejection), option=orjson.OPT_APPEND_NEWLINE))

    def flush(self) -> None:
        """Lets other programs read what was written so far."""
        self._file.flush()


def _row(rejection: Rejection) -> dict[str, object]:
    row: dict[str, object] = {"source": rejection.source, "line": rejection.line}
    if rejection.id is not None:
        row["id"] = rejection.id
    row["reason"] = rejection.reason
    if rejection.part > 1:
        row["part"] = rejection.part
    return row | _input(rejection.content)


def _input(content: bytes | None) -> dict[str, object]:
    """What isn't UTF-8 is there twice: to be read, and byte for byte."""
    if content is None:
        return {"input": None}
    try:
        return {"input": content.decode()}
    except UnicodeDecodeError:
        exact = base64.b64encode(content).decode()
        return {"input": content.decode(errors="backslashreplace"), "input_base64": exact}
