"""What tantivy and the file system say goes wrong, as the service's own errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import EngineError, IndexUnreadable


@contextmanager
def reading() -> Iterator[None]:
    """tantivy says all it has to say by ValueError; a missing or torn file by OSError."""
    try:
        yield
    except EngineError:
        raise
    except (OSError, ValueError, KeyError) as error:
        raise IndexUnreadable(f"the index can't be read: {error}") from error


@contextmanager
def writing() -> Iterator[None]:
    """A full disk, above all. What was committed before stays."""
    try:
        yield
    except EngineError:
        raise
    except (OSError, ValueError) as error:
        raise EngineError(f"the index can't be written, and stays as last committed: {error}") from error
