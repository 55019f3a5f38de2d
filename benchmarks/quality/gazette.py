"""Scores what is read from title lines and printed heads against the columns of a gazette and of laws.

    python -m benchmarks.quality.gazette [--shared DIR]

Number and kind from the gazette's title lines, the issuer from the number's codes (as a set: joint circulars
name their ministries in any order; "văn bản hợp nhất", which the column names as an issuer, is none); number
and day of signing from the printed heads of laws. Prints a line of JSON with the shares that agree.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.extract.document_number import DocumentNumber
from service.extract.printed_head import PrintedHead, read_printed_head
from service.extract.title_line import issuer_by_code, read_title_line
from service.text.characters import canonical

SHARED = Path(__file__).resolve().parents[3] / "shared/data"
CONSOLIDATED = canonical("Văn bản hợp nhất")


def gazette(shared: Path) -> dict[str, float]:
    text = (shared / "directives/gazette_catalogue.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    agree = {"number": 0, "kind": 0, "issuer": 0}
    for row in rows:
        line = read_title_line(row["title"])
        agree["number"] += same_number(str(line.number) if line.number else None, row["number"])
        agree["kind"] += canonical(line.kind or "") == canonical(row["category"])
        agree["issuer"] += organs(issuer_by_code(DocumentNumber.parse(row["number"]))) == organs(
            row["issuer"]
        )
    return {name: round(count / len(rows), 4) for name, count in agree.items()} | {"rows": len(rows)}


def laws(shared: Path) -> dict[str, float]:
    rows = [row for row in _laws(shared) if row.get("body")]
    heads = [read_printed_head(row["body"]) or PrintedHead() for row in rows]
    numbers = sum(same_number(head.number, row.get("number")) for head, row in zip(heads, rows, strict=True))
    days = sum(
        (head.signed_on and head.signed_on.isoformat()) == row.get("published_at")
        for head, row in zip(heads, rows, strict=True)
    )
    return {"number": round(numbers / len(rows), 4), "day": round(days / len(rows), 4), "rows": len(rows)}


def _laws(shared: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "directives/laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def same_number(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return one == other
    return DocumentNumber.parse(one).match_form == DocumentNumber.parse(other).match_form


def organs(issuer: str | None) -> frozenset[str]:
    """The organs of "A - B"; a ministry's own name may hold such a dash, so the dashes are all put apart."""
    parts = canonical(issuer or "").split(" - ")
    return frozenset(parts) - {CONSOLIDATED}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    print(json.dumps({"gazette": gazette(shared), "laws": laws(shared)}))


if __name__ == "__main__":
    main()
