"""An engine in memory, for tests of what writes to one. It keeps no tokens and answers no searches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from service.errors import EngineError, IndexBusy, IndexMissing
from service.model import EnrichedDocument
from service.search.plan import Node, Plan, Tally
from service.search.port import (
    Asked,
    Encoder,
    Found,
    Progress,
    Record,
    Refusal,
    Standing,
    Status,
    Stored,
    Tallied,
    Told,
)
from service.search.stored import dump, load, signature


def encode(enriched: EnrichedDocument, changed_at: datetime) -> Record:
    document = enriched.document
    return Record(document.id, signature(document), changed_at.isoformat().encode() + b"\n" + dump(enriched))


@dataclass
class FakeEngine:
    """`documents_by_id` holds what is committed; `commits` how many documents each commit brought."""

    documents_by_id: dict[str, Record] = field(default_factory=dict)
    tombstones: dict[str, datetime] = field(default_factory=dict)
    commits: list[int] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    refuse: frozenset[str] = frozenset()
    busy: bool = False

    @property
    def encoder(self) -> Encoder:
        return encode

    def search(self, plan: Plan, scored: Callable[[], Node] | None = None) -> Found:
        raise EngineError(f"the fake engine keeps no tokens to answer {plan}, nor {scored}")

    def search_all(self, plans: Sequence[Plan]) -> tuple[Found, ...]:
        return tuple(map(self.search, plans))

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        raise EngineError(f"the fake engine keeps no tokens to answer {tally}")

    def count(self, nodes: Sequence[Node]) -> tuple[int, ...]:
        raise EngineError(f"the fake engine keeps no tokens to answer {nodes}")

    def look_up(self, asked: Asked) -> Told:
        raise EngineError(f"the fake engine keeps no tokens to answer {asked}")

    def get(self, id: str) -> Stored | None:
        return next((stored for stored in self.documents() if stored.id == id), None)

    def documents(self) -> Iterator[Stored]:
        live = [_stored(record) for record in self.documents_by_id.values()]
        gone = [Stored(id, None, changed_at) for id, changed_at in self.tombstones.items()]
        yield from sorted(live + gone, key=lambda stored: stored.id)

    def holds(self, signatures: Mapping[str, str]) -> set[str]:
        return {
            id
            for id, signature in signatures.items()
            if (record := self.documents_by_id.get(id)) and record.signature == signature
        }

    def status(self) -> Status:
        return Status(len(self.documents_by_id), len(self.tombstones), None, "fake", "0", False, None, 0)

    def writer(self) -> "FakeWriter":
        if self.busy:
            raise IndexBusy("another process is writing to this index")
        return FakeWriter(self, dict(self.documents_by_id), dict(self.tombstones))

    def rebuild(self) -> "FakeWriter":
        return FakeWriter(self, {}, {})

    def rollback(self) -> None:
        raise IndexMissing("the fake engine keeps no earlier index")

    def close(self) -> None:
        """There is nothing to let go of."""


class FakeWriter:
    def __init__(
        self, engine: FakeEngine, records: dict[str, Record], tombstones: dict[str, datetime]
    ) -> None:
        self._engine = engine
        self._records = records
        self._tombstones = tombstones
        self._uncommitted = 0
        self._refused: list[Refusal] = []

    def __enter__(self) -> Self:
        self._engine.busy = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.busy = False
        if error is None and self._uncommitted:
            self.commit()

    def standing(self, signatures: Mapping[str, str]) -> dict[str, Standing]:
        return {id: self._standing(id, signature) for id, signature in signatures.items()}

    def _standing(self, id: str, signature: str) -> Standing:
        if id not in self._records:
            return "new"
        return "same" if self._records[id].signature == signature else "changed"

    def upsert(self, records: Sequence[Record]) -> None:
        taken = [record for record in records if record.id not in self._engine.refuse]
        self._refused += [Refusal(record.id, "refused") for record in records if record not in taken]
        for record in taken:
            self._records[record.id] = record
            self._tombstones.pop(record.id, None)
        self._uncommitted += len(taken)

    def delete(self, ids: Sequence[str], changed_at: datetime) -> set[str]:
        live = {id for id in ids if self._records.pop(id, None)}
        self._tombstones |= dict.fromkeys(live, changed_at)
        self._uncommitted += len(live)
        return live

    def bury(self, id: str, changed_at: datetime) -> None:
        self._records.pop(id, None)
        self._tombstones[id] = changed_at
        self._uncommitted += 1

    def commit(self) -> Sequence[Refusal]:
        self._engine.documents_by_id = dict(self._records)
        self._engine.tombstones = dict(self._tombstones)
        self._engine.commits.append(self._uncommitted)
        self._uncommitted = 0
        refused, self._refused = self._refused, []
        return refused

    def passes(self) -> Iterator[Iterator[Stored]]:
        yield self._engine.documents()

    def report(self, progress: Progress) -> None:
        self._engine.progress.append(progress)


def _stored(record: Record) -> Stored:
    moment, text = record.payload.split(b"\n", 1)
    return Stored(record.id, load(text), datetime.fromisoformat(moment.decode()))
