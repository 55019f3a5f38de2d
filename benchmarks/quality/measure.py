"""A set asked on an index: every question in every variant, by the same path as a reader's."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.metrics import MEASURES
from benchmarks.quality.recipes import RECIPES
from benchmarks.quality.sets import Question, QuestionSet, read_questions
from benchmarks.quality.variants import VARIANTS, vary
from service import knowledge
from service.ingest.load import Job, ingest
from service.ingest.mapping import AS_IS, read_mapping
from service.ingest.stop import Stop
from service.model import Document
from service.search.port import Engine
from service.search.query import SearchQuery
from service.search.searcher import Searcher

UNQUOTED = str.maketrans(dict.fromkeys('"“”„', " "))
"""What would make a phrase of a question that means none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in one variant, and what came of it."""

    question: Question
    variant: str
    text: str
    ranked: tuple[str, ...]

    def value(self, measure: str) -> float:
        return MEASURES[measure](self.ranked, self.question.relevant)


def fill(engine: Engine, chosen: QuestionSet, data: Path) -> None:
    """Takes the set's documents in, one run for each mapping."""
    for source in chosen.documents:
        mapping = read_mapping(chosen.folder / source.mapping) if source.mapping else AS_IS
        with tempfile.TemporaryDirectory() as scratch, Stop() as stop:
            paths = [str(data / path) for path in source.paths]
            job = Job(paths, Path(scratch) / "rejected.jsonl", mapping=mapping, processes=2)
            ingest(job, engine, stop, lambda _view: None)


def index_folder(work: Path, chosen: QuestionSet, data: Path) -> Path:
    """Where the set's index is kept: by what is indexed and by what decides its tokens."""
    return work / f"{chosen.corpus_sha(data)}-{knowledge.load().digest}"


def questions(chosen: QuestionSet, engine: Engine, data: Path, kept: Path) -> list[Question]:
    """Those of its file, or those of its recipe, which are kept beside the index."""
    if chosen.questions:
        return read_questions(data / chosen.questions)
    with suppress(FileNotFoundError):
        return read_questions(kept)
    made = RECIPES[chosen.recipe or ""]([*_documents(engine)], data)
    rows = ({"id": q.id, "query": q.text, "relevant": sorted(q.relevant)} for q in made)
    kept.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return made


def ask(
    searcher: Searcher, asked: Iterable[Question], variants: Sequence[str] = (*VARIANTS,)
) -> Iterator[Asked]:
    """Each question in each variant. Quotation marks are no part of these questions."""
    for question in asked:
        text = question.text.translate(UNQUOTED)
        for variant in variants:
            written = vary(variant, question.id, text)
            results = searcher.search(SearchQuery(written, highlight=False))
            ranked = tuple(hit.document.id for hit in results.hits)
            yield Asked(question, variant, written, ranked)


def _documents(engine: Engine) -> Iterator[Document]:
    return (stored.enriched.document for stored in engine.documents() if stored.enriched)
