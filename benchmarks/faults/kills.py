"""Whether an ingest that is killed, out of disk or robbed of workers ends, run again, with the same index.

    python -m benchmarks.faults.kills [--documents 20000] [--kills 100] [--workers 10] [--disks 10] [--seed 1]
                                      [--corpus DOCUMENTS.jsonl[.gz]] [--report FILE]

Every ingest is of the same files: invented documents, or the first ones of a corpus, and a feed. The
report is JSON, written anew after each trial.

    kills      SIGKILL of the command at a random moment of its usual time, start and end included, again and
               again until a run is over before its kill; then anew with an empty folder
    workers    SIGKILL of one of its worker processes at a random moment; the run itself goes on
    disks      no file may grow beyond a random part of the largest of an undisturbed index, which is what a
               full disk is to a program; as root, half of the trials have a disk of their own that holds a
               random part of the index, made larger before the second run

After every kill the index is compared with the undisturbed one: what it holds is whole, and there, too.
Once a run comes to its end, the index must be that one, document by document and in its counts.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from service.errors import IndexMissing
from service.ingest.verify import verify
from service.search.plan import Term
from service.search.stored import dump
from service.settings import Settings
from service.wiring import open_engine

WORDS = """
    huyện Sông Vân họp bàn kế hoạch trồng cây xanh năm mới xã Bến Đá hội nghị tổng kết phong trào thi đua đồng
    chí Vũ Khắc Lâm Chủ tịch UBND huyện dự và phát biểu Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị
"""
FEED_ENTRIES = 200
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Index:
    """What an index is, but for the moments of its changes: a hash of each document, and counts."""

    documents: dict[str, str]
    counts: tuple[int, ...]

    @classmethod
    def read(cls, folder: Path) -> "Index":
        engine = open_engine(Settings(index=folder))
        hashes = {
            stored.id: hashlib.blake2b(
                dump(stored.enriched) if stored.enriched else b"", digest_size=8
            ).hexdigest()
            for stored in engine.documents()
        }
        terms = [Term("text_folded", word) for word in ("huyen", "vu", "34", "kiem")]
        engine.close()
        return cls(hashes, (engine.status().documents, *engine.count(terms)))


@dataclass
class Files:
    """The same files for every trial: JSON lines, and a feed, whose parser is a process of its own."""

    folder: Path
    count: int
    draw: random.Random
    corpus: Path | None = None

    def write(self) -> None:
        self.folder.mkdir()
        with (self.folder / "a.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(itertools.islice(self._lines(), self.count - FEED_ENTRIES))
        entries = "".join(
            f"<item><title>{escape(self._text(8))}</title><link>https://songvan.example/{number}</link>"
            f"<description>{escape(self._text(30))}</description></item>"
            for number in range(FEED_ENTRIES)
        )
        feed = f"<rss><channel><title>Sông Vân</title>{entries}</channel></rss>"
        (self.folder / "b.rss").write_text(feed, encoding="utf-8")

    def _lines(self) -> Iterator[str]:
        if self.corpus is None:
            for number in itertools.count():
                yield json.dumps(self._document(number), ensure_ascii=False) + "\n"
        else:
            opened = gzip.open if self.corpus.suffix == ".gz" else open
            with opened(self.corpus, "rt", encoding="utf-8") as lines:
                yield from lines

    def _document(self, number: int) -> dict[str, str]:
        day = f"20{self.draw.randrange(10, 20)}-0{self.draw.randrange(1, 10)}-1{self.draw.randrange(10)}"
        return {"id": f"tin/{number}", "title": self._text(3), "body": self._text(6), "published_at": day}

    def _text(self, words: int) -> str:
        return " ".join(self.draw.choices(WORDS.split(), k=words))


@dataclass
class Trials:
    """One command over and over. `index` is made anew for each trial, in `root`."""

    root: Path
    files: Path
    draw: random.Random
    wanted: Index = field(default_factory=lambda: Index({}, ()))
    usual: float = 0.0
    sizes: tuple[int, ...] = ()
    """Of the undisturbed index's files, in bytes."""

    @property
    def index(self) -> Path:
        return self.root / "index"

    def begin(self) -> None:
        """The undisturbed run, by which all others are judged."""
        begun = time.monotonic()
        assert self.start().wait(SECONDS) == 0
        self.usual = time.monotonic() - begun
        self.wanted = Index.read(self.index)
        self.sizes = tuple(file.stat().st_size for file in self.index.rglob("*") if file.is_file())

    def trial(self, disturb: Callable[["Trials"], str]) -> str:
        """Disturbs one run, runs again and compares. Raises AssertionError at a difference."""
        shutil.rmtree(self.index, ignore_errors=True)
        told = disturb(self)
        left = self.look()
        assert self.start().wait(SECONDS) == 0, "the second run failed"
        self.compare()
        return f"{told}, {left:,} documents were there, then all {len(self.wanted.documents):,}"

    def kills(self, count: int) -> Iterator[str]:
        """That many kills, and what was there after each; ends with a run to the end."""
        shutil.rmtree(self.index, ignore_errors=True)
        done = 0
        while done < count:
            moment = self.draw.uniform(0.0, self.usual)
            if self._is_killed(moment):
                done += 1
                yield f"after {moment:.2f} s, {self.look():,} documents are whole"
            else:
                self.compare()
                shutil.rmtree(self.index)
                yield "a run came to its end first: no difference"
        assert self.start().wait(SECONDS) == 0, "the last run failed"
        self.compare()

    def _is_killed(self, moment: float) -> bool:
        """Whether the kill came before the end, which must else be a good one."""
        process = self.start()
        try:
            assert process.wait(moment) == 0, "a run failed"
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait() == -signal.SIGKILL
        return False

    def look(self) -> int:
        """What a disturbed run left is whole, and nothing that the undisturbed one doesn't have."""
        try:
            with closing(open_engine(Settings(index=self.index))) as engine:
                verify(engine)
        except IndexMissing:
            return 0
        found = Index.read(self.index).documents
        assert found.items() <= self.wanted.documents.items(), "a document differs"
        return len(found)

    def compare(self) -> None:
        assert Index.read(self.index) == self.wanted, "the index differs"

    def start(self, **how: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "scripts.cli", "ingest", "--index", str(self.index), str(self.files)]
        environment = os.environ | {"TRACUU_INGEST_PROCESSES": "2"}
        return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, **how)  # type: ignore[call-overload, no-any-return]

    # -- what disturbs -------------------------------------------------------------------------------

    def kill_a_worker(self) -> str:
        process = self.start()
        moment = self.draw.uniform(0.0, self.usual)
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        children = list(_children(process.pid))
        for child in self.draw.sample(children, min(1, len(children))):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        assert process.wait(SECONDS) == 0, "a killed worker ended the run"
        self.compare()
        return f"{min(1, len(children))} of {len(children)} workers killed after {moment:.2f} s"

    def fill_the_disk(self) -> str:
        size = round(self.draw.uniform(0.05, 0.95) * max(self.sizes))
        process = self.start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        status = process.wait(SECONDS)
        assert status in (0, 3), f"exit status {status}"
        return f"no file above {size:,} bytes: exit {status}"

    def fill_a_small_disk(self) -> str:
        size = round(self.draw.uniform(0.05, 0.95) * sum(self.sizes))
        _mount(f"size={size}", self.root)
        status = self.start().wait(SECONDS)
        assert status in (0, 3), f"exit status {status}"
        _mount("remount,size=1g", self.root)
        return f"a disk of {size:,} bytes: exit {status}"


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            yield from map(int, task.read_text().split())


