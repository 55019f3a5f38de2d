"""What was measured, as a table and as pictures."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Measured = dict[str, Any]


def write(measured: Measured, folder: Path) -> None:
    """`speed.md` and its pictures, which are left out where matplotlib isn't installed."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [*_pictures(measured, folder)]
    (folder / "speed.md").write_text(markdown(measured, pictures), encoding="utf-8")


def markdown(measured: Measured, pictures: Sequence[str] = ()) -> str:
    parts = [
        "# Speed",
        f"Written by `scripts/bench` on {measured['day']}; do not edit. {measured['machine']}.",
        *(_searches(one) for one in measured.get("searches", [])),
        *(_throughput(measured["throughput"]) for _ in [0] if measured.get("throughput")),
        *(_ingest(measured["ingest"], measured["stages"]) for _ in [0] if measured.get("ingest")),
        *(_growth(measured["growth"]) for _ in [0] if measured.get("growth")),
        *(_shards(measured["shards"]) for _ in [0] if measured.get("shards")),
        *(_segmentation(measured["segmentation"]) for _ in [0] if measured.get("segmentation")),
        *(f"![{name}]({name})" for name in pictures),
    ]
    return "\n\n".join(parts) + "\n"


def _searches(run: Measured) -> str:
    ours = run["latency"]["tracuu over HTTP"]["p50"]
    lines = [
        (
            name,
            *(row[key] for key in ("p50", "p95", "p99")),
            f"{row['per_second']:.0f}",
            f"{row['p50'] / ours:.2f}",
            f"{run['answered'][name]:.0%}",
            f"{run['titles_found'].get(name, 0):.0%}",
        )
        for name, row in sorted(run["latency"].items(), key=lambda item: item[1]["p50"])
    ]
    head = ("ms", "p50", "p95", "p99", "one client, a second", "p50 / ours", "answered", "titles found")
    missing = "".join(f"\n\nNot measured: {one}." for one in run["missing"])
    return (
        f"## Searches among {run['documents']:,} documents\n\n"
        "tracuu: ten hits with highlights and three exact facets over HTTP. The others: ten ids. "
        "One client, the questions in turn to all.\n\n"
        + _table(head, lines)
        + f"\n\nReady {run['ready_seconds']} s after its start; memory of its own: {run['anonymous_mb']} MB."
        + missing
        + "\n\n"
        + _table(("stage of a search", "CPU ms, median"), run.get("stages", {}).items())
    )


def _throughput(run: Measured) -> str:
    lines = [
        (workers, one["per_second"], one["anonymous_mb"], one["refused"]) for workers, one in run.items()
    ]
    return "## Throughput (wrk, 4 connections)\n\n" + _table(
        ("workers", "searches a second", "MB each", "refused"), lines
    )


def _ingest(run: Measured, stages: dict[str, float]) -> str:
    first, again = run["ours"], run["again"]
    return (
        f"## Ingest of {run['documents']:,} articles\n\n"
        f"{first['per_second']} documents a second on {run['cores']} cores with everything on; "
        f"pyvi alone on one core takes {run['pyvi_seconds']} s: {run['times_faster_than_pyvi']} times. "
        f"By processor time ({first['cpu_seconds']} s and {run['pyvi_cpu_seconds']} s), as on idle cores: "
        f"{run['times_faster_on_idle_cores']} times. At most {first['anonymous_mb']} MB. "
        f"Once more, unchanged: {again['seconds']} s, "
        f"{run['again_times_faster']} times as fast.\n\n"
        + _table(("stage", "CPU ms a document"), stages.items())
    )


GROWTH = {
    "documents": "documents",
    "per_second": "ingested a second",
    "cpu_ms_each": "CPU ms each",
    "bytes_each": "bytes each",
    "anonymous_mb": "MB",
    "p50": "search p50 ms",
}


def _growth(steps: Sequence[Measured]) -> str:
    return "## Growth\n\n" + _steps(steps, GROWTH | {"p99": "search p99 ms"})


def _shards(steps: Sequence[Measured]) -> str:
    return (
        "## Growth on Elasticsearch, on one shard and on several\n\n"
        "Searches as ours, but not over HTTP; the processor time of an ingest is our side's.\n\n"
        + _steps(steps, {"shards": "shards"} | GROWTH | {"p95": "search p95 ms"})
    )


def _steps(steps: Sequence[Measured], columns: dict[str, str]) -> str:
    """What each step added took so many milliseconds of processor time a document."""
    return _table(tuple(columns.values()), [tuple(step[key] for key in columns) for step in steps])


def _segmentation(run: Measured) -> str:
    lines = [
        (
            name,
            run[name]["texts"],
            run[name]["times_faster"]["best"],
            run[name]["times_faster"]["middle"],
            run[name]["different"],
        )
        for name in ("documents", "paragraphs", "paragraphs, all in one turn")
        if name in run
    ]
    long, seconds = run["long"], run["import_seconds"]
    return (
        "## Compound words against pyvi\n\n"
        + _table(("texts", "number", "times as fast, best round", "middle round", "different"), lines)
        + f"\n\nOne text of {long['characters']:,} characters: {long['seconds']} s, {long['peak_mb']} MB. "
        "Import: " + ", ".join(f"{name} {value} s" for name, value in seconds.items()) + "."
    )


def _table(head: Sequence[str], lines: Iterable[Sequence[Any]]) -> str:
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)


def _pictures(measured: Measured, folder: Path) -> Iterable[str]:
    try:
        import matplotlib  # noqa: PLC0415 - only the benchmark's own dependencies bring it
    except ImportError:
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415 - after its backend is chosen

    for run in measured.get("searches", []):
        names = sorted(run["latency"], key=lambda name: run["latency"][name]["p50"])
        figure, axes = pyplot.subplots(figsize=(8, 4), layout="constrained")
        axes.boxplot(
            [run["times"][name] for name in names], orientation="horizontal", whis=(5, 95), showfliers=False
        )
        axes.set_yticklabels(names)
        axes.set_xscale("log")
        axes.set_xlabel(f"ms a search, {run['documents']:,} documents (box: quartiles, whiskers: 5 and 95 %)")
        yield _saved(figure, folder, f"searches-{run['documents']}.png")
    if measured.get("growth"):
        steps = measured["growth"]
        figure, axes = pyplot.subplots(1, 3, figsize=(11, 3.2), layout="constrained")
        sizes = [step["documents"] for step in steps]
        for axis, key, label in zip(
            axes,
            ("cpu_ms_each", "bytes_each", "p50"),
            ("ingest: CPU ms a document", "bytes a document", "search p50, ms"),
            strict=True,
        ):
            axis.plot(sizes, [step[key] for step in steps], marker="o")
            axis.set_ylim(bottom=0)
            axis.set_xlabel("documents")
            axis.set_title(label)
        yield _saved(figure, folder, "growth.png")


def _saved(figure: Any, folder: Path, name: str) -> str:
    figure.savefig(folder / name, dpi=110)
    return name
