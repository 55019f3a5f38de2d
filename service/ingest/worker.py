"""How a worker process begins: it leaves Ctrl-C to its parent, and doesn't outlive it."""

import atexit
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait

SPAWN = multiprocessing.get_context("spawn")
"""Spawned, not forked: this process may have threads (the engine's), and a fork of them can deadlock."""


def begin_worker() -> None:
    """The parent ends a run in order when it is asked to.

    SIGTERM isn't ignored: a pool that lost one worker ends the others by it, and would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    atexit.register(os._exit, 0)  # to take its memory apart takes half a second, for nothing
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
