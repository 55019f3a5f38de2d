"""`tracuu serve`: the page and the API."""

import os
import socket
from typing import Annotated

import typer
import uvicorn

from scripts.options import ElasticsearchOption, IndexOption, environment, settings
from service.api.protocol import LONGEST_HEAD, Http

DRAIN = 30
"""Seconds that requests under way have to end after SIGTERM or SIGINT; new ones aren't taken any more."""


def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", show_default="TRACUU_HOST")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port; 0 is any free one.", show_default="TRACUU_PORT"),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes.", show_default="TRACUU_WORKERS")
    ] = None,
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Serves the page and the API until it is interrupted."""
    chosen = settings(index, elasticsearch, host=host, port=port, workers=workers)
    # The application is made in each worker, from the environment, which is all that they share.
    for name, value in environment(chosen).items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    free = _free(chosen.host, chosen.port)
    typer.echo(f"tracuu serves {_address(chosen.host, free)}")
    uvicorn.run(
        "service.app:app_from_environment",
        factory=True,
        host=chosen.host,
        port=free,
        http=Http,
        loop="service.api.loop:Sharing",
        h11_max_incomplete_event_size=LONGEST_HEAD,
        workers=chosen.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
    )


def _free(host: str, port: int) -> int:
    """Listens for a moment, so that a port that is taken is one clear line, and 0 becomes a number."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as listening:
            return int(listening.getsockname()[1])
    except OSError as error:
        raise typer.BadParameter(f"can't listen on {host} port {port}: {error.strerror}") from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
