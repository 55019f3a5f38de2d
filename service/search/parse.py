"""The box's text taken apart: quoted phrases, excluded words, numbers, days, abbreviations, and the rest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from service.analysis import Token, tokens
from service.extract.numbers import DocumentNumber, find_typed
from service.search.periods import Period, find_periods
from service.search.variants import Variant, find_variants
from service.text.characters import Mapped, nfc, normalise

QUOTED = re.compile(r'(?<!\S)(?P<minus>-?)"(?P<phrase>[^"]*)"')
WITHOUT = re.compile(r"(?<!\S)-(?P<word>[^\W_]\S*)")

Syllables = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A document number typed in the box; `kind` where its name stands before it."""

    text: str
    number: DocumentNumber
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A name typed in the box that people of the index bear, whose keys these are; `whole`: all of it."""

    keys: tuple[str, ...]
    syllables: Syllables
    whole: bool

    @property
    def start(self) -> int:
        return self.syllables[0].start

    @property
    def end(self) -> int:
        return self.syllables[-1].end


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post typed in the box that somebody holds in the index; `syllables` folded and written out."""

    syllables: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Box:
    """What was typed. `words` are the syllables to rank by, those of what was understood included.

    Offsets count in the normalised text, of which `mapped` is the way back to `source`, the text in NFC.
    """

    source: str
    mapped: Mapped
    words: Syllables
    phrases: tuple[Syllables, ...] = ()
    without: tuple[Syllables, ...] = ()
    numbers: tuple[NamedNumber, ...] = ()
    periods: tuple[Period, ...] = ()
    variants: tuple[Variant, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    posts: tuple[KnownPost, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.without)

    @cached_property
    def accented(self) -> bool:
        """Whether anything was typed with its marks."""
        syllables = [*self.words, *(token for phrase in self.phrases for token in phrase)]
        return any(token.accented for token in syllables)

    @cached_property
    def undated(self) -> Syllables:
        """The words besides days and periods, which a text need not repeat; all where there are no others."""
        return _besides(self.words, self.periods) or self.words

    @cached_property
    def only_understood(self) -> bool:
        """The box holds numbers, people or periods and nothing besides."""
        named: tuple[Placed, ...] = (*self.numbers, *self.people, *self.periods)
        return bool(named) and not self.phrases and not self.without and not _besides(self.words, named)

    @property
    def only_numbers(self) -> bool:
        """The box holds numbers and nothing besides."""
        return self.only_understood and not self.people and not self.periods

    def as_typed(self, start: int, end: int) -> str:
        """The slice in the very spelling that was typed."""
        return self.source[slice(*self.mapped.span(start, end))]


def parse(text: str) -> Box:
    """Never fails: a quote without its partner, or a lone minus, means nothing."""
    source = nfc(text)
    mapped = normalise(source)
    unquoted, phrases, without_phrases = _take_phrases(mapped.text)
    rest, without_words = _take_without(unquoted)
    words = tuple(tokens(rest))
    numbers = tuple(_numbers(rest))
    return Box(
        source,
        mapped,
        words,
        phrases,
        tuple(dict.fromkeys((*without_phrases, *without_words))),
        numbers,
        tuple(_periods(rest, numbers)),
        tuple(variant for variant in find_variants(rest, words) if not _inside(variant, numbers)),
    )


def _take_phrases(text: str) -> tuple[str, tuple[Syllables, ...], tuple[Syllables, ...]]:
    """The text with its quoted parts blank, the required phrases, and those with a minus before them."""
    found = [(bool(match["minus"]), tuple(tokens(match["phrase"]))) for match in QUOTED.finditer(text)]
    wanted = tuple(dict.fromkeys(phrase for minus, phrase in found if phrase and not minus))
    unwanted = tuple(phrase for minus, phrase in found if phrase and minus)
    return QUOTED.sub(_blank, text), wanted, unwanted


def _take_without(text: str) -> tuple[str, tuple[Syllables, ...]]:
    """The text with its `-words` blank, and those; a hyphen inside a number excludes nothing."""
    numbers = [(number.start, number.end) for number in find_typed(text)]
    found: list[Syllables] = []

    def take(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()[-1:]
        in_number = any(start < match.start() < end for start, end in numbers)
        if in_number or (before.isdigit() and match["word"][0].isdigit()):
            return match[0]
        found.append(tuple(tokens(match["word"])))
        return _blank(match)

    return WITHOUT.sub(take, text), tuple(filter(None, found))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _numbers(text: str) -> Iterator[NamedNumber]:
    for typed in find_typed(text):
        if typed.number is not None:
            yield NamedNumber(text[typed.start : typed.end], typed.number, typed.kind, typed.start, typed.end)


def _periods(text: str, numbers: tuple[NamedNumber, ...]) -> Iterator[Period]:
    """Those that are no part of a number, nor the day of one: "34-CT/TW ngày 7/4/2014" was signed then."""
    for period in find_periods(text):
        before = text[: period.start].rstrip(" ,(")
        signed = period.first == period.last and any(number.end == len(before) for number in numbers)
        if not signed and not _inside(period, numbers):
            yield period


class Placed(Protocol):
    """Anything that was found at a place in the box."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _inside(one: Placed, others: Iterable[Placed]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _besides(words: Syllables, taken: Sequence[Placed]) -> Syllables:
    return tuple(word for word in words if not _inside(word, taken))
