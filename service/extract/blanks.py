"""Long runs of blanks made short for the grammar, and what it found put back where it stands.

Between two words the patterns of this package allow any blanks, often at several places. A run of thousands,
as a broken converter leaves it or an attacker writes it, would be divided among them in every possible way.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from service.model import Person, Reference, Span, TextField

LONGEST = 16
"""Blanks in a run that stay as they are."""
LONG_SPACE = " " * (LONGEST + 1)
LONG_RUN = re.compile(rf"\s{{{LONGEST + 1},}}")


@dataclass(frozen=True)
class Tightened:
    """`text` is `original` with its long runs cut; `cuts` say where, and how many code points until there."""

    original: str
    cuts: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str) -> "Tightened":
        cuts: list[tuple[int, int]] = []
        removed = 0
        for run in LONG_RUN.finditer(text) if _may_hold_run(text) else ():
            short = _short(run[0])
            cuts.append((run.start() - removed + len(short), removed + len(run[0]) - len(short)))
            removed = cuts[-1][1]
        return cls(text, tuple(cuts))

    @cached_property
    def text(self) -> str:
        return LONG_RUN.sub(lambda run: _short(run[0]), self.original) if self.cuts else self.original

    def back(self, position: int) -> int:
        """Where the character at `position` of `text` stands in the original."""
        before = bisect_right(self.cuts, (position, len(self.original)))
        return position + (self.cuts[before - 1][1] if before else 0)


def _may_hold_run(text: str) -> bool:
    """False for nearly all texts, in a sixth of the time that the search takes."""
    flat = text.replace("\n", " ")
    return not flat.isprintable() or LONG_SPACE in flat


def _short(run: str) -> str:
    """Two blanks, which say of lines and paragraphs what the run says."""
    return (" \n" if run.count("\n") == 1 else "\n\n") if "\n" in run else "  "


@dataclass(frozen=True)
class Texts:
    """A document's texts as the grammar reads them, and the way back."""

    tightened: Mapping[TextField, Tightened] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Mapping[TextField, str]) -> "Texts":
        return cls({name: Tightened.of(text) for name, text in texts.items()})

    @property
    def short(self) -> dict[TextField, str]:
        return {name: one.text for name, one in self.tightened.items()}

    def people(self, found: Iterable[Person]) -> tuple[Person, ...]:
        if not self._is_cut:
            return tuple(found)
        return tuple(
            replace(
                person,
                roles=tuple(replace(role, mentions=self._back(role.mentions)) for role in person.roles),
                mentions=self._back(person.mentions),
            )
            for person in found
        )

    def references(self, found: Iterable[Reference]) -> tuple[Reference, ...]:
        if not self._is_cut:
            return tuple(found)
        return tuple(replace(one, mentions=self._back(one.mentions)) for one in found)

    @cached_property
    def _is_cut(self) -> bool:
        return any(one.cuts for one in self.tightened.values())

    def _back(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(
            replace(span, start=at.back(span.start), end=at.back(span.end - 1) + 1)
            for span in spans
            for at in [self.tightened[span.field]]
        )
