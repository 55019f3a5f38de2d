"""Reads inputs one by one from files, folders and standard input, in memory that does not grow with them."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from service.ingest import walk
from service.ingest.inputs import Form, Item, RawInput, Rejection
from service.ingest.kinds import PEEK, form_of, why_not
from service.ingest.lines import LONGEST, Lines, Pipe

STDIN = "-"


@dataclass
class Feed:
    """All inputs of the named paths, in their order. `-` is JSON lines on the descriptor `stdin`."""

    paths: Sequence[str]
    skip: frozenset[Path] = frozenset()
    stdin: int = 0
    longest: int = LONGEST
    position: int = field(default=0, init=False)
    """Bytes read so far of all files, compressed ones as they lie on the disk."""

    def __iter__(self) -> Iterator[Item]:
        for path in self.paths:
            if path == STDIN:
                yield from Lines(Pipe(self.stdin), STDIN, self.longest)
                continue
            for entry in walk.files(Path(path), self.skip):
                if isinstance(entry, Rejection):
                    yield entry
                else:
                    yield from self._file(entry)

    def _file(self, path: Path) -> Iterator[Item]:
        if not path.is_file():
            yield Rejection(str(path), None, "missing, or not a regular file")
        else:
            yield from self._readable(path)

    def _readable(self, path: Path) -> Iterator[Item]:
        start = self.position
        line: int | None = None
        try:
            with path.open("rb") as raw:
                for item in self._items(raw, path):
                    self.position = start + raw.tell()
                    line = item.line
                    yield item
                self.position = start + raw.tell()
        except (OSError, EOFError, zlib.error) as error:
            where = "" if line is None else f" after line {line}"
            yield Rejection(str(path), None, f"the file can't be read{where}: {error}")

    def _items(self, raw: BinaryIO, path: Path) -> Iterator[Item]:
        head = raw.read(PEEK)
        raw.seek(0)
        form = form_of(path.name, head)
        if form is None:
            yield Rejection(str(path), None, why_not(head))
        elif form == "json":
            yield from self._lines(raw, path)
        else:
            yield self._whole(raw, path, form)

    def _lines(self, raw: BinaryIO, path: Path) -> Iterator[Item]:
        compressed = path.name.lower().endswith(".gz")
        yield from Lines(gzip.GzipFile(fileobj=raw) if compressed else raw, str(path), self.longest)

    def _whole(self, raw: BinaryIO, path: Path, form: Form) -> Item:
        content = raw.read(self.longest + 1)
        if len(content) > self.longest:
            return Rejection(str(path), None, f"a file of more than {self.longest} bytes")
        return RawInput(str(path), None, form, content)
