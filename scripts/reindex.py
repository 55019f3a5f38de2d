"""`tracuu reindex`: builds the index anew from the documents that it keeps."""

from typing import Annotated

import typer
from rich.console import Console

from scripts.options import ElasticsearchOption, IndexOption, kept_in, processes, settings
from scripts.progress import Show, shown
from service.ingest.rebuild import rebuild
from service.search.port import Progress
from service.wiring import open_engine


def reindex(
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the index before the last reindex.")
    ] = False,
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Rebuilds the index beside the live one, which answers meanwhile, then swaps."""
    chosen = settings(index, elasticsearch)
    engine = open_engine(chosen)
    rejected = 0
    if rollback:
        engine.rollback()
    else:
        kept = kept_in(chosen) / "rejected-reindex.jsonl"
        with shown(Console(stderr=True)) as show:
            rejected = rebuild(engine, kept, processes(chosen), lambda now: _tell(now, show)).rejected
        if rejected:
            typer.echo(f"tracuu: {rejected:,} documents could not be taken over; see {kept}", err=True)
    status = engine.status()
    typer.echo(f"{status.documents:,} documents in index {status.version}")
    raise typer.Exit(1 if rejected else 0)


def _tell(progress: Progress, show: Show) -> None:
    show("documents", progress.done, progress.done / progress.total if progress.total else None)
