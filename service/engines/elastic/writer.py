"""The one writer of the index that answers."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from elasticsearch import Elasticsearch

from service.engines.elastic.bulk import Operation, send
from service.engines.elastic.documents import encode_tombstone
from service.engines.elastic.indices import Indices
from service.engines.elastic.mappings import REVISION
from service.engines.elastic.reader import Reader
from service.engines.elastic.state import Lock, State
from service.errors import EngineError, EngineUnavailable, IndexReadOnly
from service.search.port import Progress, Record, Refusal, Standing


class ElasticWriter:
    """Holds the writer's lock from entry to exit, and what is written in memory until a commit.

    Elasticsearch shows nothing that was written before it is told to refresh; only, it can't take back.
    """

    def __init__(self, indices: Indices, state: State, reader: Reader, lock: Lock) -> None:
        self._indices = indices
        self._state = state
        self._reader = reader
        self._lock = lock
        self._operations: list[Operation] = []
        self._pending: dict[str, str | None] = {}
        """Signatures of what is not committed; None for a tombstone."""

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._lock)
            self._answers = self._indices.exists()
            self._index = self._indices.current() if self._answers else self._indices.create()
            self._indices.check(self._index)
            self._held = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._held:
            if kind is None:
                refused = self.commit()
                if not self._answers:
                    self._answer()
                if refused:
                    raise EngineError(
                        f"{len(refused)} documents were refused at the end: {refused[0].reason}"
                    )
            elif not self._answers:
                with suppress(EngineError):
                    self._indices.remove(self._index)

    def standing(self, signatures: Mapping[str, str]) -> dict[str, Standing]:
        unknown = [id for id in signatures if id not in self._pending] if self._answers else []
        kept: dict[str, str | None] = {**self._reader.signatures(unknown), **self._pending}
        return {id: _standing(kept.get(id), signature) for id, signature in signatures.items()}

    def upsert(self, records: Sequence[Record]) -> None:
        for record in records:
            self._put(record.id, record.payload, record.signature)

    def delete(self, ids: Sequence[str], changed_at: dt.datetime) -> set[str]:
        standings = self.standing(dict.fromkeys(ids, ""))
        live = {id for id, standing in standings.items() if standing != "new"}
        for id in sorted(live):
            self.bury(id, changed_at)
        return live

    def bury(self, id: str, changed_at: dt.datetime) -> None:
        self._put(id, encode_tombstone(id, changed_at), None)

    def _put(self, id: str, payload: bytes, signature: str | None) -> None:
        self._operations.append(Operation(id, numbered(payload, self._lock.revision + 1)))
        self._pending[id] = signature

    def commit(self) -> Sequence[Refusal]:
        """A first index answers from its first commit on."""
        if not self._operations:
            return ()
        self._lock.check()
        refused = send(self._state.connection, self._index, self._operations)
        refresh(self._state, self._index)
        self._lock.advance(self._lock.revision + 1)
        self._operations.clear()
        self._pending.clear()
        if not self._answers:
            self._answer()
        return refused

    def report(self, progress: Progress) -> None:
        report(self._state, progress)

    def _answer(self) -> None:
        self._indices.switch(self._index)
        self._answers = True


def refresh(state: State, index: str) -> None:
    """Shows what was written."""

    def ask(client: Elasticsearch) -> None:
        client.indices.refresh(index=index)

    state.connection.write(ask)


def report(state: State, progress: Progress) -> None:
    """To tell or not to tell is no reason to stop."""
    with suppress(EngineUnavailable, IndexReadOnly):
        state.report(progress)


def numbered(payload: bytes, revision: int) -> bytes:
    """A JSON object with one more member."""
    return b'%b,"%b":%d}' % (payload[:-1], REVISION.encode(), revision)


def _standing(kept: str | None, signature: str) -> Standing:
    if kept is None:
        return "new"
    return "same" if kept == signature else "changed"
