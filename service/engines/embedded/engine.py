"""Reads of an index folder that always see its last commit, and its writers."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

import orjson

from service.engines.embedded.beside import Beside
from service.engines.embedded.facets import Later
from service.engines.embedded.failures import reading
from service.engines.embedded.folder import Folder, Stamp
from service.engines.embedded.schema import encode, signature_term
from service.engines.embedded.snapshot import Snapshot
from service.engines.embedded.writer import EmbeddedRebuild, EmbeddedWriter
from service.search.plan import Node, Plan, Tally
from service.search.port import Asked, Encoder, Found, Progress, Status, Stored, Tallied, Told


class EmbeddedEngine:
    """Safe for many threads. Opens nothing before the first read, so it may come before its index."""

    def __init__(self, root: Path, digest: str) -> None:
        self._folder = Folder(root)
        self._digest = digest
        self._lock = Lock()
        self._seen: tuple[Stamp, Stamp] | None = None
        self._snapshot: Snapshot | None = None
        self._beside = Beside()

    @property
    def encoder(self) -> Encoder:
        return encode

    def search(self, plan: Plan, scored: Callable[[], Node] | None = None) -> Found:
        """Facets are counted on another thread meanwhile: they take as long as all the rest."""
        with reading():
            snapshot = self._current()
            facets = Later(self._beside.submit(snapshot.facets, plan)) if plan.facets else {}
            query = scored() if scored else plan.query
            return replace(snapshot.search(replace(plan, query=query, facets=())), facets=facets)

    def search_all(self, plans: Sequence[Plan]) -> tuple[Found, ...]:
        with reading():
            snapshot = self._current()
            return tuple(snapshot.search(plan) for plan in plans)

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        with reading():
            return self._current().tally(tally)

    def count(self, nodes: Sequence[Node]) -> tuple[int, ...]:
        with reading():
            snapshot = self._current()
            return tuple(snapshot.count(node) for node in nodes)

    def look_up(self, asked: Asked) -> Told:
        """To search ahead would save nothing here, so it waits until what is found is wanted."""
        with reading():
            snapshot = self._current()
            told = snapshot.look_up(asked)
            if asked.ahead is None:
                return told
            return replace(told, found=partial(reading()(snapshot.search), asked.ahead))

    def get(self, id: str) -> Stored | None:
        with reading():
            return self._current().get(id)

    def documents(self) -> Iterator[Stored]:
        with reading():
            yield from self._current().documents()

    def holds(self, signatures: Mapping[str, str]) -> set[str]:
        with reading():
            snapshot = self._current()
            return {
                id
                for id, signature in signatures.items()
                if snapshot.holds("signature", signature_term(id, signature))
            }

    def status(self) -> Status:
        with reading():
            snapshot = self._current()
            built_by = snapshot.generation.rpartition("-")[0]
            progress = self._progress()
            return Status(
                documents=snapshot.live_documents(),
                deleted=snapshot.tombstones(),
                newest=snapshot.newest(),
                version=snapshot.generation,
                digest=built_by,
                outdated=built_by != self._digest,
                running=progress if self._folder.is_locked() else None,
                rejected=progress.rejected if progress else 0,
            )

    def _progress(self) -> Progress | None:
        """A file that can't be read says nothing of the documents, so it costs no more than the progress."""
        try:
            values = orjson.loads(self._folder.progress.read_bytes())
            return Progress(**values | {"started_at": dt.datetime.fromisoformat(values["started_at"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def writer(self) -> EmbeddedWriter:
        return EmbeddedWriter(self._folder, self._digest)

    def rebuild(self) -> EmbeddedRebuild:
        return EmbeddedRebuild(self._folder, self._digest, self.documents)

    def rollback(self) -> None:
        with self._folder.lock():
            self._folder.rollback()

    def close(self) -> None:
        with self._lock:
            self._seen = self._snapshot = None

    def _current(self) -> Snapshot:
        """The last commit, whatever process made it: two look-ups of a file's state tell."""
        with self._lock:
            last = self._snapshot
            if last is None or self._seen != (
                self._folder.switched(),
                self._folder.committed(last.generation),
            ):
                # looked at before it is read, so that what changes meanwhile is seen by the next call
                switched = self._folder.switched()
                generation = self._folder.current()
                committed = self._folder.committed(generation)
                if last is None or last.generation != generation:
                    self._snapshot = Snapshot.open(generation, self._folder.generation(generation))
                else:
                    self._snapshot = last.reload()
                self._seen = switched, committed
                return self._snapshot
            return last
