"""Scores extraction against pages that people have read.

    python -m benchmarks.quality.extraction [--shared DIR] [--misses] [--floors FILE]

Eight sets. `labelled`: the portal pages of the shared data with their gold files. `drawn` to `drawn_7`:
documents drawn at random from the shared news (extraction_labels*.jsonl: ids, names, posts, numbers and days;
the texts are read from the shared data by id). Prints a line of JSON with micro precision, recall and F1;
with --floors it fails where an F1 lies below its floor.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from service.extract.enrich import enrich
from service.extract.report import report
from service.ingest.documents import read_document
from service.ingest.inputs import RawInput
from service.model import Document
from service.text.characters import name_spelling

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared/data"
DRAWN = {
    name: HERE / f"extraction_labels{name.removeprefix('drawn')}.jsonl"
    for name in ("drawn", *(f"drawn_{number}" for number in range(2, 8)))
}
"""The labels of each set of drawn documents."""
FLOORS = HERE / "extraction_floors.json"
SOURCES = ("portal/ministry_news.jsonl.gz", "news/articles.jsonl.gz")
NO_TITLE = "(no title returned)\n"

Gold = dict[str, Any]


@dataclass
class Tally:
    """Hits, false finds and misses of one measure, over all pages together."""

    hits: int = 0
    found: int = 0
    gold: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, page: str, found: set[Any], gold: set[Any]) -> None:
        self.hits += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)
        self.notes += [f"{page} missed {item}" for item in sorted(gold - found, key=str)]
        self.notes += [f"{page} false {item}" for item in sorted(found - gold, key=str)]

    def figures(self) -> dict[str, float]:
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.hits else 0.0
        return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4), "gold": self.gold}


def spelled(text: str | None) -> str:
    return " ".join(name_spelling(text or "").split())


def labelled(shared: Path) -> Iterator[tuple[str, Gold]]:
    """The text of each labelled page without its address, and its gold."""
    portal = shared / "portal"
    for path in sorted((portal / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = portal / "pages" / f"{gold['page']}.txt"
        if page.exists():
            yield page.read_text(encoding="utf-8").split("\n", 1)[1].removeprefix(NO_TITLE), gold
        else:
            seed = next((shared / "seed").glob(f"{gold['page']}*.txt"))
            yield seed.read_text(encoding="utf-8"), gold


def drawn(shared: Path, labels_file: Path) -> Iterator[tuple[str, Gold]]:
    """The text of each drawn document as a page, and its labels as a gold file has them."""
    lines = labels_file.read_text(encoding="utf-8").splitlines()
    labels = {row["id"]: row for row in map(json.loads, lines)}
    for document in _documents(shared, set(labels)):
        row = labels[document["id"]]
        references = [
            {"kind": kind, "number": number, "date": date, "surface": surface}
            for kind, number, date, surface in row["references"]
        ]
        people = [{"name": name, "roles": roles} for name, roles in row["people"].items()]
        title = document["title"].replace("\u200b", "").strip()
        gold = {"page": document["id"], "title": title, "people": people, "references": references}
        parts = (document["title"], document.get("summary"), document["body"])
        yield "\n".join(filter(None, parts)), gold


def _documents(shared: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    for source in SOURCES:
        with gzip.open(shared / source, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if document["id"] in wanted:
                    wanted.discard(document["id"])
                    yield document
                if not wanted:
                    return


def extracted(text: str) -> dict[str, Any]:
    """What `tracuu extract` prints for a page."""
    document = read_document(RawInput("page.txt", None, "page", text.encode()))
    assert isinstance(document, Document)
    return report(enrich(document))


def score(pages: Iterator[tuple[str, Gold]]) -> dict[str, Tally]:
    names = ("people", "roles", "references", "dates", "titles", "published")
    tallies = {name: Tally() for name in names}
    for text, gold in pages:
        _add(tallies, extracted(text), gold)
    return tallies


def _add(tallies: dict[str, Tally], found: dict[str, Any], gold: Gold) -> None:
    page = gold["page"]
    people, wanted = (_people(side) for side in (found, gold))
    tallies["people"].add(page, set(people), set(wanted))
    both = people.keys() & wanted.keys()
    tallies["roles"].add(page, *({(n, role) for n in both for role in side[n]} for side in (people, wanted)))
    cited, expected = _references(found, gold), _references(gold, gold)
    tallies["references"].add(page, set(cited), set(expected))
    dated = {key for key in expected if expected[key] and key in cited}
    tallies["dates"].add(
        page, {(key, cited[key]) for key in dated if cited[key]}, {(key, expected[key]) for key in dated}
    )
    tallies["titles"].add(page, {spelled(found.get("title"))} - {""}, {spelled(gold["title"])} - {""})
    days = [{(side.get("published_at") or "")[:10]} - {""} for side in (found, gold)]
    tallies["published"].add(page, *days)


def _people(side: Gold) -> dict[str, set[str]]:
    return {spelled(person["name"]): set(map(spelled, person["roles"])) for person in side["people"]}


def _references(side: Gold, gold: Gold) -> dict[tuple[str, str], str | None]:
    """Days by kind and number, or by surface; a number that the gold accepts counts as the gold's own."""
    own = {
        (spelled(row["kind"]), spelled(number)): spelled(row["number"])
        for row in gold["references"]
        for number in (row["number"], *row.get("accept", ()))
        if number
    }
    found: dict[tuple[str, str], str | None] = {}
    for row in side["references"]:
        kind, number = spelled(row["kind"]), spelled(row["number"])
        key = (kind, own.get((kind, number), number)) if number else ("by name", spelled(row["surface"]))
        found[key] = row.get("date")
    return found


SETS: dict[str, Callable[[Path], Iterator[tuple[str, Gold]]]] = {
    "labelled": labelled,
    **{name: partial(drawn, labels_file=file) for name, file in DRAWN.items()},
}


def below(figures: dict[str, dict[str, dict[str, float]]], floors: dict[str, dict[str, float]]) -> list[str]:
    """What lies below its floor, in words."""
    return [
        f"{name} {measure}: F1 {figures[name][measure]['f1']} is below {floor}"
        for name, measures in floors.items()
        for measure, floor in measures.items()
        if figures[name][measure]["f1"] < floor
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floors", type=Path)
    arguments = parser.parse_args()
    figures = {}
    for name, pages in SETS.items():
        tallies = score(pages(arguments.shared))
        if arguments.misses:
            print(*(f"{name} {key} {note}" for key, one in tallies.items() for note in one.notes), sep="\n")
        figures[name] = {key: one.figures() for key, one in tallies.items()}
    print(json.dumps(figures))
    if arguments.floors:
        failed = below(figures, json.loads(arguments.floors.read_text(encoding="utf-8")))
        sys.exit("\n".join(failed) if failed else None)


if __name__ == "__main__":
    main()
