"""The index folder: generations side by side, a pointer to the one that answers, one writer's lock."""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.errors import IndexBusy, IndexMissing, IndexUnreadable

Stamp = tuple[int, int] | None
"""A file's inode and time, None where it isn't there: another one means that the file was replaced."""

NAME = re.compile(r"[\w.-]+-\d+")
SEGMENTS = frozenset({".store", ".term", ".idx", ".pos", ".fast", ".fieldnorm"})
"""Endings of tantivy's files that hold documents: a folder without any holds none."""


@dataclass(frozen=True, slots=True)
class Folder:
    """`root` needs not exist before the first write."""

    root: Path

    @property
    def rejected(self) -> Path:
        return self.root / "rejected.jsonl"

    @property
    def progress(self) -> Path:
        return self.root / "progress.json"

    @property
    def pointer(self) -> Path:
        return self.root / "current"

    @property
    def _previous(self) -> Path:
        return self.root / "previous"

    @property
    def _generations(self) -> Path:
        return self.root / "generations"

    def current(self) -> str:
        """The generation that answers. Raises IndexMissing, IndexUnreadable."""
        name = self._read(self.pointer)
        if name is None:
            raise IndexMissing(f"there is no index in {self.root}")
        if not NAME.fullmatch(name) or not self.generation(name).is_dir():
            raise IndexUnreadable(f"{self.pointer} names {name!r}, which isn't there")
        if not (self.generation(name) / "meta.json").is_file():
            raise IndexUnreadable(f"{self.generation(name)} lacks its meta.json: the index is left as it is")
        return name

    def switched(self) -> Stamp:
        """Changes when another generation comes to answer."""
        return _stamp(f"{self.root}/current")

    def committed(self, generation: str) -> Stamp:
        """Changes with every commit to it."""
        return _stamp(f"{self.root}/generations/{generation}/meta.json")

    def current_or_left(self) -> str | None:
        """The generation to go on with; None where there is none yet.

        A first ingest that was killed between its first commit and the pointer leaves one that nothing
        points to: it is that. Raises IndexUnreadable where more is there than such a one, as in half a copy.
        """
        if self.pointer.exists():
            return self.current()
        left = [path for path in self._all() if any(entry.suffix in SEGMENTS for entry in path.iterdir())]
        if not left:
            return None
        if len(left) > 1 or not (left[0] / "meta.json").is_file() or self._previous.exists():
            names = ", ".join(path.name for path in left)
            raise IndexUnreadable(
                f"{self.root} holds {names}, but no file {self.pointer.name!r} says which answers: "
                "restore the folder as a whole"
            )
        return left[0].name

    def _all(self) -> list[Path]:
        return sorted(self._generations.iterdir()) if self._generations.is_dir() else []

    def generation(self, name: str) -> Path:
        return self._generations / name

    def create(self, digest: str) -> str:
        """A new, empty generation, its name beginning with the digest."""
        self._generations.mkdir(parents=True, exist_ok=True)
        numbers = [int(path.name.rpartition("-")[2]) for path in self._all() if NAME.fullmatch(path.name)]
        name = f"{digest}-{max(numbers, default=0) + 1}"
        self.generation(name).mkdir()
        return name

    def switch(self, name: str) -> None:
        """Lets `name` answer, keeps the last one for a rollback and removes all others."""
        last = self._read(self.pointer)
        if last is not None and last != name:
            self._write(self._previous, last)
        self._write(self.pointer, name)
        self.tidy()

    def rollback(self) -> None:
        """Swaps the last two. Raises IndexMissing where there is but one."""
        previous = self._read(self._previous)
        if previous is None or not self.generation(previous).is_dir():
            raise IndexMissing("there is no earlier index to go back to")
        current = self.current()
        self._write(self.pointer, previous)
        self._write(self._previous, current)

    def tidy(self, keep: str | None = None) -> None:
        """Removes generations that nothing points to: an interrupted rebuild leaves one.

        Nothing at all where the pointer itself is in doubt.
        """
        current = self._read(self.pointer)
        if current is None or not self.generation(current).is_dir():
            return
        for path in self._all():
            if path.name not in (current, self._read(self._previous), keep):
                shutil.rmtree(path)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time, whatever the process. Raises IndexBusy naming the other."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.root / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _acquire(handle):
                owner = os.read(handle, 64).decode(errors="replace").strip() or "unknown"
                raise IndexBusy(f"process {owner} is writing to {self.root}; try again when it is done")
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            yield
        finally:
            os.close(handle)

    def is_locked(self) -> bool:
        """Whether a process is writing now."""
        try:
            handle = os.open(self.root / "writer.lock", os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False

    def write_progress(self, text: bytes) -> None:
        self._write(self.progress, text.decode())

    def _read(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def _write(self, path: Path, text: str) -> None:
        """Atomic and durable: a reader sees the old text or the new one, also after a power cut."""
        draft = path.with_name(path.name + ".new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


def _stamp(path: str) -> Stamp:
    """Asked several times in each search, where a Path would take as long as the look-up."""
    try:
        state = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_mtime_ns


def _acquire(handle: int) -> bool:
    """Tries for a moment: `is_locked` in another process holds the lock for an instant."""
    for wait in (0.0, 0.02, 0.05, 0.1):
        time.sleep(wait)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        return True
    return False
