"""Phrases of index_config/ found at a place in a text, however their tone marks and capitals are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from service.knowledge import load
from service.text.characters import canonical

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, so that most places are done with after one look-up."""

    patterns: dict[str, re.Pattern[str]]
    anywhere: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Iterable[str], ending: str = r"(?!\w)") -> "Phrases":
        """`ending` is a pattern of what must follow."""
        groups: dict[str, list[str]] = {}
        for phrase in phrases:
            spelled = canonical(phrase)
            first = WORD.match(spelled)
            groups.setdefault(first[0] if first else spelled, []).append(spelled)
        patterns: dict[str, re.Pattern[str]] = {}
        for first_word, group in groups.items():
            pattern = re.compile(f"(?:{either(group)}){ending}")
            patterns |= dict.fromkeys(spellings(first_word), pattern)
        return cls(patterns, re.compile(_by_first_letter(groups) + ending))

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with that word, as it is written."""
        return word in self.patterns

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """The longest of the phrases that stands at a word's start."""
        word = WORD.match(text, position)
        if word is None:
            return None
        pattern = self.patterns.get(word[0])
        return pattern.match(text, position) if pattern else None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The phrases of `text[start:end]` from left to right, not overlapping."""
        return self.anywhere.finditer(text, start, end)


def _by_first_letter(groups: dict[str, list[str]]) -> str:
    """One pattern for all, at words' starts: most places cost a comparison or two.

    It begins with a set of characters, which the engine scans for, and branches on the one it found.
    """
    branches: dict[str, list[str]] = {}
    for first_word, group in groups.items():
        ordered = sorted(group, key=lambda phrase: (-len(phrase), phrase))
        rests = "|".join(spelled(phrase).removeprefix(spelled(first_word)) for phrase in ordered)
        for spelling in sorted(spellings(first_word), key=lambda spelling: (-len(spelling), spelling)):
            branches.setdefault(spelling[0], []).append(f"{re.escape(spelling[1:])}(?:{rests})")
    letters = "".join(map(re.escape, branches))
    choices = "|".join(f"(?<={re.escape(first)})(?:{'|'.join(rest)})" for first, rest in branches.items())
    return rf"[{letters}](?<![^\W_].)(?:{choices})"


def lowered(phrase: str) -> Iterator[str]:
    """A phrase in lower case, in every spelling: what `text.lower()` is looked up by."""
    syllables = (
        [form for form in spellings(syllable) if form == form.lower()]
        for syllable in canonical(phrase).split()
    )
    return map(" ".join, product(*syllables))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longer first, in any spelling and with any blanks."""
    ordered = sorted({canonical(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(spelled, ordered))


@cache
def spelled(phrase: str) -> str:
    """A pattern for every spelling of one canonical phrase: Uỷ ban, Ủy ban, ủy ban."""
    return r"\s+".join(map(_syllable, phrase.split()))


def _syllable(syllable: str) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, spellings(syllable)))) + ")"


@cache
def spellings(syllable: str) -> frozenset[str]:
    """A canonical syllable in every spelling: tone marks in either place, small, titled and in capitals."""
    spelled = {syllable}
    for row in load().characters:
        if row.step in ("tone", "vowel_i") and row.target in syllable:
            spelled |= {spelling.replace(row.target, row.source) for spelling in spelled}
    titled = {spelling[:1].upper() + spelling[1:] for spelling in spelled}
    return frozenset(spelled | titled | {spelling.upper() for spelling in spelled})
