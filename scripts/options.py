"""What several commands take, and the settings that come of it."""

import os
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from service.errors import ConfigurationError
from service.settings import Settings

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index", metavar="DIR", help="Folder of the index; wins over TRACUU_INDEX.", show_default=False
    ),
]


def settings(**flags: object) -> Settings:
    """The environment's settings under the flags that were given. Raises ConfigurationError."""
    try:
        return Settings(**_given(flags))  # type: ignore[arg-type]
    except ValidationError as error:
        faults = [f"TRACUU_{fault['loc'][0]}".upper() + f": {fault['msg']}" for fault in error.errors()]
        raise ConfigurationError("; ".join(faults)) from error


def processes(chosen: Settings) -> int:
    """How many prepare documents."""
    return chosen.ingest_processes or os.cpu_count() or 1


def _given(flags: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in flags.items() if value is not None}
