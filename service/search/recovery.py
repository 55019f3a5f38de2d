"""Ways on where a search finds little: another spelling, or something to leave out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.search.grams import Spelling, exact, folded
from service.search.parse import QUOTED, WITHOUT, Box, Placed, parse
from service.search.plan import All, Any, Filter, Node, Plan, Term
from service.search.port import Engine
from service.search.query import Accents
from service.search.results import DidYouMean, Drop
from service.search.spelling import respelt

FEW = 3
"""Documents with all of the words up to which another spelling is looked for."""
DOUBTED = 4
"""Words up to which a text may be a slip though some document has all of it; a longer one was meant."""
MUCH = 20
"""Times as many documents must have the other spelling: a slip is in print now and then too."""
MOST_PARTS, MOST_DROPS = 16, 5

Ranked = Callable[[Box], Node]
"""What a box asks for."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Of one search, which `plan` is. All methods may raise EngineError."""

    engine: Engine
    plan: Plan
    ranked: Ranked

    def did_you_mean(self, box: Box, accents: Accents, held: int) -> DidYouMean | None:
        """Only a spelling that clearly more documents have, and that finds any under the same filters.

        `held` is how many documents surely hold all words of the box; if few, all that do are counted.
        """
        few = FEW if len(box.words) <= DOUBTED else 0
        if not box.words or held > few:
            return None
        marked = is_marked(box, accents)
        words = [word.exact if marked else word.folded for word in box.words]
        if self._counts(_all(words, marked=marked)) > (few,):
            return None
        better = respelt(self.engine, box, marked=marked)
        if better is None:
            return None
        before, after = self._counts(*(_all(words, marked=marked) for words in (better.before, better.after)))
        if after == 0 or after < MUCH * before:
            return None
        (count,) = self._counts(self.ranked(parse(better.text)))
        return DidYouMean(better.text, count) if count else None

    def zero(self, box: Box) -> tuple[Drop, ...]:
        """Filters and parts of the box that, each dropped alone, would let something be found."""
        return (*self._filters(), *self._parts(box))

    def _filters(self) -> Iterator[Drop]:
        filters = self.plan.filters
        kept = [tuple(item for item in filters if item is not dropped) for dropped in filters]
        counts = self.engine.count([_with(self.plan.query, others) for others in kept])
        for item, count in zip(filters, counts, strict=True):
            if count:
                yield Drop(item.parameter, item.value, count)

    def _parts(self, box: Box) -> list[Drop]:
        """The most found first. Something to look for must be left, filters where it is no word."""
        left: dict[str, Box] = {}
        for start, end in _spans(box):
            part = box.source[start:end]
            if part not in left and len(left) < MOST_PARTS:
                left[part] = parse(" ".join(f"{box.source[:start]} {box.source[end:]}".split()))
        useful = {
            part: rest
            for part, rest in left.items()
            if rest.words or rest.phrases or (self.plan.filters and not rest.source)
        }
        counts = self._counts(*map(self.ranked, useful.values()))
        drops = {part: count for part, count in zip(useful, counts, strict=True) if count}
        ordered = sorted(drops.items(), key=lambda item: -item[1])[:MOST_DROPS]
        return [Drop("q", part, count) for part, count in ordered]

    def _counts(self, *nodes: Node) -> tuple[int, ...]:
        """Under the filters of the plan."""
        return self.engine.count([_with(node, self.plan.filters) for node in nodes])


def is_marked(box: Box, accents: Accents) -> bool:
    """Whether words are compared with their marks."""
    return accents == "strict" or (accents == "auto" and box.accented)


def _with(node: Node, filters: Sequence[Filter]) -> Node:
    return All((node, *(item.node for item in filters)))


def _all(words: Sequence[str], *, marked: bool) -> Node:
    fields = Spelling(exact if marked else folded).held_in
    return All(tuple(Any(tuple(Term(field, word) for field in fields)) for word in dict.fromkeys(words)))


def _spans(box: Box) -> Iterator[tuple[int, int]]:
    """Parts of the box: quoted and excluded ones, what was understood, the other words one by one."""
    found: tuple[Placed, ...] = (*box.numbers, *box.periods, *box.people)
    whole = [(one.start, one.end) for one in found]
    whole += [match.span() for match in QUOTED.finditer(box.mapped.text)]
    excluded = [match.span() for match in WITHOUT.finditer(box.mapped.text)]
    whole += [span for span in excluded if not _within(span, whole)]
    words = [(word.start, word.end) for word in box.words]
    for start, end in sorted([*whole, *(word for word in words if not _within(word, whole))]):
        yield box.mapped.span(start, end)


def _within(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
