"""What the index says of directives: claims read by their families, and the documents that cite one."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.search.citations import Claim, family_prefixes, handle_of, law_name
from service.search.plan import All, Any, Node, Not, Nothing, Range, Tally, Terms
from service.search.port import Engine
from service.search.seen import midnight
from service.search.ties import Counted, Directive, Interval, Ties

FAMILIES = 40
"""Families read in one go: as an automaton of prefixes they stay small."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Reads claims from an index."""

    engine: Engine

    def ties(self, handles: Iterable[str]) -> Ties:
        """Everything that might mean the same as one of the handles; of a held law also what names it."""
        prefixes = _prefixes(handles)
        counted = self._counted(prefixes)
        also = [prefix for prefix in _prefixes(_other_handles(counted.values())) if prefix not in prefixes]
        return Ties((counted | self._counted(also)).values())

    def _counted(self, prefixes: list[str]) -> dict[str, Counted]:
        steps = (prefixes[i : i + 2 * FAMILIES] for i in range(0, len(prefixes), 2 * FAMILIES))
        return {
            one.value: Counted(Claim.parse(one.value), one.count)
            for step in steps
            for one in self.engine.tally(Tally("directives", prefixes=tuple(step)))
        }


def citing(ties: Ties, directive: Directive) -> Node:
    """Documents that cite it, itself left out; by an undated citation on the days on which it is meant."""
    values: dict[Interval, list[str]] = {}
    for claim in ties.citations(directive):
        for interval in ties.intervals(directive, claim):
            values.setdefault(interval, []).append(str(claim))
    parts = [_within(Terms("directives", tuple(group)), interval) for interval, group in values.items()]
    own = [str(one.claim) for one in directive.claims if one.claim.standing == "held"]
    if not parts:
        return Nothing()
    return All((Any(tuple(parts)), Not(Terms("directives", tuple(own))))) if own else Any(tuple(parts))


def _within(node: Node, interval: Interval) -> Node:
    if interval.undated:
        return node if interval.first is None else All((node, Not(_days(None, _before(interval.first)))))
    return All((node, _days(interval.first, interval.last)))


def _days(first: dt.date | None, last: dt.date | None) -> Range:
    return Range(
        "published",
        midnight(first) if first else None,
        midnight(last) + 86_399 if last else None,
    )


def _before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1)


def _prefixes(handles: Iterable[str]) -> list[str]:
    return [*dict.fromkeys(prefix for handle in handles for prefix in family_prefixes(handle))]


def _other_handles(counted: Iterable[Counted]) -> Iterator[str]:
    """A held law is cited by its number and by its name."""
    for one in counted:
        claim = one.claim
        if claim.standing == "held":
            name = law_name(claim.kind, claim.title)
            yield from (handle_of(claim.kind, one, name) for one in (claim.number, None) if one or name)
