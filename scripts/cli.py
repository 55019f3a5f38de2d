"""`tracuu`: the commands, and what their exit status says (0, 1 some inputs rejected, 2 usage, 3 engine)."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from scripts.delete import delete
from scripts.evaluate import evaluate
from scripts.extract import extract
from scripts.ingest import ingest
from scripts.reindex import reindex
from scripts.search import search
from scripts.serve import serve
from scripts.status import status
from service.errors import ConfigurationError, QueryRejected, TracuuError

app = typer.Typer(
    help="Search for Vietnamese public news and directives.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (ingest, serve, search, extract, delete, reindex, status, evaluate):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracuu {version('tracuu')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What stands before a command."""


def main() -> None:
    """The console script. An expected failure is one line on standard error, without a traceback."""
    try:
        app()
    except (ConfigurationError, QueryRejected) as error:
        _fail(error, 2)
    except TracuuError as error:
        _fail(error, 3)
    except OSError as error:  # a full disk, a file that may not be written
        _fail(error, 3)


def _fail(error: Exception, status: int) -> None:
    typer.echo(f"tracuu: {error}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
