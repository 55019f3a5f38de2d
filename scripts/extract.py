"""`tracuu extract`: what would be indexed of an input, without an index."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from service.errors import InputRejected
from service.extract.enrich import enrich
from service.extract.report import report
from service.ingest.documents import read_document
from service.ingest.inputs import Form, Item, RawInput, Rejection
from service.ingest.kinds import form_of, why_not
from service.ingest.lines import BOM
from service.ingest.quarantine import Quarantine
from service.ingest.sources import STDIN
from service.model import Document
from service.text.decoding import decode

Format = Literal["auto", "text", "json", "html", "pdf", "docx", "rss"]


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    format: Annotated[
        Format,
        typer.Option(
            help="text is a page's plain text, json documents as JSON lines, rss a feed of either kind; "
            "auto looks at the name and inside."
        ),
    ] = "auto",
) -> None:
    """Prints what would be indexed of a page, as JSON; of JSON lines and feeds, a line for each document."""
    content = _content(file)
    form = _form(file, content, format)
    refused = 0
    with Quarantine() as quarantine:
        for item in quarantine.opened(_inputs(file, content, form)):
            document = read_document(item) if isinstance(item, RawInput) else item
            if isinstance(document, Document):
                layout = 0 if form in ("json", "rss") else orjson.OPT_INDENT_2
                typer.echo(orjson.dumps(report(enrich(document)), option=layout))
            elif isinstance(document, Rejection):
                refused += 1
                typer.echo(f"tracuu: {_place(document)}: {document.reason}", err=True)
    raise typer.Exit(1 if refused else 0)


def _content(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        content = Path(file).read_bytes()
        return gzip.decompress(content) if file.lower().endswith(".gz") else content
    except (OSError, EOFError) as error:
        raise typer.BadParameter(f"{file} can't be read: {error}") from error


def _form(file: str, content: bytes, format: Format) -> Form | None:
    if format != "auto":
        return "page" if format == "text" else format
    form = form_of(file, content)
    if form is not None:
        return form
    if content.lstrip().removeprefix(BOM).startswith(b"{"):
        return "json"
    return "page" if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    """No picture, archive or the like: those hold zero bytes early, which text has in every second place."""
    try:
        decode(content)
    except InputRejected:
        return False
    return True


def _inputs(file: str, content: bytes, form: Form | None) -> Iterator[Item]:
    if form is None:
        yield Rejection(file, None, why_not(content))
    elif form != "json":
        yield RawInput(file, None, form, content)
    else:
        for number, line in enumerate(content.removeprefix(BOM).split(b"\n"), start=1):
            if line.strip():
                yield RawInput(file, number, "json", line)


def _place(rejection: Rejection) -> str:
    return rejection.source if rejection.line is None else f"{rejection.source} line {rejection.line}"