def _mount(options: str, folder: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


@contextmanager
def _unmounted(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False, stderr=subprocess.DEVNULL)


def small_disks(trials: Trials) -> str:
    """One trial on a file system of its own."""
    disk = replace(trials, root=trials.root / "disk")
    disk.root.mkdir(exist_ok=True)
    with _unmounted(disk.root):
        return disk.trial(Trials.fill_a_small_disk)


@dataclass
class Report:
    """What is printed, and kept as JSON after every trial: a series cut short has its results, too."""

    file: Path | None
    told: dict[str, list[str]] = field(default_factory=dict)
    start: float = field(default_factory=time.monotonic)

    def tell(self, series: str, text: str) -> None:
        self.told.setdefault(series, []).append(text)
        print(f"{series} {len(self.told[series])}: {text}", flush=True)
        if self.file is not None:
            values = {"seconds": round(time.monotonic() - self.start, 1), **self.told}
            self.file.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, usual in (("documents", 20_000), ("kills", 100), ("workers", 10), ("disks", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--report", type=Path)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="tracuu-faults-") as folder:
        files = Files(Path(folder) / "files", asked.documents, draw, asked.corpus)
        files.write()
        run(Trials(Path(folder), files.folder, draw), asked, Report(asked.report))


def run(trials: Trials, asked: argparse.Namespace, report: Report) -> None:
    trials.begin()
    report.tell("undisturbed", f"{len(trials.wanted.documents):,} documents in {trials.usual:.1f} s")
    for told in trials.kills(asked.kills):
        report.tell("kill", told)
    for _ in range(asked.workers):
        report.tell("worker", trials.trial(Trials.kill_a_worker))
    for number in range(asked.disks):
        small = number % 2 and os.geteuid() == 0
        report.tell("disk", small_disks(trials) if small else trials.trial(Trials.fill_the_disk))
    report.tell("end", f"{asked.kills} kills, {asked.workers} workers, {asked.disks} disks: no difference")


if __name__ == "__main__":
    main()
