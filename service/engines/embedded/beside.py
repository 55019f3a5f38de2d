"""Work beside a search: on another thread, and where there is one on another processor.

Linux may wake a thread on the processor of the thread that woke it, as on virtual machines, whose idle
processors it takes for busy elsewhere. Both then take turns on one until the load is balanced: a twentieth of
the time of a search that comes after a pause (docs/performance.md).
"""

import ctypes
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Beside:
    """Threads for work that the asker will want soon and has other work before."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(thread_name_prefix="beside")
        self._under_way: set[Future[Any]] = set()

    def submit(self, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Future[Made]:
        """Where others ask as well, no processor idles, and the work stays where it is woken."""
        asker = None if self._under_way else _processor()

        def begun_elsewhere() -> Made:
            _leave(asker)
            return work(*given, **named)

        future = self._threads.submit(begun_elsewhere)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future


def _leave(processor: int | None) -> None:
    """The thread goes to another processor, and may be moved again as any other."""
    if processor is None:
        return
    allowed = os.sched_getaffinity(0)
    others = allowed - {processor}
    if others:
        with suppress(OSError):  # they may have been taken away since
            os.sched_setaffinity(0, others)
            os.sched_setaffinity(0, allowed)


def _processor() -> int | None:
    """Where this thread runs."""
    return _GETCPU() if _GETCPU else None


_GETCPU = getattr(ctypes.CDLL(None), "sched_getcpu", None) if sys.platform == "linux" else None
