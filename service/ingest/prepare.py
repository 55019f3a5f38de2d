"""The heavy part of an ingest, enriching and encoding, in worker processes."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from service.errors import TracuuError
from service.ingest.worker import SPAWN, begin_worker
from service.model import Document, EnrichedDocument
from service.search.port import Encoder, Record

Given = ParamSpec("Given")
Made = TypeVar("Made")

DEPTH = 16
"""Batches under way for each worker: seconds of work, so that none of them waits while the writer commits."""

Prepared = Record | str
"""A record, or the reason why there is none."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to prepare, and when its content became what it is."""

    document: Document
    changed_at: datetime


Done = list[tuple[Task, Prepared]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is done to each document; its functions are picklable by name."""

    enrich: Callable[[Document], EnrichedDocument]
    encode: Encoder


def prepare(recipe: Recipe, tasks: Sequence[Task]) -> list[Prepared]:
    """One stage after the other, whose tables the processor's caches then hold: an eighth is spared.

    A document that fails costs none of the others.
    """
    enriched = [_attempted(recipe.enrich, task.document) for task in tasks]
    return [
        one if isinstance(one, str) else _attempted(recipe.encode, one, task.changed_at)
        for one, task in zip(enriched, tasks, strict=True)
    ]


def _attempted(stage: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made | str:
    try:
        return stage(*given, **named)
    except Exception as error:  # noqa: BLE001 - whatever one document sets off, the run goes on
        return f"can't be prepared: {type(error).__name__}: {error}"


def _characters(document: Document) -> int:
    return sum(len(text) for text in (document.title, document.summary, document.body) if text)


class Preparer:
    """Prepares batches and gives them back in their order, with bounded work under way."""

    def __init__(self, recipe: Recipe, processes: int, inline: int) -> None:
        """`inline` characters, if any, need no workers; with more, this process works until they are up."""
        self._recipe = recipe
        self._processes = processes
        self._inline = inline
        self._helps = inline > 0 or processes == 1
        self._waiting: deque[tuple[Sequence[Task], Future[list[Prepared]]]] = deque()
        self._workers: ProcessPoolExecutor | None = None
        self._up: Future[int] | None = None
        self._lone: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in (self._workers, self._lone):
            if pool is not None:
                pool.shutdown(cancel_futures=True)

    def put(self, batch: Sequence[Task]) -> Iterator[Done]:
        """Takes a batch in; yields the earlier ones that had to be waited for to make room."""
        self._waiting.append((batch, self._begun(batch)))
        while len(self._waiting) > DEPTH * self._processes or (self._waiting and self._waiting[0][1].done()):
            yield self._next()

    def drain(self) -> Iterator[Done]:
        """All that is still under way."""
        while self._waiting:
            yield self._next()

    def _begun(self, batch: Sequence[Task]) -> Future[list[Prepared]]:
        if self._helps and not self._are_up(sum(_characters(task.document) for task in batch)):
            done: Future[list[Prepared]] = Future()
            done.set_result(prepare(self._recipe, batch))
            return done
        self._workers = self._workers or _pool(self._processes)
        try:
            return self._workers.submit(prepare, self._recipe, batch)
        except BrokenProcessPool:
            self._workers = _pool(self._processes)
            return self._workers.submit(prepare, self._recipe, batch)

    def _are_up(self, characters: int) -> bool:
        """Whether workers wait for something to do; they are started as soon as there is enough for them."""
        self._inline -= characters
        if self._up is None and self._inline < 0 and self._processes > 1:
            self._workers = _pool(self._processes)
            self._up = self._workers.submit(os.getpid)
        return self._up is not None and self._up.done()

    def _next(self) -> Done:
        batch, future = self._waiting.popleft()
        try:
            prepared = future.result()
        except BrokenProcessPool:
            prepared = [self._alone(task) for task in batch]
        return list(zip(batch, prepared, strict=True))

    def _alone(self, task: Task) -> Prepared:
        """In a worker that does nothing else, so that it is known which document ends it."""
        if self._lone is None:
            self._lone = _pool(1)
            try:
                self._lone.submit(os.getpid).result()
            except BrokenProcessPool as error:
                raise TracuuError("worker processes end as soon as they start") from error
        try:
            return self._lone.submit(prepare, self._recipe, [task]).result()[0]
        except BrokenProcessPool:
            self._lone = None
            return "can't be prepared: it ended the worker process"


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=SPAWN, initializer=begin_worker)
