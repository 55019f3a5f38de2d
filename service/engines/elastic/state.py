"""What several processes must know of one another, in an index of its own: locks and progress.

A lock is a document with an owner and an end, which its holder keeps pushing off. Each change of it names the
sequence number of the one before, so that of two that want it only one gets it. The writer's lock also counts
commits: the number of the last whole one is what a rebuild copies up to.
"""

import datetime as dt
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, Literal, Self

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from service.engines.elastic.connection import Connection
from service.engines.elastic.names import Names
from service.errors import EngineError, IndexBusy
from service.search.port import Progress

LEASE = 30.0
"""Seconds that a lock outlives a holder who was killed. Machines' clocks may differ by a part of it."""

Task = Literal["writer", "rebuild"]

SETTINGS = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1", "hidden": True}},
    "mappings": {"dynamic": False},
}


@dataclass(frozen=True, slots=True)
class Held:
    """A lock as it was read. `version` is what a change of it must name."""

    owner: str = ""
    until: float = 0.0
    revision: int = 0
    version: tuple[int, int] | None = None

    def is_held(self, now: float) -> bool:
        return bool(self.owner) and self.until > now


@dataclass(frozen=True, slots=True)
class State:
    connection: Connection
    names: Names

    def held(self, task: Task) -> Held:
        source, version = self._get(task)
        if version is None:
            return Held()
        return Held(source["owner"], source["until"], source["revision"], version)

    def is_held(self, task: Task, clock: Callable[[], float] = time.time) -> bool:
        return self.held(task).is_held(clock())

    def hold(self, task: Task, held: Held, then: Held) -> Held:
        """`then` in the place of `held`. Raises IndexBusy where somebody was faster."""
        values = {"owner": then.owner, "until": then.until, "revision": then.revision}
        expected: dict[str, Any] = (
            {"op_type": "create"}
            if held.version is None
            else {"if_seq_no": held.version[0], "if_primary_term": held.version[1]}
        )

        def ask(client: Elasticsearch) -> tuple[int, int]:
            try:
                done = client.index(index=self.names.state, id=task, document=values, **expected)
            except ConflictError:
                now = self._mine(task, then)
                if now is None:
                    raise IndexBusy(
                        f"another process took over the {task}'s lock of {self.names.name}"
                    ) from None
                return now
            return done["_seq_no"], done["_primary_term"]

        return Held(then.owner, then.until, then.revision, self.connection.write(ask))

    def release(self, task: Task, held: Held) -> None:
        """Lets the next one in."""
        if held.version is None:
            return
        number, term = held.version
        free = {"owner": "", "until": 0.0, "revision": held.revision}
        self.connection.read(
            lambda client: client.index(
                index=self.names.state, id=task, document=free, if_seq_no=number, if_primary_term=term
            )
        )

    def _mine(self, task: Task, then: Held) -> tuple[int, int] | None:
        """The version, where a write came through although its answer was lost."""
        now = self.held(task)
        same = (now.owner, now.until, now.revision) == (then.owner, then.until, then.revision)
        return now.version if same else None

    def progress(self) -> list[Progress]:
        """Of each kind of task the last."""
        found = [self._get(f"progress-{task}")[0] for task in ("ingest", "reindex")]
        return [
            Progress(**values | {"started_at": dt.datetime.fromisoformat(values["started_at"])})
            for values in found
            if values
        ]

    def report(self, progress: Progress) -> None:
        values = asdict(progress) | {"started_at": progress.started_at.isoformat()}
        self.connection.read(
            lambda client: client.index(
                index=self.names.state, id=f"progress-{progress.task}", document=values
            )
        )

    def prepare(self) -> None:
        """Makes the index where it isn't there."""
        self.connection.write(
            lambda client: client.options(ignore_status=400).indices.create(
                index=self.names.state, body=SETTINGS
            )
        )

    def _get(self, id: str) -> tuple[dict[str, Any], tuple[int, int] | None]:
        def ask(client: Elasticsearch) -> tuple[dict[str, Any], tuple[int, int] | None]:
            try:
                found = client.get(index=self.names.state, id=id)
            except NotFoundError:
                return {}, None
            return found["_source"], (found["_seq_no"], found["_primary_term"])

        return self.connection.read(ask)


class Lock:
    """Held from entry to exit, and kept up by a thread meanwhile."""

    def __init__(
        self, state: State, task: Task, lease: float = LEASE, clock: Callable[[], float] = time.time
    ) -> None:
        self._state = state
        self._task: Task = task
        self._lease = lease
        self._clock = clock
        self._guard = threading.Lock()
        self._ended = threading.Event()
        self._lost: EngineError | None = None
        self._held = Held()

    def __enter__(self) -> Self:
        self._state.prepare()
        held = self._state.held(self._task)
        if held.is_held(self._clock()):
            raise IndexBusy(
                f"process {held.owner} is writing to {self._state.names.name}; try again when it is done"
            )
        self._hold(held, held.revision)
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
        if self._lost is None:
            with suppress(EngineError):  # it ends by itself
                self._state.release(self._task, self._held)

    @property
    def revision(self) -> int:
        """The last whole commit's number."""
        return self._held.revision

    def check(self) -> None:
        """Raises IndexBusy where the lock is another's by now: what isn't written yet mustn't be."""
        self.advance(self._held.revision)

    def advance(self, revision: int) -> None:
        """States the number of the last whole commit, and that we are alive."""
        with self._guard:
            if self._lost is not None:
                raise IndexBusy(str(self._lost))
            self._hold(self._held, revision)

    def _hold(self, held: Held, revision: int) -> None:
        owner = f"{os.getpid()} on {socket.gethostname()}"
        self._held = self._state.hold(self._task, held, Held(owner, self._clock() + self._lease, revision))

    def _keep(self) -> None:
        while not self._ended.wait(self._lease / 3):
            with self._guard:
                try:
                    self._hold(self._held, self._held.revision)
                except EngineError as error:
                    self._lost = error
                    return
