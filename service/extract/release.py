"""The signature by which copies of one release are known, whoever reprints it.

Its two longest sentences are signed: a reprint that changes the head, the byline, the letter case or the
marks, or that leaves out a paragraph, most often leaves them alone, and two texts rarely share both.
"""

import hashlib
import re

from service.model import Document
from service.text.fold import fold
from service.text.memo import Memo
from service.text.syllables import parted

SENTENCE_END = re.compile(r"[\n.!?…;:](?:(?<=\n)\n*+|(?<!\n)(?<![.!?…;:].)[.!?…;:]*+\s++)")
"""`[.!?…;:]+\\s+|\\n+`, written so that the engine can scan for the first character, and a run of marks is
read once."""

SIGNED, SPARE = 2, 3
"""Sentences that are signed, and how many more may be: some are the same but for their capitals."""
SHORTEST = 6
"""Words between blanks, of a sentence that can be signed: shorter ones are headings and formulas."""

WHOLE = 40
"""Such words of a text up to which all of it is signed, with its title: too little is said in it."""


def release(document: Document) -> str:
    """Sixteen hex digits, a function of the document alone; equal ones are near-duplicates.

    The title is left out where there is text enough, since portals give one release headlines of their own. A
    directive's number is not: directives share their formulas.
    """
    text = "\n".join(filter(None, (document.summary, document.body)))
    parts = _longest(text) if len(text.split(None, WHOLE)) > WHOLE else []
    if not parts:
        parts = [_folded(part or "") for part in (document.title, text, document.number)]
    elif document.kind == "directive":
        parts.append(_folded(document.number or ""))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def _longest(text: str) -> list[str]:
    """The longest of the different sentences, folded, longest first; shorter ones aren't folded."""
    words = _blanks if _is_plain(text) else _words
    sizes = {sentence: words(sentence) for sentence in SENTENCE_END.split(text)}
    longest = sorted(sizes.values(), reverse=True)[: SIGNED + SPARE]
    signed: list[str] = []
    for size in dict.fromkeys(longest):
        if size < SHORTEST or len(signed) >= SIGNED:
            break
        signed += sorted({_folded(one) for one in sizes if sizes[one] == size} - set(signed))
    return signed[:SIGNED]


def _is_plain(text: str) -> bool:
    """Whether its blanks are single spaces and line ends."""
    return "  " not in text and text.replace("\n", "").isprintable()


def _blanks(sentence: str) -> int:
    """The words of a plain text's sentence, in a third of the time; an empty one doesn't matter."""
    return sentence.strip(" ").count(" ") + 1


def _words(sentence: str) -> int:
    return len(sentence.split())


def _folded(text: str) -> str:
    """Its folded syllables. Word by word they are those of the whole, and most words come again and again."""
    return " ".join(filter(None, map(_SYLLABLES.__getitem__, text.split())))


def _syllables(word: str) -> str:
    return " ".join(parted(fold(word))[0])


_SYLLABLES = Memo(_syllables)
