"""Which syllables Vietnamese has, by pyvi's dictionary."""

from functools import cache

from service.text import pyvi_files
from service.text.characters import canonical
from service.text.fold import unmarked


@cache
def known() -> frozenset[str]:
    """In canonical spelling."""
    return frozenset(canonical(syllable) for syllable in pyvi_files.syllables() if syllable.isalpha())


@cache
def known_folded() -> frozenset[str]:
    return frozenset(map(unmarked, known()))
