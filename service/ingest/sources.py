"""Reads inputs one by one from files, folders and standard input, in memory that does not grow with them."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from service.ingest import walk
from service.ingest.inputs import Form, Item, RawInput, Rejection
from service.ingest.lines import BOM, LONGEST, Lines, Pipe

STDIN = "-"
FORMS: dict[str, Form] = {".jsonl": "json", ".jsonl.gz": "json", ".txt": "page"}


def form_of(name: str) -> Form | None:
    """How a file of that name is read; None where it isn't."""
    return next((form for ending, form in FORMS.items() if name.lower().endswith(ending)), None)


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
        form = form_of(path.name)
        if form is None:
            yield Rejection(str(path), None, f"not a kind of file that is read ({' '.join(FORMS)})")
        elif not path.is_file():
            yield Rejection(str(path), None, "missing, or not a regular file")
        else:
            yield from self._readable(path, form)

    def _readable(self, path: Path, form: Form) -> Iterator[Item]:
        start = self.position
        line: int | None = None
        try:
            with path.open("rb") as raw:
                for item in self._page(raw, path) if form == "page" else self._lines(raw, path):
                    self.position = start + raw.tell()
                    line = item.line
                    yield item
                self.position = start + raw.tell()
        except (OSError, EOFError, zlib.error) as error:
            where = "" if line is None else f" after line {line}"
            yield Rejection(str(path), None, f"the file can't be read{where}: {error}")

    def _lines(self, raw: BinaryIO, path: Path) -> Iterator[Item]:
        compressed = path.name.lower().endswith(".gz")
        yield from Lines(gzip.GzipFile(fileobj=raw) if compressed else raw, str(path), self.longest)

    def _page(self, raw: BinaryIO, path: Path) -> Iterator[Item]:
        content = raw.read(self.longest + 1)
        if len(content) > self.longest:
            yield Rejection(str(path), None, f"a page of more than {self.longest} bytes")
        else:
            yield RawInput(str(path), None, "page", content.removeprefix(BOM))
