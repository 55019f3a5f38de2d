"""`tracuu evaluate`: how good the ranking is, on questions whose answers are known."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.quality import gate, report
from benchmarks.quality.measure import Asked, ask, fill, index_folder, questions
from benchmarks.quality.sets import DATA, HERE, QuestionSet, load
from benchmarks.quality.variants import VARIANTS
from scripts.options import ElasticsearchOption, settings
from service.errors import IndexMissing
from service.search.port import Engine
from service.wiring import Service, build

WORK = Path(tempfile.gettempdir()) / "tracuu-evaluate"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data lies, and where indexes and the last run are kept."""

    data: Path
    work: Path
    elasticsearch: str | None = None
    """Where set, indexes are there, and only what was asked is kept in `work`."""

    def opened(self, chosen: QuestionSet) -> tuple[Service, Path]:
        """The set's index, filled where it wasn't there yet, and the folder for its questions."""
        folder = index_folder(self.work, chosen, self.data)
        if self.elasticsearch is None:
            service = build(settings(index=folder))
        else:
            name = f"evaluate_{folder.name}".replace("-", "_")
            service = build(settings(elasticsearch=self.elasticsearch, elasticsearch_name=name))
        if not _is_filled(service.engine):
            fill(service.engine, chosen, self.data)
        folder.mkdir(parents=True, exist_ok=True)
        return service, folder

    @property
    def last(self) -> Path:
        return self.work / "last.json"


def evaluate(
    *,
    sets: Annotated[
        list[str] | None, typer.Option("--set", help="Only this set; repeat for several.")
    ] = None,
    variant: Annotated[list[str] | None, typer.Option(help="Only this variant; repeat for several.")] = None,
    quick: Annotated[bool, typer.Option(help="Only the sets that continuous integration asks.")] = False,
    data: Annotated[Path, typer.Option(help="Folder of the corpora.")] = DATA,
    definitions: Annotated[Path, typer.Option(help="Folder of the sets.")] = HERE,
    work: Annotated[Path, typer.Option(help="Keeps indexes and the last run.")] = WORK,
    elasticsearch: ElasticsearchOption = None,
    floors: Annotated[Path, typer.Option(help="The least that figures may be.")] = gate.FLOORS,
    worst: Annotated[int, typer.Option(help="List this many of each set's worst questions.")] = 0,
    store: Annotated[
        bool, typer.Option("--store", help="Keep this run, for the next to be compared.")
    ] = False,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Set the floors by this run.")] = False,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="Let floors go down.")] = False,
) -> None:
    """Measures relevance; status 1 where a figure is below its floor."""
    place = Place(data, work, elasticsearch)
    work.mkdir(parents=True, exist_ok=True)
    chosen = [item for item in _load(definitions, sets) if item.quick or not quick]
    pinned, before = gate.read(floors), _stored(place.last)
    failed: list[str] = []
    run: dict[str, Any] = {}
    for item in chosen:
        if missing := item.missing(data):
            typer.echo(f"{item.name}: skipped, {missing} isn't there", err=True)
            continue
        asked = [*_ask(item, place, _variants(item, variant, quick=quick))]
        for line in report.table(item.name, asked, before.get(item.name, {})):
            typer.echo(line)
        for line in report.worst(asked, worst):
            typer.echo(line)
        figures, sha = report.figures(asked), item.corpus_sha(data)
        failed += gate.failures(item.name, figures, sha, pinned)
        if raise_floors:
            pinned = _raise(item.name, figures, sha, pinned, lower=allow_regression)
        run[item.name] = before.get(item.name, {}) | report.by_question(asked)
    if store:
        place.last.write_text(json.dumps(before | run, ensure_ascii=False), encoding="utf-8")
    if raise_floors:
        gate.write(pinned, floors)
        return
    for line in failed:
        typer.echo(line, err=True)
    raise typer.Exit(1 if failed else 0)


def _load(definitions: Path, names: list[str] | None) -> tuple[QuestionSet, ...]:
    try:
        return load(definitions, names or ())
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--set") from error


def _variants(chosen: QuestionSet, wanted: list[str] | None, *, quick: bool) -> list[str]:
    unknown = sorted(set(wanted or ()) - VARIANTS.keys())
    if unknown:
        raise typer.BadParameter(f"no variant {', '.join(unknown)}", param_hint="--variant")
    asked = chosen.quick if quick else chosen.variants
    return [name for name in asked or VARIANTS if not wanted or name in wanted]


def _ask(chosen: QuestionSet, place: Place, variants: list[str]) -> Iterator[Asked]:
    service, folder = place.opened(chosen)
    known = questions(chosen, service.engine, place.data, folder / f"{chosen.name}.jsonl")
    return ask(service.searcher, known, variants)


def _is_filled(engine: Engine) -> bool:
    try:
        return engine.status().documents > 0
    except IndexMissing:
        return False


def _raise(
    name: str, figures: gate.Figures, sha: str, floors: dict[str, Any], *, lower: bool
) -> dict[str, Any]:
    try:
        return gate.raised(name, figures, sha, floors, lower=lower)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--raise-floors") from error


def _stored(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
