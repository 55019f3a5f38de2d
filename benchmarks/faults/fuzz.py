"""Coverage-guided fuzzing of what reads untrusted bytes, by atheris, which is installed for this alone.

    pip install atheris
    python -m benchmarks.faults.fuzz TARGET [-max_total_time=60] [libFuzzer's options] [CORPUS...]

A target fails at any exception but the refusal that it may raise.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["service"]):
    from service.errors import InputRejected
    from service.extract.printed_head import read_printed_head
    from service.ingest.formats.parse import parse
    from service.text.decoding import decode
    from service.text.legacy import repaired

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/QĐ-UBND\nQUYẾT ĐỊNH\n"


def text(content: bytes) -> None:
    once = repaired(decode(content))
    assert repaired(once) == once


def head(content: bytes) -> None:
    read_printed_head(STATE + decode(content))


TARGETS: dict[str, Callable[[bytes], object]] = {
    "text": text,
    "head": head,
    "html": lambda content: parse("html", content),
    "rss": lambda content: parse("rss", content),
    "docx": lambda content: parse("docx", content),
    "pdf": lambda content: parse("pdf", content),
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m benchmarks.faults.fuzz {'|'.join(TARGETS)} [options]")
    target = TARGETS[sys.argv.pop(1)]

    def once(content: bytes) -> None:
        with suppress(InputRejected):
            target(content)

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
