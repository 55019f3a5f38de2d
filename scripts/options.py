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

ElasticsearchOption = Annotated[
    str | None,
    typer.Option(
        "--elasticsearch",
        metavar="URL",
        help="Elasticsearch instead of a folder; wins over TRACUU_ELASTICSEARCH_URL.",
        show_default=False,
    ),
]


def settings(index: Path | None = None, elasticsearch: str | None = None, **flags: object) -> Settings:
    """The environment's settings under the flags that were given. Raises ConfigurationError."""
    if index is not None and elasticsearch is not None:
        raise typer.BadParameter("--index and --elasticsearch exclude one another")
    given = {name: value for name, value in flags.items() if value is not None}
    if index is not None:
        given |= {"index": index, "elasticsearch_url": None}
    if elasticsearch is not None:
        given["elasticsearch_url"] = elasticsearch
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = [f"TRACUU_{fault['loc'][0]}".upper() + f": {fault['msg']}" for fault in error.errors()]
        raise ConfigurationError("; ".join(faults)) from error


def processes(chosen: Settings) -> int:
    """How many prepare documents."""
    return chosen.ingest_processes or os.cpu_count() or 1


def kept_in(chosen: Settings) -> Path:
    """Where files about a run go: the index folder, or with Elasticsearch the working folder."""
    return chosen.index if chosen.elasticsearch_url is None else Path()


def environment(chosen: Settings) -> dict[str, str | None]:
    """The variables that lead other processes to the same index; None stands for one that mustn't be set."""
    return {"TRACUU_INDEX": str(chosen.index), "TRACUU_ELASTICSEARCH_URL": chosen.elasticsearch_url}
