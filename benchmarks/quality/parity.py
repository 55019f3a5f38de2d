"""Asks both engines the same, on the same documents: totals, facets and first hits.

    python -m benchmarks.quality.parity ARTICLES.jsonl.gz BRIEFS.jsonl.gz --elasticsearch URL

Queries are drawn with a fixed seed from the documents: whole titles and parts of them, as written and
without marks, names, numbers, days and sources. Two lists of first hits are the same where documents whose
scores differ by less than one in ten thousand may change places; those that tie with the last may stand for
it.
"""

import argparse
import datetime as dt
import gzip
import itertools
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from service.extract.enrich import enrich
from service.ingest.documents import read_document
from service.ingest.inputs import RawInput
from service.ingest.mapping import AS_IS
from service.model import EnrichedDocument
from service.search.port import Engine
from service.search.query import Facet, SearchQuery
from service.search.rank import shipped
from service.search.results import SearchResults
from service.search.searcher import Searcher
from service.settings import Settings
from service.text.fold import fold
from service.wiring import open_engine

TIE = 1e-4
"""Scores are 32-bit floats, added up in another order by each engine."""

FIRST = 10
FACETS: tuple[Facet, ...] = ("kind", "category", "source", "person", "number", "year", "month")


def documents(paths: Sequence[Path], count: int) -> Iterator[EnrichedDocument]:
    """The same share of each file, from its beginning."""
    for path in paths:
        with gzip.open(path, "rb") as lines:
            for number, line in enumerate(itertools.islice(lines, count // len(paths)), start=1):
                document = read_document(RawInput(str(path), number, "json", line.rstrip(b"\n")), AS_IS)
                yield enrich(document)  # type: ignore[arg-type]


def fill(engines: Sequence[Engine], found: Iterator[EnrichedDocument]) -> int:
    """Writes to all; how many there are."""
    now, total = dt.datetime.now(dt.UTC), 0
    while part := list(itertools.islice(found, 2_000)):
        for engine in engines:
            with engine.writer() as writer:
                writer.upsert([engine.encoder(one, now) for one in part])
        total += len(part)
    return total


def queries(found: Sequence[EnrichedDocument], count: int) -> Iterator[SearchQuery]:
    """All kinds in turn, each of a document drawn for it."""
    draw = random.Random(2017)
    for kind in itertools.islice(itertools.cycle(range(10)), count):
        yield _query(kind, draw.choice(found), draw)


def _query(kind: int, one: EnrichedDocument, draw: random.Random) -> SearchQuery:
    title = (one.document.title or "tin tức").replace('"', " ")
    words = title.split()
    start = draw.randrange(max(1, len(words) - 2))
    part = " ".join(words[start : start + 3])
    name = one.people[0].name if one.people else "Nguyễn Văn"
    number = one.references[0].number if one.references and one.references[0].number else "15/2018/NĐ-CP"
    day = one.document.published_at.day if one.document.published_at else dt.date(2018, 5, 1)
    return (
        SearchQuery(title, facets=FACETS),
        SearchQuery(part, facets=FACETS),
        SearchQuery(fold(title)),
        SearchQuery(fold(part), facets=("source", "year")),
        SearchQuery(f'"{part}"'),
        SearchQuery(name),
        SearchQuery(person=(name,), facets=("person", "organization")),
        SearchQuery(number),
        SearchQuery(part, start=day - dt.timedelta(days=30), end=day, facets=("month", "source")),
        SearchQuery(part, sort="newest", source=(one.document.source or "x",), facets=("source",)),
    )[kind]


@dataclass(frozen=True, slots=True)
class Comparison:
    query: SearchQuery
    totals: tuple[int, int]
    facets: bool
    hits: bool
    common: int
    """Of the first ten hits, those that both have."""

    @property
    def same(self) -> bool:
        return self.totals[0] == self.totals[1] and self.facets and self.hits


def compare(query: SearchQuery, one: Searcher, other: Searcher) -> Comparison:
    """Twice as many hits are asked for, to see what ties with the last of the first ten."""
    asked = replace(query, limit=2 * FIRST, highlight=False)
    left, right = one.search(asked), other.search(asked)
    ids = [{hit.document.id for hit in found.hits[:FIRST]} for found in (left, right)]
    counts = [
        {name: [(value.value, value.count) for value in values] for name, values in found.facets.items()}
        for found in (left, right)
    ]
    return Comparison(
        query,
        (left.total.value, right.total.value),
        counts[0] == counts[1],
        same_hits(left, right) and same_hits(right, left),
        len(ids[0] & ids[1]),
    )


def same_hits(one: SearchResults, other: SearchResults) -> bool:
    """Whether each of the first ten stands, in the other list, among those of its score."""
    places = {hit.document.id: hit.score or 0.0 for hit in other.hits}
    for mine, theirs in zip(one.hits[:FIRST], other.hits[:FIRST], strict=False):
        if mine.score is None:
            if mine.document.id != theirs.document.id:
                return False
            continue
        score = places.get(mine.document.id)
        if score is None or not _ties(score, theirs.score or 0.0):
            return False
    return True


def _ties(one: float, other: float) -> bool:
    return abs(one - other) <= TIE * max(abs(one), abs(other), 1.0)


def report(compared: Sequence[Comparison]) -> str:
    totals = sum(one.totals[0] == one.totals[1] for one in compared)
    facets, hits = sum(one.facets for one in compared), sum(one.hits for one in compared)
    size = len(compared)
    return (
        f"{size} queries: same totals {totals / size:.1%}, same facets {facets / size:.1%}, "
        f"same first ten {hits / size:.1%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--elasticsearch", required=True)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=320)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tracuu-parity-"))
    name = f"parity{int(time.time())}"
    engines = [
        open_engine(Settings(index=folder)),
        open_engine(Settings(elasticsearch_url=arguments.elasticsearch, elasticsearch_name=name)),
    ]
    found = list(documents(arguments.files, arguments.documents))
    print(f"{fill(engines, iter(found)):,} documents in {[engine.status().version for engine in engines]}")
    one, other = (Searcher(engine, shipped()) for engine in engines)
    compared = [compare(query, one, other) for query in queries(found, arguments.queries)]
    print(report(compared))
    for worst in sorted((item for item in compared if not item.same), key=lambda item: item.common)[:10]:
        print(worst.common, worst.totals, worst.facets, worst.query.text, worst.query.person)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
