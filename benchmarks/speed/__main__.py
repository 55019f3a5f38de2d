"""`scripts/bench`: ours and the peers in one run; JSON, a table and pictures in docs/benchmarks."""

import argparse
import datetime as dt
import os
import platform
import sys
from pathlib import Path
from typing import Any

import orjson

from benchmarks.speed import corpus, ingesting, report, segmentation, shards, stages
from benchmarks.speed.peers import ours
from benchmarks.speed.queries import Question, questions
from benchmarks.speed.searching import Place, compare
from benchmarks.speed.throughput import throughput
from benchmarks.speed.timing import alone

RESULTS = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
PARTS = ("searches", "throughput", "ingest", "growth", "shards", "segmentation")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where indexes are built and kept")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--sizes", nargs="+", type=int, default=[50_000, 200_000], help="documents searched")
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--elasticsearch", help="address of a server, as scripts/elasticsearch starts it")
    parser.add_argument("--articles", type=int, default=10_000, help="documents of the ingest")
    parser.add_argument("--growth", nargs="+", type=int, default=[25_000, 50_000, 100_000, 200_000])
    parser.add_argument("--shards", nargs="+", type=int, default=[1, 2, 4])
    parser.add_argument("--seconds", type=int, default=20, help="of load for each number of workers")
    return parser.parse_args()


def main() -> None:
    chosen = arguments()
    if not corpus.ARTICLES.exists():
        sys.exit("scripts/bench: the corpora are not there (../shared/data)")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    chosen.results.mkdir(parents=True, exist_ok=True)
    file = chosen.results / "speed.json"
    measured: dict[str, Any] = orjson.loads(file.read_bytes()) if file.exists() else {}
    measured |= {"day": dt.datetime.now(dt.UTC).date().isoformat(), "machine": _machine()}
    for part in chosen.parts:
        measured |= _part(part, chosen)
        file.write_bytes(orjson.dumps(measured))
        report.write(measured, chosen.results)


def _part(part: str, chosen: argparse.Namespace) -> dict[str, Any]:
    """A part that was measured before is replaced, the others stay."""
    match part:
        case "searches":
            asked = questions(chosen.questions)
            places = [_place(chosen, size) for size in chosen.sizes]
            return {
                part: [
                    compare(place, asked, chosen.rounds) | {"stages": stages.by_stage(place.index, asked)}
                    for place in places
                ]
            }
        case "throughput":
            index = _place(chosen, chosen.sizes[-1]).index
            return {part: throughput(index, questions(chosen.questions), chosen.seconds, (1, 2))}
        case "ingest":
            return {
                part: ingesting.against_pyvi(chosen.folder, chosen.articles),
                "stages": ingesting.by_stage(min(600, chosen.articles)),
            }
        case "growth":
            return {part: _growth(chosen)}
        case "shards":
            return {part: _shards(chosen)}
        case _:
            return {part: segmentation.measure()}


def _place(chosen: argparse.Namespace, size: int) -> Place:
    """With our index of that size, which is built where it isn't there."""
    folder = chosen.folder / str(size)
    folder.mkdir(exist_ok=True)
    place = Place(folder, folder / "tracuu", size, chosen.elasticsearch)
    if not (place.index / "current").exists():
        file = folder / "documents.jsonl"
        corpus.write(file, corpus.documents(size))
        ingesting.ingest(place.index, file)
    return place


def _growth(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """Searches at every size, by what is asked alike at all of them."""
    asked = questions(chosen.questions)[:200]
    index = chosen.folder / f"growth-{os.getpid()}"
    return [step | _searched(index, asked) for step in ingesting.growth(index, chosen.growth)]


def _shards(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """Nothing where no server is named."""
    if chosen.elasticsearch is None:
        return []
    asked = questions(chosen.questions)[:200]
    return shards.growth(chosen.elasticsearch, chosen.folder, chosen.growth, chosen.shards, asked)


def _searched(index: Path, asked: list[Question]) -> dict[str, float]:
    with ours.serving(index) as server, ours.asked_over_http(server.address) as ask:
        summary = alone(ask, [question.text for question in asked])
    return {"p50": summary.p50, "p99": summary.p99}


def _machine() -> str:
    load = f"load {os.getloadavg()[0]:.1f} when it began"
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {load}"


if __name__ == "__main__":
    main()
