"""`tracuu ingest`: takes documents in."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console

from scripts.options import ElasticsearchOption, IndexOption, kept_in, processes, settings
from scripts.progress import Show, shown
from service.ingest import walk
from service.ingest.load import Job, Report, View
from service.ingest.load import ingest as run
from service.ingest.mapping import AS_IS, read_mapping
from service.ingest.sources import STDIN
from service.ingest.stop import Stop
from service.settings import Settings
from service.wiring import open_engine


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files and folders, or - for JSON lines on standard input."),
    ],
    *,
    report: Annotated[Path | None, typer.Option(help="Write what was done to this file, as JSON.")] = None,
    rejected: Annotated[
        Path | None,
        typer.Option(
            help="Keep refused inputs here.",
            show_default="rejected.jsonl in the index folder, or here with Elasticsearch",
        ),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="YAML or JSON that names another system's keys.")
    ] = None,
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Takes documents in: JSON lines, plain text, HTML, PDF, DOCX, feeds, and folders of them."""
    chosen = settings(index, elasticsearch)
    rejected = rejected or kept_in(chosen) / "rejected.jsonl"
    skip = frozenset({chosen.index.resolve(), rejected.resolve()})
    _check(paths, skip)
    job = Job(
        paths,
        rejected,
        mapping=read_mapping(mapping) if mapping else AS_IS,
        processes=processes(chosen),
        skip=skip,
    )
    done, stopped_by = _run(job, chosen)
    if report:
        report.write_bytes(orjson.dumps(asdict(done), option=orjson.OPT_APPEND_NEWLINE))
    if stopped_by is not None:
        raise typer.Exit(128 + stopped_by)
    raise typer.Exit(1 if done.rejected else 0)


def _check(paths: list[str], skip: frozenset[Path]) -> None:
    for path in paths:
        if path == STDIN:
            continue
        if not Path(path).exists():
            raise typer.BadParameter(f"{path} does not exist")
        if Path(path).resolve() in skip:
            raise typer.BadParameter(f"{path} is written to by this very command")


def _run(job: Job, chosen: Settings) -> tuple[Report, int | None]:
    console = Console(stderr=True)
    total = _total(job) if console.is_terminal else 0
    with Stop() as stop, shown(console) as show:
        done = run(job, open_engine(chosen), stop, lambda view: _tell(view, total, show))
    console.print(_summary(done, job), highlight=False, soft_wrap=True)
    return done, stop.signal


def _total(job: Job) -> int:
    """Bytes to read; 0 where they can't be known beforehand."""
    return 0 if STDIN in job.paths else walk.total_bytes(map(Path, job.paths), job.skip)


def _tell(view: View, total: int, show: Show) -> None:
    rejected = f" read, {view.rejected:,} of them rejected" if view.rejected else "read"
    show(rejected.strip(), view.read, min(view.position / total, 1.0) if total else None)


def _summary(done: Report, job: Job) -> str:
    rate = done.read / done.seconds if done.seconds else 0.0
    text = (
        f"{done.read:,} read in {done.seconds:,.1f} s ({rate:,.0f}/s): {done.added:,} added, "
        f"{done.updated:,} updated, {done.unchanged:,} unchanged, {done.rejected:,} rejected"
    )
    return f"{text}; see {job.rejected}" if done.rejected else text
