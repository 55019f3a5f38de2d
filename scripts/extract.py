"""`tracuu extract`: what would be indexed of an input, without an index."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from service.extract.enrich import enrich
from service.extract.report import report
from service.ingest.documents import read_document
from service.ingest.inputs import Form, RawInput, Rejection
from service.ingest.lines import BOM
from service.ingest.sources import STDIN, form_of

Format = Literal["auto", "text", "json"]


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    format: Annotated[
        Format,
        typer.Option(help="A page's text, or documents as JSON lines; auto looks at the name, then inside."),
    ] = "auto",
) -> None:
    """Prints what would be indexed of a page, as JSON; of JSON lines, a line for each document."""
    content = _content(file)
    form = _form(file, content, format)
    refused = 0
    for raw in _inputs(file, content, form):
        document = read_document(raw)
        if isinstance(document, Rejection):
            refused += 1
            typer.echo(f"tracuu: {_place(document)}: {document.reason}", err=True)
        else:
            layout = orjson.OPT_INDENT_2 if form == "page" else 0
            typer.echo(orjson.dumps(report(enrich(document)), option=layout))
    raise typer.Exit(1 if refused else 0)


def _content(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read().removeprefix(BOM)
    try:
        content = Path(file).read_bytes()
        return (gzip.decompress(content) if file.lower().endswith(".gz") else content).removeprefix(BOM)
    except (OSError, EOFError) as error:
        raise typer.BadParameter(f"{file} can't be read: {error}") from error


def _form(file: str, content: bytes, format: Format) -> Form:
    if format != "auto":
        return "page" if format == "text" else "json"
    return form_of(file) or ("json" if content.lstrip().startswith(b"{") else "page")


def _inputs(file: str, content: bytes, form: Form) -> Iterator[RawInput]:
    if form == "page":
        yield RawInput(file, None, "page", content)
        return
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield RawInput(file, number, "json", line)


def _place(rejection: Rejection) -> str:
    return rejection.source if rejection.line is None else f"{rejection.source} line {rejection.line}"
