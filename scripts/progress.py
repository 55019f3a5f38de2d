"""How far a long command is: a bar on a terminal, a line now and then elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

LOG_SECONDS = 30.0

Show = Callable[[str, int, float | None], None]
"""Takes what is counted, how many are done, and the part of the whole that is done, if known."""


@contextmanager
def shown(console: Console, log_seconds: float = LOG_SECONDS) -> Iterator[Show]:
    """Shows the rate as well, and on a terminal the time left."""
    begun = monotonic()

    def told(what: str, done: int) -> str:
        return f"{done:,} {what}, {done / max(monotonic() - begun, 0.001):,.0f}/s"

    if console.is_terminal:
        with _bar(console) as bar:
            task = bar.add_task("", total=None)
            yield lambda what, done, part: bar.update(
                task, description=told(what, done), completed=part or 0.0, total=None if part is None else 1.0
            )
    else:
        yield _Log(console, log_seconds, told).show


class _Log:
    def __init__(self, console: Console, seconds: float, told: Callable[[str, int], str]) -> None:
        self._console = console
        self._seconds = seconds
        self._told = told
        self._next = monotonic() + seconds

    def show(self, what: str, done: int, part: float | None) -> None:
        if monotonic() >= self._next:
            self._next = monotonic() + self._seconds
            percent = "" if part is None else f" ({part:.0%})"
            self._console.print(self._told(what, done) + percent, highlight=False)


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
    )
