"""What the repair of old encodings damages of real texts, and what it restores of texts written in them.

    python -m benchmarks.faults.encodings FILE.jsonl[.gz]... [--restored 2000]

The first `restored` texts of each file are written in TCVN3 and VNI as old files have them, capitals with a
tone by their small letter, and compared word by word after the repair, in lower case.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from service.text.characters import nfc
from service.text.legacy import repaired
from tests.text.old_encodings import tcvn3, vni


def texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield nfc(f"{row.get('title') or ''}\n{row.get('body') or ''}")


def restored(text: str, written: str) -> tuple[int, int]:
    """How many of the words beyond ASCII are as they were, of how many."""
    wanted, found = text.lower().split(), repaired(written).lower().split()
    pairs = [(a, b) for a, b in zip(wanted, found, strict=False) if not a.isascii()]
    return sum(a == b for a, b in pairs), len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--restored", type=int, default=2_000)
    asked = parser.parse_args()
    for path in asked.files:
        read = damaged = 0
        for text in texts(path):
            read += 1
            damaged += repaired(text) != text
        print(f"{path.name}: {damaged} of {read:,} texts damaged")
        for name, write in (("TCVN3", tcvn3), ("VNI", vni)):
            sums = [restored(text, write(text)) for text in islice(texts(path), asked.restored)]
            good, all_words = map(sum, zip(*sums, strict=True))
            print(f"{path.name}: {good / all_words:.2%} of {all_words:,} words restored from {name}")


if __name__ == "__main__":
    main()
