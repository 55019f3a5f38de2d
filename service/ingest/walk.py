"""Finds the files to read under the paths that were named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from service.ingest.inputs import Rejection

Place = tuple[int, int]


def files(named: Path, skip: frozenset[Path] = frozenset()) -> Iterator[Path | Rejection]:
    """The file itself, or all files of a folder and its folders, each folder in the order of its names.

    Left out inside a folder: hidden entries, and those whose resolved path is in `skip` (the index that is
    written to must not be read). A folder that symbolic links lead to again is read once. A folder that
    can't be listed comes as a Rejection.
    """
    if named.is_dir():
        yield from _inside(named, skip, set())
    else:
        yield named


def total_bytes(named: Iterable[Path], skip: frozenset[Path] = frozenset()) -> int:
    """What a progress bar takes for the whole; files that can't be read count nothing."""
    return sum(_size(entry) for path in named for entry in files(path, skip))


def _inside(folder: Path, skip: frozenset[Path], seen: set[Place]) -> Iterator[Path | Rejection]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Rejection(str(folder), None, f"the folder can't be read: {error.strerror}")
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith(".") or (skip and _resolved(entry) in skip):
            continue
        if entry.is_dir():
            yield from _inside(entry, skip, seen)
        else:
            yield entry


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path


def _size(entry: Path | Rejection) -> int:
    if isinstance(entry, Rejection):
        return 0
    try:
        return entry.stat().st_size
    except OSError:
        return 0
