"""One run of an ingest: from inputs to committed documents."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from service.extract.enrich import enrich
from service.ingest.documents import read_document
from service.ingest.inputs import Idle, Item, RawInput, Rejection
from service.ingest.mapping import AS_IS, Mapping
from service.ingest.pace import USUAL, Pace, Ticker
from service.ingest.prepare import Done, Preparer, Recipe, Task
from service.ingest.quarantine import USUAL as USUAL_LIMITS
from service.ingest.quarantine import Limits, Quarantine
from service.ingest.rejected import RejectedLog
from service.ingest.sources import Feed
from service.ingest.stop import Stop
from service.ingest.upsert import upsert
from service.model import Document
from service.search.port import Engine, Progress, Standing, Writer
from service.search.stored import signature


@dataclass(frozen=True, slots=True)
class Job:
    """What to ingest. `skip` holds resolved paths that are never read, as the index itself."""

    paths: Sequence[str]
    rejected: Path
    mapping: Mapping = AS_IS
    processes: int = 1
    skip: frozenset[Path] = frozenset()
    stdin: int = 0
    pace: Pace = USUAL
    limits: Limits = USUAL_LIMITS


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far. All are counted once, when it is certain."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        return self.added + self.updated + self.unchanged + self.rejected


@dataclass(frozen=True, slots=True)
class View:
    """A run at a moment, for whoever shows its progress."""

    read: int
    rejected: int
    position: int
    """Bytes read, as in Feed."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: `read` is the sum of the next four."""

    read: int
    added: int
    updated: int
    unchanged: int
    rejected: int
    seconds: float


Show = Callable[[View], None]


def ingest(job: Job, engine: Engine, stop: Stop, show: Show) -> Report:
    """Takes in all inputs of `job`, or what came before `stop`. Commits on the way, and at the end.

    Raises EngineError; then all is kept that was committed, and doing it again does the rest.
    """
    # The writer first: while another process writes, its file of rejections must stay.
    with (
        engine.writer() as writer,
        RejectedLog(job.rejected) as log,
        Preparer(Recipe(enrich, engine.encoder), job.processes, job.pace.inline_characters) as preparer,
        Quarantine(job.processes, job.limits) as quarantine,
    ):
        return _Run(job, writer, log, preparer, show).run(stop, quarantine)


@dataclass(frozen=True, slots=True)
class _Candidate:
    raw: RawInput
    document: Document
    signature: str


@dataclass
class _Run:
    job: Job
    writer: Writer
    log: RejectedLog
    preparer: Preparer
    show: Show
    tally: Tally = field(default_factory=Tally)
    begun: float = field(default_factory=monotonic)
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.feed = Feed(self.job.paths, self.job.skip, self.job.stdin)
        self.batch: dict[str, _Candidate] = {}
        self.bytes = 0
        self.under_way: dict[str, tuple[_Candidate, Standing]] = {}
        self.written: list[tuple[RawInput, str, Standing]] = []
        """Handed to the index with its id; it is taken or refused at a commit."""
        self.written_bytes = 0
        self.until_commit = Ticker(self.job.pace.commit_seconds)
        self.until_show = Ticker(self.job.pace.show_seconds)

    def run(self, stop: Stop, quarantine: Quarantine) -> Report:
        self.tell()
        for item in quarantine.opened(self.feed):
            self.take(item)
            self.look_up()
            if stop.requested:
                break
        self.finish()
        self.tell()
        return Report(self.tally.read, **asdict(self.tally), seconds=round(monotonic() - self.begun, 3))

    # -- from an input to the workers ----------------------------------------------------------------

    def take(self, item: Item) -> None:
        if isinstance(item, Idle):
            self.finish()
        elif isinstance(item, Rejection):
            self.reject(item)
        else:
            document = read_document(item, self.job.mapping)
            if isinstance(document, Rejection):
                self.reject(document)
            else:
                self.collect(_Candidate(item, document, signature(document)))

    def collect(self, candidate: _Candidate) -> None:
        # The later of two with one id wins, so the earlier must be in its place before they are compared.
        if candidate.document.id in self.batch:
            self.dispatch()
        self.batch[candidate.document.id] = candidate
        self.bytes += len(candidate.raw.content)
        pace = self.job.pace
        if len(self.batch) >= pace.batch_documents or self.bytes >= pace.batch_bytes:
            self.dispatch()

    def dispatch(self) -> None:
        """Sends on what the index doesn't have yet."""
        batch, self.batch, self.bytes = self.batch, {}, 0
        if not batch:
            return
        held = sum(len(candidate.raw.content) for candidate, _ in self.under_way.values())
        if held > self.job.pace.held_bytes or not self.under_way.keys().isdisjoint(batch):
            self.store_all()
        standings = self.writer.standing({id: candidate.signature for id, candidate in batch.items()})
        changed = {id: candidate for id, candidate in batch.items() if standings[id] != "same"}
        self.tally.unchanged += len(batch) - len(changed)
        self.under_way |= {id: (candidate, standings[id]) for id, candidate in changed.items()}
        if changed:
            now = datetime.now(UTC)
            for done in self.preparer.put([Task(candidate.document, now) for candidate in changed.values()]):
                self.store(done)

    # -- from the workers to the index ---------------------------------------------------------------

    def store(self, done: Done) -> None:
        refused = upsert(self.writer, done)
        for task, _ in done:
            id = task.document.id
            candidate, standing = self.under_way.pop(id)
            if id in refused:
                self.reject(candidate.raw.rejected(refused[id], id))
            else:
                self.written.append((candidate.raw, id, standing))
                self.written_bytes += len(candidate.raw.content)

    def store_all(self) -> None:
        for done in self.preparer.drain():
            self.store(done)

    def finish(self) -> None:
        """Everything taken in so far is in the index after this."""
        self.dispatch()
        self.store_all()
        self.commit()

    def commit(self) -> None:
        written, self.written, self.written_bytes = self.written, [], 0
        if written:
            refused = {refusal.id: refusal.reason for refusal in self.writer.commit()}
            last = {id: place for place, (_, id, _) in enumerate(written)}
            for place, (raw, id, standing) in enumerate(written):
                if id in refused and last[id] == place:  # of two with one id the later was refused
                    self.reject(raw.rejected(refused[id], id))
                else:
                    self.count(standing)
        self.log.flush()
        self.until_commit.reset()

    def count(self, standing: Standing) -> None:
        if standing == "new":
            self.tally.added += 1
        else:
            self.tally.updated += 1

    # -- for the people outside ----------------------------------------------------------------------

    def reject(self, rejection: Rejection) -> None:
        self.log.write(rejection)
        self.tally.rejected += rejection.part == 1

    def look_up(self) -> None:
        pace = self.job.pace
        is_much = len(self.written) >= pace.commit_documents or self.written_bytes >= pace.commit_bytes
        if is_much or self.until_commit.due():
            self.commit()
        if self.until_show.due():
            self.tell()

    def tell(self) -> None:
        read, rejected = self.tally.read + len(self.written), self.tally.rejected
        self.writer.report(Progress("ingest", read, None, rejected, self.started_at))
        self.show(View(read, rejected, self.feed.position))
