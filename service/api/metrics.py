"""Prometheus metrics of one application."""

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from service.errors import EngineError
from service.search.port import Status

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class IndexCollector(Collector):
    """Gauges of the index, read when they are scraped."""

    def __init__(self, status: Callable[[], Status]) -> None:
        self._status = status

    def describe(self) -> list[Metric]:
        """Nothing, so that registering doesn't ask the engine."""
        return []

    def collect(self) -> Iterator[Metric]:
        try:
            status = self._status()
        except EngineError:
            yield GaugeMetricFamily("tracuu_ready", "1 where the engine answers.", 0)
            return
        yield GaugeMetricFamily("tracuu_ready", "1 where the engine answers.", 1)
        yield GaugeMetricFamily("tracuu_documents", "Live documents.", status.documents)
        yield GaugeMetricFamily("tracuu_deleted_documents", "Documents taken down.", status.deleted)
        yield GaugeMetricFamily(
            "tracuu_rejected_inputs", "Inputs that the last run refused.", status.rejected
        )
        yield GaugeMetricFamily(
            "tracuu_index_outdated", "1 where the index needs a reindex.", int(status.outdated)
        )


class Metrics:
    """Its own registry, so that several applications live in one process."""

    def __init__(self, status: Callable[[], Status]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "tracuu_http_requests",
            "Requests answered.",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "tracuu_http_request_seconds",
            "Seconds to the last byte of an answer.",
            ("route", "method"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._registry.register(IndexCollector(status))
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)

    def observe(self, route: str, method: str, status: int, seconds: float) -> None:
        """`route` is a template, never an address: the number of series must stay small."""
        known = method if method in METHODS else "other"
        self._requests.labels(route, known, str(status)).inc()
        self._seconds.labels(route, known).observe(seconds)

    def exposition(self) -> bytes:
        return generate_latest(self._registry)
