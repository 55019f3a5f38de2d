"""How well the release signature tells copies of one text from texts that are merely alike.

    python -m benchmarks.releases.copies ARTICLES.jsonl.gz

Pairs of articles that share runs of five syllables are found by their 20 smallest hashes, and sorted by the
share of runs that they have in common; of each class it prints how many have one signature.
"""

import argparse
import gzip
import heapq
import json
import zlib
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from service.analysis import tokens
from service.extract.release import release
from service.model import Document

RUN, READ, SKETCH = 5, 1_200, 20
SHARED = 4
"""Of the smallest hashes, that a pair must share to be compared."""
FREQUENT = 200
"""Articles with a hash from which on it is boilerplate."""


def runs(document: Document) -> frozenset[int]:
    syllables = [token.folded for token in tokens(document.body or "")][:READ]
    ends = range(RUN, max(RUN, len(syllables)) + 1)
    return frozenset(zlib.crc32(" ".join(syllables[end - RUN : end]).encode()) for end in ends)


def pairs(sets: list[frozenset[int]]) -> dict[tuple[int, int], float]:
    """Those that share a fifth of their runs at least, with the share."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for i, values in enumerate(sets):
        for value in heapq.nsmallest(SKETCH, values):
            holders[value].append(i)
    together = Counter(
        pair for held in holders.values() if len(held) < FREQUENT for pair in combinations(held, 2)
    )
    alike = {
        (a, b): len(sets[a] & sets[b]) / len(sets[a] | sets[b])
        for (a, b), shared in together.items()
        if shared >= SHARED
    }
    return {pair: share for pair, share in alike.items() if share >= 0.2}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    with gzip.open(parser.parse_args().articles, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        documents = [Document(row["id"], title=row.get("title"), body=row.get("body")) for row in rows]
    alike = pairs([*map(runs, documents)])
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, document in enumerate(documents):
        groups[release(document)].append(i)
    same = {pair for group in groups.values() for pair in combinations(group, 2)}
    for tenth in range(2, 11):
        found = [pair for pair, share in alike.items() if int(10 * share) == tenth]
        print(f"{10 * tenth:3} % of runs shared: {sum(pair in same for pair in found)} of {len(found)}")
    print(f"less: {len(same - alike.keys())}")


if __name__ == "__main__":
    main()
