"""`tracuu status`: what an index holds."""

from collections.abc import Iterator
from typing import Annotated

import typer

from scripts.options import ElasticsearchOption, IndexOption, settings
from service.ingest.verify import verify as whole
from service.model import VIETNAM
from service.search.port import Progress, Status
from service.wiring import open_engine


def status(
    verify: Annotated[bool, typer.Option("--verify", help="Check every document that is kept.")] = False,
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Says what the index holds."""
    engine = open_engine(settings(index, elasticsearch))
    for name, value in _rows(engine.status()):
        typer.echo(f"{name:<10} {value}")
    if verify:
        typer.echo(f"{'verified':<10} {whole(engine):,}")


def _rows(status: Status) -> Iterator[tuple[str, str]]:
    yield "documents", f"{status.documents:,}"
    yield "deleted", f"{status.deleted:,}"
    yield "newest", str(status.newest or "no dated document")
    yield "version", status.version
    yield "digest", status.digest
    yield "outdated", "yes, run tracuu reindex" if status.outdated else "no"
    yield "running", _running(status.running) if status.running else "nothing"
    yield "rejected", f"{status.rejected:,} by the last run"


def _running(progress: Progress) -> str:
    whole = f" of {progress.total:,}" if progress.total is not None else ""
    since = progress.started_at.astimezone(VIETNAM).isoformat(sep=" ", timespec="seconds")
    return f"{progress.task}, {progress.done:,}{whole} since {since}"
