"""A new index built beside the one that answers, while others search it and write to it.

    pass 1      everything, as it is at the beginning
    pass 2 ...  what was committed since the pass before began
    last pass   the same once more, as the writer: nobody else writes from here to the swap

What came since is told by the number of the commit, not by `changed_at`: that is when a document's content
became what it is, which may be long before its commit, and by another machine's clock.
"""

import datetime as dt
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from service.engines.elastic.bulk import Operation, send
from service.engines.elastic.documents import encode_tombstone
from service.engines.elastic.indices import Indices
from service.engines.elastic.reader import Reader
from service.engines.elastic.state import Lock, State
from service.engines.elastic.writer import numbered, refresh, report
from service.errors import EngineError, IndexBusy
from service.search.port import Progress, Record, Refusal, Standing, Stored

TOGETHER = 1_000
"""Documents that are sent in one go."""

BETWEEN_PASSES = 0.5
"""Seconds, where another writes: then there is more to copy, or the lock is free."""


class ElasticRebuild:
    """Holds the rebuild's lock from entry to exit, and the writer's from the last pass on."""

    def __init__(self, indices: Indices, state: State, reader: Reader, locks: tuple[Lock, Lock]) -> None:
        self._indices = indices
        self._state = state
        self._reader = reader
        self._lock, self._writers_lock = locks
        self._operations: list[Operation] = []
        self._refused: list[Refusal] = []
        self._total_refused = 0
        self._is_writer = False

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._lock)
            self._indices.tidy()
            self._old = self._indices.current()
            self._index = self._indices.create()
            self._held = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._held:
            try:
                if kind is None:
                    self._finish()
            except EngineError:
                self._drop()
                raise
            if kind is not None:
                self._drop()

    def _finish(self) -> None:
        self._become_writer()
        self.commit()
        self._verify()
        self._indices.switch(self._index)
        self._indices.tidy()

    def _drop(self) -> None:
        with suppress(EngineError):
            self._indices.remove(self._index)

    def _verify(self) -> None:
        """Raises EngineError where a document of the old index has no successor."""
        before, after = (self._reader.live_and_gone(index)[0] for index in (self._old, self._index))
        if after != before - self._total_refused:
            raise EngineError(
                f"{self._index} holds {after:,} documents of the {before:,} in {self._old}: it is not taken"
            )

    def passes(self) -> Iterator[Iterator[Stored]]:
        """Each to be read to its end before the next. After the last one this is the index's writer."""
        after: int | None = None
        while True:
            revision = self._state.held("writer").revision
            is_last = after is not None and self._try_to_write()
            if is_last:
                revision = self._writers_lock.revision
            if after is None or revision > after:
                yield self._reader.scan(self._old, [{"_shard_doc": "asc"}], after)
            elif not is_last:
                time.sleep(BETWEEN_PASSES)
            if is_last:
                return
            after = revision

    def _try_to_write(self) -> bool:
        try:
            self._held.enter_context(self._writers_lock)
        except IndexBusy:
            return False
        self._is_writer = True
        return True

    def _become_writer(self) -> None:
        while not self._is_writer and not self._try_to_write():
            time.sleep(BETWEEN_PASSES)

    # -- writing to the new index --------------------------------------------------------------------

    def standing(self, signatures: Mapping[str, str]) -> dict[str, Standing]:
        """Everything is to be written anew."""
        return dict.fromkeys(signatures, "new")

    def upsert(self, records: Sequence[Record]) -> None:
        for record in records:
            self._put(record.id, record.payload)

    def delete(self, ids: Sequence[str], changed_at: dt.datetime) -> set[str]:
        for id in ids:
            self.bury(id, changed_at)
        return set(ids)

    def bury(self, id: str, changed_at: dt.datetime) -> None:
        self._put(id, encode_tombstone(id, changed_at))

    def _put(self, id: str, payload: bytes) -> None:
        self._operations.append(Operation(id, numbered(payload, 0)))
        if len(self._operations) >= TOGETHER:
            self._send()

    def _send(self) -> None:
        self._lock.check()
        self._refused += send(self._state.connection, self._index, self._operations)
        self._operations.clear()

    def commit(self) -> Sequence[Refusal]:
        self._send()
        refresh(self._state, self._index)
        refused, self._refused = self._refused, []
        self._total_refused += len(refused)
        return refused

    def report(self, progress: Progress) -> None:
        report(self._state, progress)
