"""The box's text taken apart: quoted phrases, excluded words, document numbers, and the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.analysis import Token, tokens
from service.extract.numbers import DocumentNumber, find_typed
from service.text.characters import nfc, normalise

QUOTED = re.compile(r'(?<!\S)(?P<minus>-?)"(?P<phrase>[^"]*)"')
WITHOUT = re.compile(r"(?<!\S)-(?P<word>[^\W_]\S*)")

Syllables = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A document number typed in the box; `kind` where its name stands before it."""

    text: str
    number: DocumentNumber
    kind: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """What was typed. `words` are the syllables to rank by, those of a number included."""

    words: Syllables
    phrases: tuple[Syllables, ...]
    without: tuple[Syllables, ...]
    numbers: tuple[NamedNumber, ...]
    only_numbers: bool
    """The box holds numbers and nothing besides."""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.without)

    @property
    def accented(self) -> bool:
        """Whether anything was typed with its marks."""
        syllables = [*self.words, *(token for phrase in self.phrases for token in phrase)]
        return any(token.accented for token in syllables)


def parse(text: str) -> Box:
    """Never fails: a quote without its partner, or a lone minus, means nothing."""
    unquoted, phrases, without_phrases = _take_phrases(normalise(nfc(text)).text)
    rest, without_words = _take_without(unquoted)
    numbers = tuple(_numbers(rest))
    words = tuple(tokens(rest))
    without = (*without_phrases, *without_words)
    alone = bool(numbers) and not phrases and not without and len(words) == _syllables(numbers)
    return Box(words, phrases, without, numbers, alone)


def _take_phrases(text: str) -> tuple[str, tuple[Syllables, ...], tuple[Syllables, ...]]:
    """The text without its quoted parts, the required phrases, and those with a minus before them."""
    found = [(bool(match["minus"]), tuple(tokens(match["phrase"]))) for match in QUOTED.finditer(text)]
    wanted = tuple(phrase for minus, phrase in found if phrase and not minus)
    unwanted = tuple(phrase for minus, phrase in found if phrase and minus)
    return QUOTED.sub(" ", text), wanted, unwanted


def _take_without(text: str) -> tuple[str, tuple[Syllables, ...]]:
    """The text without its `-words`, and those; a hyphen inside a number excludes nothing."""
    numbers = [(number.start, number.end) for number in find_typed(text)]
    found: list[Syllables] = []

    def take(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()[-1:]
        in_number = any(start < match.start() < end for start, end in numbers)
        if in_number or (before.isdigit() and match["word"][0].isdigit()):
            return match[0]
        found.append(tuple(tokens(match["word"])))
        return " "

    return WITHOUT.sub(take, text), tuple(filter(None, found))


def _numbers(text: str) -> Iterator[NamedNumber]:
    for typed in find_typed(text):
        if typed.number is not None:
            yield NamedNumber(text[typed.start : typed.end], typed.number, typed.kind)


def _syllables(numbers: tuple[NamedNumber, ...]) -> int:
    return sum(len(tokens(number.text)) for number in numbers)
