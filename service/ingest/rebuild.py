"""`tracuu reindex`: all that is derived, derived again from the documents that the index keeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from service.extract.enrich import enrich
from service.ingest.documents import as_input
from service.ingest.inputs import Rejection
from service.ingest.pace import USUAL, Pace, Ticker
from service.ingest.prepare import Done, Preparer, Recipe, Task
from service.ingest.rejected import RejectedLog
from service.ingest.upsert import upsert
from service.model import Document
from service.search.port import Engine, Progress, Stored, Writer

Show = Callable[[Progress], None]


def rebuild(engine: Engine, rejected: Path, processes: int, show: Show, pace: Pace = USUAL) -> Progress:
    """Writes a new index beside the live one, which it replaces when it is whole.

    A document that the new configuration can't take is kept in `rejected`, in a form that can be ingested
    again. Raises EngineError; then the live index is as it was.
    """
    total = engine.status().documents
    begun = Progress("reindex", 0, total, 0, datetime.now(UTC))
    with (
        engine.rebuild() as new,
        RejectedLog(rejected) as log,
        Preparer(Recipe(enrich, engine.encoder), processes, pace.inline_characters) as preparer,
    ):
        run = _Run(new, log, show, pace, begun)
        for read in new.passes():
            for batch in _batches(read, pace.batch_documents):
                for done in preparer.put(run.tasks(batch)):
                    run.store(done)
            # a tombstone of the next pass must not be overtaken by its document of this one
            for done in preparer.drain():
                run.store(done)
        run.commit()
        run.tell()
    return run.progress


@dataclass
class _Run:
    writer: Writer
    log: RejectedLog
    show: Show
    pace: Pace
    progress: Progress

    def __post_init__(self) -> None:
        self.until_show = Ticker(self.pace.show_seconds)
        self.written: dict[str, Document] = {}
        """Handed to the new index, which takes or refuses it at a commit."""

    def tasks(self, batch: list[Stored]) -> list[Task]:
        """What is to be prepared; tombstones need no preparing."""
        tasks = []
        for stored in batch:
            if stored.enriched is None:
                self.writer.bury(stored.id, stored.changed_at)
            else:
                tasks.append(Task(stored.enriched.document, stored.changed_at))
        return tasks

    def store(self, done: Done) -> None:
        refused = upsert(self.writer, done)
        documents = {task.document.id: task.document for task, _ in done}
        self.reject({id: (documents.pop(id), reason) for id, reason in refused.items()})
        self.written |= documents
        if len(self.written) >= self.pace.commit_documents:
            self.commit()
        self.advance(done=len(done))

    def commit(self) -> None:
        written, self.written = self.written, {}
        refused = self.writer.commit()
        self.reject({refusal.id: (written[refusal.id], refusal.reason) for refusal in refused})

    def reject(self, refused: dict[str, tuple[Document, str]]) -> None:
        for id, (document, reason) in refused.items():
            self.log.write(Rejection("index", None, reason, as_input(document), id))
        self.advance(rejected=len(refused))

    def advance(self, done: int = 0, rejected: int = 0) -> None:
        """What came while it ran is more than there was at the beginning."""
        now = self.progress
        done += now.done
        total = None if now.total is None else max(now.total, done)
        self.progress = replace(now, done=done, total=total, rejected=now.rejected + rejected)
        if self.until_show.due():
            self.tell()

    def tell(self) -> None:
        self.writer.report(self.progress)
        self.show(self.progress)


def _batches(stored: Iterator[Stored], size: int) -> Iterator[list[Stored]]:
    while batch := list(islice(stored, size)):
        yield batch
