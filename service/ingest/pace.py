"""How much is done between two looks up, and when it is time for one."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is done between two looks up. A batch holds at least one document."""

    batch_documents: int = 64
    batch_bytes: int = 2**18
    held_bytes: int = 2**26
    """Of documents under way, beyond which the workers are waited for."""
    commit_documents: int = 20_000
    """Each commit makes a segment, and a search of seven takes 7 % longer than of four."""
    commit_bytes: int = 2**26
    """Of the inputs: an engine may hold what is written in memory until a commit."""
    commit_seconds: float = 20.0
    show_seconds: float = 0.25
    inline_characters: int = 100_000
    """Of an ingest, up to which it needs no workers: it is over sooner than they are up."""


USUAL = Pace()


class Ticker:
    """Due `seconds` after it was made or last reset."""

    def __init__(self, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self.reset()

    def reset(self) -> None:
        self._next = self._clock() + self._seconds

    def due(self) -> bool:
        """Whether the time has come; if so, it begins anew."""
        if self._clock() < self._next:
            return False
        self.reset()
        return True
