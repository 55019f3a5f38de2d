"""What a mistyped syllable may have been meant for, told from the syllable alone.

A slip that makes another Vietnamese syllable can't be seen here, and needs no repair where only a tone is
wrong: the folded streams find it.
"""

from collections.abc import Iterator
from functools import lru_cache

from service.text.fold import fold
from service.text.telex import decode
from service.text.vocabulary import known, known_folded

SHORTEST = 3
"""Letters of a syllable that is looked at: of two, everything is another word's beginning."""


@lru_cache(1 << 14)
def meant(typed: str) -> tuple[str, ...]:
    """Canonical syllables that a canonical one may stand for besides itself."""
    if len(typed) < SHORTEST or not typed.isalpha():
        return ()
    decoded = decode(typed)
    found = [decoded] if decoded else []
    if fold(typed) not in known_folded():
        found += _swapped(typed)
    return tuple(dict.fromkeys(found))


def _swapped(typed: str) -> Iterator[str]:
    """Two neighbouring letters the other way round: "tàhnh" was "thành", "tahnh" "thanh"."""
    syllables = known_folded() if typed.isascii() else known()
    for place in range(len(typed) - 1):
        swapped = typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]
        if swapped in syllables:
            yield swapped
