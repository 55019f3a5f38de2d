"""The engine: reads through an alias, writers by turns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from service.engines.elastic.compile import Compiler
from service.engines.elastic.connection import Access, Connection
from service.engines.elastic.definition import Definition
from service.engines.elastic.documents import encode
from service.engines.elastic.indices import Indices
from service.engines.elastic.names import Names
from service.engines.elastic.reader import Reader
from service.engines.elastic.rebuild import ElasticRebuild
from service.engines.elastic.state import Lock, State
from service.engines.elastic.vocabulary import Vocabulary
from service.engines.elastic.writer import ElasticWriter
from service.search.plan import Node, Plan, Tally
from service.search.port import Asked, Encoder, Found, Progress, Status, Stored, Tallied, Told


class ElasticEngine:
    """Safe for many threads. Connects at the first request, so that it may come before its server."""

    def __init__(self, access: Access, name: str, digest: str, definition: Definition) -> None:
        self._connection = Connection(access)
        self._names = Names(name)
        self._digest = digest
        self._indices = Indices(self._connection, self._names, digest, definition)
        self._state = State(self._connection, self._names)
        compiler = Compiler(definition.fields)
        self._reader = Reader(self._connection, self._names, compiler)
        self._vocabulary = Vocabulary(self._reader, compiler)

    @property
    def encoder(self) -> Encoder:
        return encode

    def search(self, plan: Plan, scored: Callable[[], Node] | None = None) -> Found:
        return self._reader.search(replace(plan, query=scored()) if scored else plan)

    def search_all(self, plans: Sequence[Plan]) -> tuple[Found, ...]:
        return self._reader.search_all(plans)

    def tally(self, tally: Tally) -> tuple[Tallied, ...]:
        return self._vocabulary.tally(tally)

    def count(self, nodes: Sequence[Node]) -> tuple[int, ...]:
        return self._reader.count(nodes)

    def look_up(self, asked: Asked) -> Told:
        return self._vocabulary.look_up(asked)

    def get(self, id: str) -> Stored | None:
        return self._reader.get(id)

    def documents(self) -> Iterator[Stored]:
        return self._reader.documents()

    def holds(self, signatures: Mapping[str, str]) -> set[str]:
        kept = self._reader.signatures([*signatures])
        return {id for id, signature in signatures.items() if kept.get(id) == signature}

    def status(self) -> Status:
        index = self._indices.current()
        live, gone = self._reader.live_and_gone()
        progress = self._state.progress()
        latest = max(progress, key=lambda one: one.started_at, default=None)
        made_by = self._names.digest(index)
        return Status(
            documents=live,
            deleted=gone,
            newest=self._reader.newest(),
            version=index,
            digest=made_by,
            outdated=made_by != self._digest or not self._indices.is_as_made(index),
            running=self._running(progress),
            rejected=latest.rejected if latest else 0,
        )

    def _running(self, progress: list[Progress]) -> Progress | None:
        """A rebuild before an ingest, which may go on beside it."""
        if self._state.is_held("rebuild"):
            return next((one for one in progress if one.task == "reindex"), None)
        if self._state.is_held("writer"):
            return next((one for one in progress if one.task == "ingest"), None)
        return None

    def writer(self) -> ElasticWriter:
        return ElasticWriter(self._indices, self._state, self._reader, Lock(self._state, "writer"))

    def rebuild(self) -> ElasticRebuild:
        locks = (Lock(self._state, "rebuild"), Lock(self._state, "writer"))
        return ElasticRebuild(self._indices, self._state, self._reader, locks)

    def rollback(self) -> None:
        self._indices.current()
        with Lock(self._state, "writer"):
            self._indices.rollback()

    def close(self) -> None:
        self._connection.close()
