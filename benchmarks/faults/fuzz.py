"""Coverage-guided fuzzing, with atheris, of what reads text and files that others write.

    pip install atheris
    python -m benchmarks.faults.fuzz TARGET [--seconds 60] [--corpus DIR]

TARGET is one of: box (parser of the box), numbers (document numbers), enrich (people and references of a
document), text (normalising, folding, tokens), legacy (old encodings), days (the days of the form), head
(printed heads), html, rss, docx, pdf. A target fails where it raises what it does not document, breaks a law
written beside it, or takes longer than SLOW.
"""

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import chain, pairwise

import atheris

with atheris.instrument_imports(include=["service"]):
    from service.analysis import tokens
    from service.errors import InputRejected
    from service.extract.enrich import enrich
    from service.extract.numbers import find_numbers
    from service.extract.printed_head import read_printed_head
    from service.ingest.formats.parse import parse as parse_file
    from service.model import Document
    from service.search.parse import parse
    from service.text.characters import nfc, normalise
    from service.text.decoding import decode
    from service.text.fold import fold
    from service.text.legacy import repaired
    from service.web import days

SLOW = 2.0
"""Seconds of the processor for one input of at most LONGEST bytes, or a file of LONGEST_FILE."""
LONGEST, LONGEST_FILE = 4_096, 65_536
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/QĐ-UBND\nQUYẾT ĐỊNH\n"
"""The beginning of a printed head, so that what follows is read as the rest of it."""


def box(text: str) -> None:
    """Words lie in the text, in order."""
    found = parse(nfc(text[:1000]))
    assert all(token.start <= token.end for token in found.words)


def numbers(text: str) -> None:
    """What is found lies in the text, from left to right."""
    plain = nfc(text)
    places = [(one.start, one.end) for one in find_numbers(plain)]
    assert all(0 <= start < end <= len(plain) for start, end in places)
    assert all(before[0] <= after[0] for before, after in pairwise(places))


def whole(text: str) -> None:
    """Every mention lies in its field."""
    title, _, body = nfc(text).partition("\n")
    document = Document("a", title=title, body=body)
    enriched = enrich(document)
    mentions = [one.mentions for one in enriched.people] + [one.mentions for one in enriched.references]
    for span in chain.from_iterable(mentions):
        assert 0 <= span.start < span.end <= len(document.text_of(span.field))


def layer(text: str) -> None:
    """Folding is idempotent, and a token's offsets lie in the text."""
    plain = nfc(text)
    assert fold(fold(plain)) == fold(plain)
    mapped = normalise(plain)
    assert normalise(mapped.text).text == mapped.text
    assert all(0 <= token.start < token.end <= len(plain) for token in tokens(plain))


def day(text: str) -> None:
    """A day, or the complaint that is documented."""
    for bound in days.BOUNDS:
        with suppress(days.NoDay):
            days.read(text, bound)


def legacy(text: str) -> None:
    """Repaired text needs no repair, and bytes become text or are rejected."""
    once = repaired(text)
    assert repaired(once) == once
    for encoding in ("utf-16", "cp1258"):
        with suppress(InputRejected):
            decode(text.encode(encoding, "replace"))


def head(text: str) -> None:
    read_printed_head(STATE + text)


def file(form: str) -> Callable[[bytes], None]:
    """A file of that format, which may be rejected."""

    def read(content: bytes) -> None:
        with suppress(InputRejected):
            parse_file(form, content)

    return read


TEXTS: dict[str, Callable[[str], None]] = {
    "box": box,
    "numbers": numbers,
    "enrich": whole,
    "text": layer,
    "days": day,
    "legacy": legacy,
    "head": head,
}
FILES = ("html", "rss", "docx", "pdf")


def target(name: str) -> Callable[[bytes], None]:
    if name in FILES:
        return file(name)
    return lambda data: TEXTS[name](data.decode("utf-8", "replace"))


def timed(tried: Callable[[bytes], None], data: bytes) -> None:
    start = time.process_time()
    tried(data)
    taken = time.process_time() - start
    assert taken < SLOW, f"{taken:.1f} s for {len(data)} bytes"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", choices=(*TEXTS, *FILES))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", default=None)
    plan = parser.parse_args()
    tried = target(plan.target)
    longest = LONGEST_FILE if plan.target in FILES else LONGEST
    options = [f"-max_total_time={plan.seconds}", f"-max_len={longest}", "-print_final_stats=1"]
    corpus = [plan.corpus] if plan.corpus else []
    atheris.Setup([sys.argv[0], *options, *corpus], lambda data: timed(tried, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
