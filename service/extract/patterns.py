"""Phrases of index_config/ found at a place in a text, however their tone marks and capitals are written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

from service.knowledge import load
from service.text.characters import canonical

WORD = re.compile(r"[^\W_]+")
END = ""
"""Under what a tree's node keeps the pattern of what follows a whole word."""

COMMON = "nhticgauđomàrưváylpkbsTôếạệêảộdốóớeờâNềấủịqểợậơCxìựHầăíãBứụởĐVồổMPọữ"
"""The letters of Vietnamese news, the most frequent first."""

Tree = dict[str, "Tree"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as one pattern, which fails at most places after a character or two."""

    first_words: frozenset[str]
    beginnings: frozenset[str]
    """The first letters of each, `looked_at` of them: most places are done with after a look at these."""
    looked_at: int
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Iterable[str], ending: str = r"(?!\w)") -> "Phrases":
        """`ending` is a pattern of what must follow."""
        whole = {canonical(phrase): ending for phrase in phrases}
        first_words = frozenset(chain.from_iterable(spellings(_first_word(phrase)) for phrase in whole))
        starts = frozenset(chain.from_iterable(spellings(phrase.partition(" ")[0]) for phrase in whole))
        size = min(2, *map(len, starts))
        return cls(
            first_words, frozenset(start[:size] for start in starts), size, re.compile(at_words(whole))
        )

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with that word, as it is written."""
        return word in self.first_words

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """The longest of the phrases that stands at a word's start."""
        if text[position : position + self.looked_at] in self.beginnings:
            return self.pattern.match(text, position)
        return None


@dataclass(frozen=True, slots=True)
class Finder:
    """Phrases looked for anywhere: by the rarest letter of their first words, which the engine scans for."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Iterable[str], ending: str = r"(?!\w)") -> "Finder":
        """`ending` is a pattern of what must follow. The phrases begin with letters."""
        branches: dict[str, list[str]] = {}
        for first_word, rests in _rests(dict.fromkeys(map(canonical, phrases), ending)).items():
            for spelling in sorted(spellings(first_word)):
                rarest = max(range(len(_first_word(spelling))), key=lambda i: _rarity(spelling[i]))
                whole = rf"(?<={re.escape(spelling)})(?<![^\W_].{{{len(spelling)}}})"
                word = f"{re.escape(spelling[rarest + 1 :])}{whole}"  # letters first: they are soon compared
                branches.setdefault(spelling[rarest], []).append(f"{word}(?:{rests})")
        by_letter = (f"{re.escape(letter)}(?:{'|'.join(some)})" for letter, some in branches.items())
        return cls(re.compile("|".join(by_letter)))

    def spans(self, text: str, first: int, limit: int) -> Iterator[tuple[int, int]]:
        """Where in `text[first:limit]` the phrases stand, from left to right, not overlapping."""
        for match in self.pattern.finditer(text, first, limit):
            start = word_start(text, match.start())
            if start >= first:
                yield start, match.end()

    def stands(self, text: str, first: int, limit: int) -> bool:
        """Whether any of the phrases does."""
        if self.pattern.search(text, first, limit) is None:
            return False
        return next(self.spans(text, first, limit), None) is not None


def word_start(text: str, position: int) -> int:
    """Where the word begins that goes on at `position`."""
    while position and text[position - 1].isalnum():
        position -= 1
    return position


def places_of(words: str, text: str) -> Iterator[int]:
    """Where these words stand as they are written, no part of longer ones."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        if not _joins(text[place - 1 : place]) and not _joins(text[end : end + 1]):
            yield place
            place = text.find(words, end)
        else:
            place = text.find(words, place + 1)


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _rarity(letter: str) -> int:
    return COMMON.index(letter) if letter in COMMON else len(COMMON)


def at_words(phrases: Mapping[str, str]) -> str:
    """A pattern for canonical phrases at words' starts; each leads to the pattern of what must follow it.

    A tree of the first words' letters with the phrases' rests as its leaves. It begins with a choice of
    single letters, which are soon compared; what may stand before is looked at behind the letter.
    """
    tree: Tree = {}
    for first_word, leaf in _rests(phrases).items():
        for spelling in spellings(first_word):
            node = tree
            for letter in spelling:
                node = node.setdefault(letter, {})
            node[END] = {leaf: {}}
    branches = (f"{re.escape(first)}(?<![^\\W_].){_grown(node)}" for first, node in tree.items())
    return f"(?:{'|'.join(branches)})"


def _rests(phrases: Mapping[str, str]) -> dict[str, str]:
    """By all that stands before the first blank ("đ/c") the pattern of what follows it, the longer first."""
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        first_word = phrase.partition(" ")[0]
        rest = spelled(phrase).removeprefix(spelled(first_word)) + phrases[phrase]
        rests.setdefault(first_word, []).append(rest)
    return {first_word: "|".join(some) for first_word, some in rests.items()}


def _first_word(phrase: str) -> str:
    """Up to the first mark: "đ" of "đ/c"."""
    first = WORD.match(phrase)
    return first[0] if first else phrase


def _grown(tree: Tree) -> str:
    """What may follow in a tree, the longer first."""
    branches = [re.escape(letter) + _grown(node) for letter, node in tree.items() if letter != END]
    if END in tree:
        branches.append(f"(?:{next(iter(tree[END]))})")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


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
