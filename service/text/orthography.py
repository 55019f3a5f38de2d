"""Whether a word could be a Vietnamese syllable by its spelling: what tells Vietnamese from anything else."""

import re
import unicodedata
from functools import cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = ("c", "ch", "p", "t")
"""Ends after which only two tones are heard."""

ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]|"
RHYMES = """
    a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)? | ă(?:c|m|n|ng|p|t) | â(?:c|m|n|ng|p|t|u|y)
    | e(?:c|m|n|ng|o|p|t)? | ê(?:ch|m|n|nh|p|t|u)?
    | i(?:a|ch|m|n|nh|p|t|u)? | iê(?:c|m|n|ng|p|t|u)
    | o(?:c|i|m|n|ng|p|t)? | oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)? | oă(?:c|m|n|ng|t) | oe(?:n|o|t)? | oo(?:c|ng)
    | ô(?:c|i|m|n|ng|p|t)? | ơ(?:i|m|n|p|t)?
    | u(?:a|c|i|m|n|ng|p|t)? | uâ(?:n|ng|t|y) | uê(?:ch|n|nh)? | uơ | uô(?:c|i|m|n|ng|t)
    | uy(?:a|ch|n|nh|p|t|u)? | uyê(?:n|t)
    | ư(?:a|c|i|m|n|ng|t|u)? | ươ(?:c|i|m|n|ng|p|t|u)
    | y | yê(?:m|n|ng|t|u)
"""
AFTER_Q = """
    a(?:c|ch|i|n|ng|nh|o|t|u|y)? | ă(?:c|m|n|ng|p|t) | â(?:n|ng|t|y) | e(?:n|o|t)? | ê(?:ch|n|nh|t)?
    | i(?:t)? | y(?:nh|t|ch|p|u)? | yê(?:n|t) | ơ(?:n|t)? | ô(?:c|i)
"""
SYLLABLE = re.compile(rf"(?:qu(?:{AFTER_Q})|g(?:in?|iêng)|(?!qu)(?:{ONSETS})(?:{RHYMES}))", re.VERBOSE)


def is_syllable(word: str) -> bool:
    """Whether a word in NFC is spelled as Vietnamese syllables are, with its tone; in any case.

    >>> is_syllable("Nguyễn"), is_syllable("nh©n"), is_syllable("général")
    (True, False, False)
    """
    return len(word) <= 7 and _is_syllable(word.lower())


@cache
def _is_syllable(word: str) -> bool:
    spelled = unicodedata.normalize("NFD", word)
    tones = [mark for mark in spelled if mark in TONES]
    toneless = unicodedata.normalize("NFC", "".join(mark for mark in spelled if mark not in TONES))
    if len(tones) > 1 or SYLLABLE.fullmatch(toneless) is None:
        return False
    if toneless.endswith(STOPPED) and not word.isascii():
        return bool(tones) and tones[0] in "\u0301\u0323"
    return True
