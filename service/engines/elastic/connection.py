"""The way to Elasticsearch: one client for all threads, whose every failure comes out as an EngineError."""

import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    ConnectionTimeout,
    Elasticsearch,
    TransportError,
    UnsupportedProductError,
)
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random_exponential

from service.errors import (
    ConfigurationError,
    EngineError,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    IndexMissing,
    IndexReadOnly,
)

MAJOR = 8
"""The version that the client and the settings of the index are for."""

AT_ONCE = 32
"""Requests under way: fewer than our server has threads (40), so that `/healthz` answers whatever hangs."""

WAIT_FOR_A_PLACE = 1.0
"""Seconds; then a request is refused rather than piled on the others."""

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 5.0
"""Seconds before the second try, and between late ones, at most."""

SHORTEST = 0.05
"""Seconds that any try has."""

AGAIN = (429, 502, 503)
"""What another try may cure: too busy, or a shard without its primary for a moment."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Access:
    """Where Elasticsearch is and how it lets us in; `url` may name several nodes, with commas."""

    url: str
    api_key: str | None = None
    username: str | None = None
    password: str | None = None
    ca_certificate: Path | None = None
    timeout: float = 10.0
    """Seconds for a reader's request, tries included."""
    patience: float = 120.0
    """Seconds that a writer waits for a cluster that is busy or away."""

    @property
    def milliseconds(self) -> str:
        """`timeout` as Elasticsearch takes it, so that it doesn't work on for nobody."""
        return f"{int(self.timeout * 1000)}ms"


class Json(OrjsonSerializer):
    """A third of the time of the standard library's."""

    mimetype: ClassVar[str] = "application/vnd.elasticsearch+json"


class Lines(NdjsonSerializer, OrjsonSerializer):
    """The lines of bulk and multi-search requests, likewise."""

    mimetype: ClassVar[str] = "application/vnd.elasticsearch+x-ndjson"


class Connection:
    """Opens nothing before the first request, so that it may come before its server."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._client = _client(access)
        self._whole = {
            seconds: self._client.options(request_timeout=seconds)
            for seconds in (access.timeout, access.patience)
        }
        """By the time for a first try: making one with another time costs a millisecond."""
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._checked = False

    def read(self, ask: Callable[[Elasticsearch], Answer]) -> Answer:
        """For a reader, who waits `timeout` seconds at most, tries included."""
        if not self._places.acquire(timeout=WAIT_FOR_A_PLACE):
            raise EngineUnavailable("too many requests are waiting for Elasticsearch")
        try:
            return self._until(self.access.timeout, ask, _is_busy)
        finally:
            self._places.release()

    def write(self, ask: Callable[[Elasticsearch], Answer]) -> Answer:
        """For a writer, who can wait. What `ask` does must bear to be done twice."""
        return self._until(self.access.patience, ask, _is_away)

    def close(self) -> None:
        self._client.close()

    def _until(
        self, seconds: float, ask: Callable[[Elasticsearch], Answer], again: Callable[[BaseException], bool]
    ) -> Answer:
        """Tries until the time is over, with random pauses that grow."""
        ends = time.monotonic() + seconds

        def attempt() -> Answer:
            left = max(SHORTEST, ends - time.monotonic())
            is_first = seconds - left < SHORTEST
            client = self._whole[seconds] if is_first else self._client.options(request_timeout=left)
            with translated():
                self._check(client)
                return ask(client)

        return Retrying(
            retry=retry_if_exception(again),
            wait=wait_random_exponential(multiplier=FIRST_PAUSE, max=LONGEST_PAUSE),
            stop=stop_after_delay(seconds),
            reraise=True,
        )(attempt)

    def _check(self, client: Elasticsearch) -> None:
        """Once, and again until it was right. The client itself refuses what isn't Elasticsearch."""
        if not self._checked:
            number = str(client.info()["version"]["number"])
            if number.partition(".")[0] != str(MAJOR):
                raise EngineRefused(f"{self.access.url} is Elasticsearch {number}; {MAJOR}.x is needed")
            self._checked = True


