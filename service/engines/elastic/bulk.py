"""Many writes at once, in requests of bearable size; what was refused for a moment is sent again."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from elasticsearch import ApiError, Elasticsearch

from service.engines.elastic.connection import AGAIN, Connection, is_block, why
from service.engines.elastic.documents import key_of
from service.errors import EngineError, EngineUnavailable, IndexOutdated, IndexReadOnly
from service.search.port import Refusal

BYTES, DOCUMENTS = 4_000_000, 1_000
"""Of one request; a document that is larger goes alone."""

UNDER_WAY = 2
"""Requests at once: one is parsed while the other is indexed. More only fill the server's queue."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A document to put under an id in the place of what is there."""

    id: str
    payload: bytes


class _Busy(EngineUnavailable):
    """Some operations of a request are to be sent again; the others are done."""


def send(connection: Connection, index: str, operations: Sequence[Operation]) -> list[Refusal]:
    """Writes all, of two with one id the later last. Returns those that can't be written as they are.

    Raises EngineUnavailable once patience is over, IndexReadOnly, IndexOutdated. Some may be written then; to
    send all again does no harm.
    """
    refused: list[Refusal] = []
    with ThreadPoolExecutor(UNDER_WAY) as pool:
        for unique in _rounds(operations):
            for refusals in pool.map(partial(_send, connection, index), _requests(unique)):
                refused += refusals
    return refused


def _rounds(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    """Parts in which no id is twice: within one, the order doesn't matter."""
    part: dict[str, Operation] = {}
    for operation in operations:
        if operation.id in part:
            yield [*part.values()]
            part = {}
        part[operation.id] = operation
    yield [*part.values()]


def _requests(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    request: list[Operation] = []
    size = 0
    for operation in operations:
        if request and (size + len(operation.payload) > BYTES or len(request) == DOCUMENTS):
            yield request
            request, size = [], 0
        request.append(operation)
        size += len(operation.payload)
    if request:
        yield request


def _send(connection: Connection, index: str, request: list[Operation]) -> list[Refusal]:
    left = list(request)
    refused: list[Refusal] = []

    def ask(client: Elasticsearch) -> None:
        lines: list[Any] = [line for operation in left for line in _lines(operation)]
        answer = client.bulk(index=index, operations=lines, filter_path=["items.*.status", "items.*.error"])
        outcomes = [next(iter(item.values())) for item in answer["items"]]
        again = [
            operation
            for operation, outcome in zip(left, outcomes, strict=True)
            if _is_to_be_sent_again(operation, outcome, refused)
        ]
        left[:] = again
        if again:
            raise _Busy(f"Elasticsearch is busy: {len(again)} documents are to be sent again")

    try:
        connection.write(ask)
    except EngineError as error:
        if not _is_too_large(error):
            raise
        if len(left) == 1:
            return [Refusal(left[0].id, "larger than Elasticsearch takes (http.max_content_length)")]
        middle = len(left) // 2
        return [*_send(connection, index, left[:middle]), *_send(connection, index, left[middle:])]
    return refused


def _is_too_large(error: EngineError) -> bool:
    return isinstance(error.__cause__, ApiError) and error.__cause__.status_code == 413


def _lines(operation: Operation) -> tuple[bytes, bytes]:
    return orjson.dumps({"index": {"_id": key_of(operation.id)}}), operation.payload


def _is_to_be_sent_again(operation: Operation, outcome: dict[str, Any], refused: list[Refusal]) -> bool:
    status = outcome["status"]
    if status < 300:
        return False
    reason = why(outcome["error"])
    if is_block(reason):
        raise IndexReadOnly(f"Elasticsearch refuses writes, as on a full disk: {reason}")
    if status in AGAIN:
        return True
    if outcome["error"]["type"] == "strict_dynamic_mapping_exception":
        raise IndexOutdated(
            f"the mapping isn't the one it was made with ({reason}): run `tracuu reindex` first"
        )
    refused.append(Refusal(operation.id, reason))
    return False
