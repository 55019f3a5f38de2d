"""`tracuu search`: the same search as the page's and the API's, in the terminal."""

from collections.abc import Iterator
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.text import Text

from scripts.options import ElasticsearchOption, IndexOption, settings
from service.api import present
from service.errors import QueryRejected
from service.search.messages import render
from service.search.request import parse
from service.search.results import Highlight, Hit, SearchResults
from service.wiring import build

MARK = "bold yellow"


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for.")],
    *,
    person: Annotated[list[str] | None, typer.Option(help="An official's name; repeat for several.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="D", help="First day, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="D", help="Last day, YYYY-MM-DD.")] = None,
    json: Annotated[bool, typer.Option("--json", help="The API's JSON.")] = False,
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Searches, and prints what a person reads or, with --json, what the API answers."""
    asked = [("q", text), *(("person", name) for name in person or ()), ("from", first), ("to", last)]
    try:
        query = parse([(name, value) for name, value in asked if value is not None])
    except QueryRejected as error:
        faults = "; ".join(f"{fault.parameter}: {render(fault, 'en')}" for fault in error.faults)
        raise typer.BadParameter(faults) from error
    results = build(settings(index, elasticsearch)).searcher.search(query)
    if json:
        typer.echo(orjson.dumps(present.search(results, query.fields, "en")))
    else:
        _print(results, Console(highlight=False))


def _print(results: SearchResults, console: Console) -> None:
    for number, hit in enumerate(results.hits, start=1):
        console.print(Text(f"{number}. ").append(_title(hit)), style="")
        console.print(Text("   " + "  ".join(_facts(hit)), style="dim"))
        for highlight in hit.highlights:
            if highlight.field == "text":
                console.print(Text("   ").append(_marked(highlight)))
    console.print(f"{results.total.value:,} found in {results.took_ms:.0f} ms")


def _title(hit: Hit) -> Text:
    for highlight in hit.highlights:
        if highlight.field == "title":
            return _marked(highlight)
    return Text(hit.document.title or (hit.document.body or "")[:100])


def _facts(hit: Hit) -> Iterator[str]:
    document = hit.document
    for fact in (document.published_at, document.number, document.source, document.id):
        if fact is not None:
            yield str(fact)


def _marked(highlight: Highlight) -> Text:
    text = Text(highlight.text)
    for start, end in highlight.marks:
        text.stylize(MARK, start, end)
    return text
