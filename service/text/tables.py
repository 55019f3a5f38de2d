"""characters.tsv, compiled: which characters and syllables change in a step, and what is a mark.

Each kind of step can be said to a search engine as well: `letters` and `strings` are plain replacements of
text from left to right (in Elasticsearch a `mapping` char filter), `whole_syllables` replaces whole tokens.
"""

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from service.errors import ConfigurationError
from service.knowledge import Character, load
from service.text.mapped import Change

STEPS = ("normalise", "lower", "tone", "vowel_i", "fold", "fold_i")

NOWHERE = "(?!)"
"""A regular expression that matches nowhere."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A step in which single characters become any number of characters."""

    targets: dict[str, str]
    sources: re.Pattern[str]
    resized: re.Pattern[str]

    @classmethod
    def of(cls, step: str, rows: Iterable[Character]) -> "Letters":
        targets = targets_of(step, rows)
        for source in targets:
            if len(source) != 1 or source.isascii():  # ASCII may skip the step
                raise ConfigurationError(
                    f"characters.tsv: {step}: {source!r} isn't one character beyond ASCII"
                )
        resized = {source for source, target in targets.items() if len(target) != 1}
        return cls(targets, re.compile(one_of(set(targets))), re.compile(one_of(resized)))

    def __call__(self, text: str) -> tuple[str, tuple[Change, ...]]:
        if text.isascii():
            return text, ()
        return self.sources.sub(lambda match: self.targets[match[0]], text), tuple(self._changes(text))

    def _changes(self, text: str) -> Iterable[Change]:
        moved = 0
        for match in self.resized.finditer(text):
            start = match.start()
            size = len(self.targets[match[0]])
            yield Change(start + moved, start + moved + size, start, start + 1)
            moved += size - 1


@dataclass(frozen=True, slots=True)
class Strings:
    """A step in which strings become strings of the same length, longest first, from left to right."""

    targets: dict[str, str]
    sources: re.Pattern[str]

    @classmethod
    def anywhere(cls, step: str, rows: Iterable[Character]) -> "Strings":
        targets = _same_length(step, rows)
        return cls(targets, re.compile("|".join(choice for _, choice in _by_length(targets)) or NOWHERE))

    @classmethod
    def syllables(cls, step: str, rows: Iterable[Character]) -> "Strings":
        """Replaces whole syllables of a normalised text only."""
        targets = _same_length(step, rows)
        mark = one_of(marks())
        # What stands before is looked at last: the search is twice as fast when it can begin with a letter.
        choices = (
            rf"(?:{choice})(?![^\W_])(?!{mark})(?<![^\W_].{{{size}}})(?<!{mark}.{{{size}}})"
            for size, choice in _by_length(targets)
        )
        return cls(targets, re.compile("|".join(choices) or NOWHERE))

    def __call__(self, text: str) -> tuple[str, tuple[Change, ...]]:
        return self.sources.sub(lambda match: self.targets[match[0]], text), ()


@cache
def letters(step: str) -> Letters:
    return Letters.of(step, load().characters)


@cache
def strings(step: str) -> Strings:
    return Strings.anywhere(step, load().characters)


@cache
def whole_syllables(step: str) -> Strings:
    return Strings.syllables(step, load().characters)


def targets_of(step: str, rows: Iterable[Character]) -> dict[str, str]:
    """What each source becomes in that step. Raises ConfigurationError."""
    targets: dict[str, str] = {}
    for row in rows:
        if row.step not in STEPS:
            raise ConfigurationError(f"characters.tsv: {row.step}: no such step, only {' '.join(STEPS)}")
        if row.step != step:
            continue
        if not row.source or row.source in targets:
            raise ConfigurationError(f"characters.tsv: {step}: {row.source!r} is empty or there twice")
        targets[row.source] = row.target
    return targets


@cache
def marks() -> frozenset[str]:
    """Every combining mark (Unicode category M), but for the variation selectors of plane 14."""
    return frozenset(char for char in map(chr, range(0x300, 0x20000)) if unicodedata.category(char)[0] == "M")


def one_of(chars: Set[str]) -> str:
    """A regular expression for one of these characters; with none it matches nowhere."""
    if not chars:
        return NOWHERE
    ranges = []
    for _, run in groupby(enumerate(sorted(map(ord, chars))), key=lambda item: item[1] - item[0]):
        codes = [code for _, code in run]
        ranges.append(f"\\U{codes[0]:08x}-\\U{codes[-1]:08x}")
    return f"[{''.join(ranges)}]"


def _same_length(step: str, rows: Iterable[Character]) -> dict[str, str]:
    targets = targets_of(step, rows)
    for source, target in targets.items():
        if len(source) != len(target):
            raise ConfigurationError(f"characters.tsv: {step}: {source} and {target} differ in length")
    return targets


def _by_length(sources: Iterable[str]) -> Iterable[tuple[int, str]]:
    """The longest first, for each length a regular expression."""
    sized = sorted(((len(source), source) for source in sources), reverse=True)
    for size, group in groupby(sized, key=itemgetter(0)):
        yield size, "|".join(re.escape(source) for _, source in group)
