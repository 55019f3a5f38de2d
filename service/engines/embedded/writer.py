"""The one writer of an index folder, of the live generation or of a new one beside it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

import orjson
import tantivy

from service import knowledge
from service.engines.embedded.failures import reading, writing
from service.engines.embedded.folder import Folder
from service.engines.embedded.schema import encode_tombstone, schema, signature_term
from service.engines.embedded.snapshot import Snapshot
from service.errors import IndexOutdated
from service.search.port import Progress, Record, Refusal, Standing, Stored

HEAP = 256_000_000
"""Bytes that tantivy gathers before it writes a segment: fewer, larger segments, memory below 1 GB."""


class EmbeddedWriter:
    """Holds the folder's lock from entry to exit."""

    _rebuild = False

    def __init__(self, folder: Folder, digest: str) -> None:
        self._folder = folder
        self._digest = digest
        self._pending: dict[str, str | None] = {}
        """Signatures of what is written but not committed; None for a tombstone."""

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._folder.lock())
            self._generation = self._open_generation()
            path = self._folder.generation(self._generation)
            with reading():
                self._index = tantivy.Index(schema(knowledge.load().fields), str(path))
                self._snapshot = Snapshot.open(self._generation, path)
            with writing():
                self._writer = self._index.writer(HEAP, 1)
            self._folder.tidy(keep=self._generation)
            self._held = stack.pop_all()
        return self

    def _open_generation(self) -> str:
        name = None if self._rebuild else self._folder.current_or_left()
        if name is None:
            with writing():
                return self._folder.create(self._digest)
        if name.rpartition("-")[0] != self._digest:
            raise IndexOutdated(
                f"the index in {self._folder.root} was built by another configuration "
                f"({name.rpartition('-')[0]}, now {self._digest}): run `tracuu reindex` first"
            )
        return name

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._held:
            if kind is None:
                self.commit()
                with writing():
                    self._writer.wait_merging_threads()
                    self._folder.switch(self._generation)
            else:
                self._give_up()

    def _give_up(self) -> None:
        """What isn't committed is gone with the writer, whether or not tantivy can still say so."""
        with suppress(ValueError, OSError):
            self._writer.rollback()
        del self._writer
        if self._rebuild:
            with suppress(OSError):
                self._folder.tidy()

    def standing(self, signatures: Mapping[str, str]) -> dict[str, Standing]:
        with reading():
            return {id: self._standing(id, signature) for id, signature in signatures.items()}

    def _standing(self, id: str, signature: str) -> Standing:
        if id in self._pending:
            pending = self._pending[id]
            return "new" if pending is None else "same" if pending == signature else "changed"
        if self._snapshot.holds("signature", signature_term(id, signature)):
            return "same"
        return "changed" if self._snapshot.is_live(id) else "new"

    def upsert(self, records: Sequence[Record]) -> None:
        with writing():
            for record in records:
                self._writer.delete_documents_by_term("id", record.id)
                self._writer.add_json(record.payload.decode())
                self._pending[record.id] = record.signature

    def delete(self, ids: Sequence[str], changed_at: dt.datetime) -> set[str]:
        live = {id for id in ids if self._is_live(id)}
        for id in sorted(live):
            self.bury(id, changed_at)
        return live

    def bury(self, id: str, changed_at: dt.datetime) -> None:
        with writing():
            self._writer.delete_documents_by_term("id", id)
            self._writer.add_json(encode_tombstone(id, changed_at).decode())
        self._pending[id] = None

    def _is_live(self, id: str) -> bool:
        if id in self._pending:
            return self._pending[id] is not None
        return self._snapshot.is_live(id)

    def commit(self) -> Sequence[Refusal]:
        """A first index answers from its first commit on; a rebuilt one only when it is whole.

        Refuses none: what `encode` makes fits the schema.
        """
        with writing():
            self._writer.commit()
            self._snapshot = self._snapshot.reload()
            self._pending.clear()
            if not self._rebuild and not self._folder.pointer.exists():
                self._folder.switch(self._generation)
        return ()

    def report(self, progress: Progress) -> None:
        with writing():
            self._folder.write_progress(orjson.dumps(progress))


class EmbeddedRebuild(EmbeddedWriter):
    """Writes a new generation and switches to it. Nobody else writes meanwhile, so one pass is enough."""

    _rebuild = True

    def __init__(self, folder: Folder, digest: str, documents: Callable[[], Iterator[Stored]]) -> None:
        super().__init__(folder, digest)
        self._documents = documents

    def passes(self) -> Iterator[Iterator[Stored]]:
        yield self._documents()
