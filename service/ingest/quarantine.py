"""Untrusted files are parsed in processes of their own, with limits of time and memory.

A file that crashes its parser, loops, or unpacks to more than there is room for costs itself alone.
Only JSON comes back from a worker: what a hostile file may have made of it is never unpickled.
"""

import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

import orjson

from service.errors import InputRejected
from service.ingest.formats.rows import Parsed
from service.ingest.inputs import Idle, Item, RawInput, Rejection
from service.ingest.worker import SPAWN, begin_worker

FILES_PER_WORKER = 500
"""After which a worker is replaced: what parsers leak goes with it."""
CRASHES = frozenset(
    {signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGFPE}
)
"""How a parser in another language ends by its own doing; PDFium also where it gets no more memory."""
PATIENCE = 4
"""Times the seconds of processor that a worker may take by the clock, for machines that are busy."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one file: seconds of processor, and bytes of memory beyond what a worker has when it starts."""

    seconds: int = 30
    memory: int = 2**30


USUAL = Limits()

Parse = Callable[[str, bytes], Parsed]
"""Takes a form and a file's bytes; picklable by name."""


def parse_anew(form: str, content: bytes) -> Parsed:
    """The service's parsers, which no process but a worker ever loads."""
    from service.ingest.formats.parse import parse  # noqa: PLC0415

    return parse(form, content)


class Quarantine:
    """Workers that are started when the first such file comes."""

    def __init__(self, processes: int = 1, limits: Limits = USUAL, parse: Parse = parse_anew) -> None:
        self._processes = processes
        self._limits = limits
        self._parse_file = parse
        self._threads: ThreadPoolExecutor | None = None
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.kill()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)

    def opened(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items in their order, each file that needs a parser replaced by its documents or rejection."""
        window: deque[tuple[Item, Future[Parsed | str] | None]] = deque()
        for item in items:
            window.append((item, self._begun(item)))
            room = 0 if isinstance(item, Idle) else 2 * self._processes
            while len(window) > room or (window and (window[0][1] is None or window[0][1].done())):
                yield from _finished(*window.popleft())
        while window:
            yield from _finished(*window.popleft())

    def _begun(self, item: Item) -> Future[Parsed | str] | None:
        if not isinstance(item, RawInput) or item.form in ("json", "page", "row"):
            return None
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._processes, "parsing")
            self._workers = [_Worker(self._limits, self._parse_file) for _ in range(self._processes)]
            for worker in self._workers:
                self._free.put(worker)
        return self._threads.submit(self._parse, item)

    def _parse(self, raw: RawInput) -> Parsed | str:
        worker = self._free.get()
        try:
            return worker.parse(raw)
        finally:
            self._free.put(worker)


def _finished(item: Item, future: Future[Parsed | str] | None) -> Iterator[Item]:
    if future is None:
        yield item
        return
    assert isinstance(item, RawInput)
    outcome = future.result()
    if isinstance(outcome, str):
        yield Rejection(item.source, None, outcome)
        return
    for number, row in enumerate(outcome.rows, start=1):
        line = number if len(outcome.rows) > 1 else None
        yield RawInput(item.source, line, "row", orjson.dumps(row))
    for hole in outcome.holes:
        yield Rejection(item.source, None, hole)


class _Worker:
    """One process at a time, started again when the last has ended."""

    def __init__(self, limits: Limits, parse: Parse) -> None:
        self._limits = limits
        self._parse = parse
        self._process = SPAWN.Process()
        self._connection: Connection | None = None
        self._files = 0

    def parse(self, raw: RawInput) -> Parsed | str:
        """A worker that no limit ended was perhaps the machine's victim: its file gets a second try."""
        outcome = self._once(raw)
        if outcome is None:
            outcome = self._once(raw)
        return outcome if outcome is not None else "the parser ended its process, twice"

    def kill(self) -> None:
        if self._connection is not None:
            self._process.kill()
            self._process.join()
            self._connection.close()
            self._connection = None

    def _once(self, raw: RawInput) -> Parsed | str | None:
        self._files += 1
        try:
            connection = self._connection or self._start()
            connection.send_bytes(raw.form.encode() + b"\0" + raw.content)
            if not connection.poll(PATIENCE * self._limits.seconds):
                self.kill()
                return f"the parser took more than {PATIENCE * self._limits.seconds} seconds"
            answer = connection.recv_bytes()
        except (EOFError, OSError):
            return self._ended()
        if self._files >= FILES_PER_WORKER:
            self.kill()
        values = orjson.loads(answer)
        return str(values["reason"]) if "reason" in values else Parsed(values["rows"], values["holes"])

    def _start(self) -> Connection:
        self._connection, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=serve, args=(theirs, self._limits, self._parse), daemon=True)
        self._process.start()
        theirs.close()
        self._files = 0
        self._connection.recv_bytes()  # it is up: from here on the time is the file's
        return self._connection

    def _ended(self) -> str | None:
        self._process.join(PATIENCE)
        status = self._process.exitcode
        self.kill()
        if status == -signal.SIGXCPU:
            return f"the parser took more than {self._limits.seconds} seconds of processor time"
        if status is not None and -status in CRASHES:
            crash = signal.Signals(-status).name
            return f"the parser crashed ({crash}), or needed more than {self._limits.memory} bytes of memory"
        return None


def serve(connection: Connection, limits: Limits, parse: Parse) -> None:
    """A worker's life: one file after the other, each within the limits."""
    begin_worker()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(limits.memory)
    connection.send_bytes(b"up")
    while True:
        try:
            form, _, content = connection.recv_bytes().partition(b"\0")
        except EOFError:
            return
        _limit_time(limits.seconds)
        connection.send_bytes(_answer(parse, form.decode(), content, limits))


def _answer(parse: Parse, form: str, content: bytes, limits: Limits) -> bytes:
    try:
        return orjson.dumps(asdict(parse(form, content)))
    except InputRejected as error:
        reason = str(error)
    except MemoryError:
        reason = f"the parser needs more than {limits.memory} bytes of memory"
    except Exception as error:  # noqa: BLE001 - whatever one file sets off, the run goes on
        reason = f"the parser failed: {type(error).__name__}: {error}"
    return orjson.dumps({"reason": reason.encode(errors="backslashreplace").decode()})


def _limit_memory(more: int) -> None:
    """Beyond what the process has taken; where the system can't tell, the limit is absolute."""
    taken = 0
    with suppress(OSError):
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + more if hard == resource.RLIM_INFINITY else min(taken + more, hard)
    with suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _limit_time(seconds: int) -> None:
    """From now on; the kernel ends the process beyond it, whatever it is doing."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))