def _client(access: Access) -> Elasticsearch:
    """Raises ConfigurationError where the settings contradict one another."""
    options: dict[str, Any] = {}
    if access.api_key is not None:
        options["api_key"] = access.api_key
    elif access.username is not None:
        # encoded here: the client takes ASCII alone, a password may hold any letter
        login = f"{access.username}:{access.password or ''}"
        options["basic_auth"] = b64encode(login.encode()).decode()
    if access.ca_certificate is not None:
        options["ca_certs"] = str(access.ca_certificate)
    try:
        return Elasticsearch(
            access.url.split(","),
            connections_per_node=AT_ONCE + 8,
            retry_on_timeout=False,
            max_retries=len(access.url.split(",")) - 1,
            retry_on_status=(),
            dead_node_backoff_factor=0.5,
            max_dead_node_backoff=5.0,
            serializers={kind.mimetype: kind() for kind in (Json, Lines)},
            **options,
        )
    except (ValueError, OSError) as error:
        raise ConfigurationError(f"TRACUU_ELASTICSEARCH_*: {error}") from error


def _is_busy(error: BaseException) -> bool:
    """A reader tries again what may be over in a moment, but doesn't wait for a server that is away."""
    return _is_away(error) and isinstance(error.__cause__, ApiError)


def _is_away(error: BaseException) -> bool:
    return isinstance(error, EngineUnavailable) and not isinstance(error, EngineRefused | IndexMissing)


@contextmanager
def translated() -> Iterator[None]:
    """The one place that knows the client's exceptions."""
    try:
        yield
    except ConnectionTimeout as error:
        raise EngineTimeout("Elasticsearch didn't answer in time") from error
    except ConnectionError as error:
        raise EngineUnavailable(f"Elasticsearch can't be reached: {error.message}") from error
    except UnsupportedProductError as error:
        raise EngineRefused(f"what answers isn't Elasticsearch {MAJOR}.x: {error}") from error
    except ApiError as error:
        raise _of_status(error) from error
    except TransportError as error:
        raise EngineError(f"Elasticsearch: {error}") from error


def part_of(answer: dict[str, Any]) -> dict[str, Any]:
    """One of the answers of a multi-search. Raises ApiError where it is an error."""
    if "error" in answer:
        meta = ApiResponseMeta(answer["status"], "1.1", HttpHeaders(), 0.0, NodeConfig("http", "", 0))
        raise ApiError(why(answer["error"]), meta, answer)
    return answer


def _of_status(error: ApiError) -> EngineError:
    reason = why(error.body.get("error") if isinstance(error.body, dict) else None) or str(error)
    if is_block(reason):
        return IndexReadOnly(f"Elasticsearch refuses writes, as on a full disk: {reason}")
    if isinstance(error, AuthenticationException | AuthorizationException):
        return EngineRefused(f"Elasticsearch refuses us; see TRACUU_ELASTICSEARCH_*: {reason}")
    if reason.startswith("index_not_found"):
        return IndexMissing(f"there is no index: {reason}")
    if error.status_code in (408, 504) or "timeout" in reason.partition(":")[0]:
        return EngineTimeout(f"Elasticsearch gave up: {reason}")
    if error.status_code in AGAIN:
        return EngineUnavailable(f"Elasticsearch is busy: {reason}")
    return EngineError(f"Elasticsearch: {reason}")


def why(error: Any) -> str:
    """A failure in one line: its type and reason, and what caused it."""
    if not isinstance(error, dict):
        return str(error or "")
    cause = error.get("caused_by") or next(iter(error.get("root_cause") or ()), None)
    text = f"{error.get('type')}: {error.get('reason')}"
    return f"{text} ({cause['type']}: {cause.get('reason')})" if cause and cause["type"] not in text else text


def is_block(reason: str) -> bool:
    return reason.startswith("cluster_block_exception") and "SERVICE_UNAVAILABLE" not in reason
