"""Which directive a citation means, worked out when asked from all that documents say of its kin.

A citation is compared in kind, number, date, issuer and quoted title. One candidate left: that one. Several,
and the citing day known: the newest not younger than it. A wrong tie is worse than none.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from service.extract.document_number import DocumentNumber
from service.extract.laws import canonical_name
from service.knowledge import load
from service.search.citations import Claim, family, parsed_number
from service.search.posts import words
from service.text.fold import fold

TiedBy = Literal["date", "issuer", "title", "publication"]

ALIKE = 0.7
"""Share of the shorter title's words in the longer one, from which on they name the same."""
UNLIKE = 0.4
"""Below it they name different ones. Between the two a citation says in its own words what it is about: that
neither ties nor parts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim, and how many documents make it."""

    claim: Claim
    documents: int


@dataclass(slots=True, eq=False)
class Directive:
    """One directive, held or only cited. `claims` define it; other citations may be tied to it."""

    claims: list[Counted] = field(default_factory=list)

    @property
    def held(self) -> Claim | None:
        return next((one.claim for one in self.claims if one.claim.standing == "held"), None)

    @property
    def key(self) -> str:
        """Its own document's, or that of most citations; rather one with its place."""
        if self.held is not None:
            return self.held.key
        counts: Counter[str] = Counter()
        for one in self.claims:
            counts[one.claim.key] += one.documents
        return min(counts, key=lambda key: (-key.count("."), -counts[key], key))

    @property
    def kind(self) -> str:
        return (self.held or self.claims[0].claim).kind

    @property
    def date(self) -> dt.date | None:
        """Where its own document doesn't tell: the day that citations give it."""
        return next((one.claim.date for one in self.claims if one.claim.date), None)

    @property
    def place(self) -> str:
        return next((one.claim.place for one in self.claims if one.claim.place), "")

    @property
    def families(self) -> set[str]:
        return {family(one.claim.handle) for one in self.claims}

    def value(self, name: Literal["number", "issuer", "title"]) -> str | None:
        """As its own document says; else as most citations do."""
        own: str | None = getattr(self.held, name) if self.held else None
        counts = self.said(name)
        return own or min(counts, key=lambda said: (-counts[said], said), default=None)

    def said(self, name: str) -> Counter[str]:
        """What claims say of it, and how many documents say so."""
        counts: Counter[str] = Counter()
        for one in self.claims:
            if (said := getattr(one.claim, name)) is not None:
                counts[str(said)] += one.documents
        return counts


@dataclass(frozen=True, slots=True)
class Tie:
    """`by` is what decided; None where nothing but kind and number was there to go by."""

    directive: Directive
    by: TiedBy | None


@dataclass(frozen=True, slots=True)
class Interval:
    """Citing days, inclusive, on which a citation means a directive; `undated` pages too, where set."""

    first: dt.date | None = None
    last: dt.date | None = None
    undated: bool = True


class Ties:
    """All claims of some families of handles, put together to directives."""

    def __init__(self, counted: Iterable[Counted]) -> None:
        self._cited: dict[str, list[Claim]] = {}
        self._held: dict[str, Directive] = {}
        self._families: dict[str, list[Directive]] = {}
        self.directives: list[Directive] = []
        for one in sorted(counted, key=_surest_first):
            if one.claim.standing == "cited":
                self._cited.setdefault(family(one.claim.handle), []).append(one.claim)
            self._take(one)
        self._date_the_undated()

    def of_key(self, key: str) -> Directive | None:
        """The directive that some document calls so."""
        keyed = (one for one in self.directives if any(counted.claim.key == key for counted in one.claims))
        return next(keyed, None)

    def citations(self, directive: Directive) -> Iterator[Claim]:
        """All citations that might mean it."""
        for name in sorted(directive.families):
            yield from self._cited.get(name, ())

    def candidates(self, claim: Claim) -> list[Directive]:
        return self._narrowed(claim)[0]

    def tie(self, claim: Claim, day: dt.date | None) -> Tie | None:
        """What a page of that day means."""
        left, by = self._narrowed(claim)
        if len(left) == 1:
            return None if _is_younger(left[0], claim, day) else Tie(left[0], by or _by_publication(day))
        for directive in left:
            if any(_covers(one, day) for one in _intervals(directive, left, claim)):
                return Tie(directive, "publication")
        return None

    def intervals(self, directive: Directive, claim: Claim) -> Iterator[Interval]:
        """On which citing days the claim means the directive: `tie` as a range."""
        left = self.candidates(claim)
        if left == [directive]:
            yield Interval(None if claim.date else directive.date)
        elif directive in left:
            yield from _intervals(directive, left, claim)

    # -- putting together ----------------------------------------------------------------------------

    def _take(self, one: Counted) -> None:
        """A claim of a directive that is there already adds to it; one that may be of several to none."""
        claim = one.claim
        own = self._held.get(claim.key) if claim.standing == "held" else None
        same = [own] if own else [known for known in self._near(claim) if _is_same(known, claim)]
        if len(same) == 1:
            same[0].claims.append(one)
            self._put(same[0])
        elif not same and (claim.standing == "held" or claim.date or not self.candidates(claim)):
            self._add(Directive([one]))

    def _add(self, directive: Directive) -> None:
        self.directives.append(directive)
        self._put(directive)
        if directive.held is not None:
            self._held[directive.held.key] = directive

    def _put(self, directive: Directive) -> None:
        for name in directive.families:
            kin = self._families.setdefault(name, [])
            if directive not in kin:
                kin.append(directive)

    def _date_the_undated(self) -> None:
        """A held directive without a day takes that of the only one like it that is cited with one."""
        for held in [one for one in self.directives if one.held and one.date is None]:
            claim = held.claims[0].claim
            alike = [one for one in self._near(claim) if one is not held and one.date and _may_be(one, claim)]
            if len(alike) == 1 and alike[0].held is None:
                held.claims += alike[0].claims
                self.directives.remove(alike[0])
                for name in alike[0].families:
                    self._families[name].remove(alike[0])
                self._put(held)

    def _near(self, claim: Claim) -> Sequence[Directive]:
        """Those of the claim's family."""
        return self._families.get(family(claim.handle), ())

    # -- comparing -----------------------------------------------------------------------------------

    def _narrowed(self, claim: Claim) -> tuple[list[Directive], TiedBy | None]:
        """Candidates left after kind, number, date, issuer and title; which of the last three left one."""
        left = [known for known in self._near(claim) if _may_be(known, claim)]
        by: TiedBy | None = None
        for name, narrow in STAGES:
            left, agreed = narrow(left, claim)
            if by is None and agreed and len(left) == 1:
                by = name
        return left, by


Narrowed = tuple[list[Directive], bool]
"""Who is left, and whether it is for what they have in common with the claim."""


def _by_date(left: list[Directive], claim: Claim) -> Narrowed:
    agreed = [one for one in left if claim.date is not None and one.date == claim.date]
    return (agreed, True) if agreed else ([one for one in left if not (claim.date and one.date)], False)


def _by_issuer(left: list[Directive], claim: Claim) -> Narrowed:
    """Those that agree; where none does, those of which nothing is known."""
    said = claim.issuer
    if said is None:
        return left, False
    agreed = [one for one in left if any(_same_issuer(said, other) for other in one.said("issuer"))]
    return (agreed, True) if agreed else ([one for one in left if not one.said("issuer")], False)


def _by_title(left: list[Directive], claim: Claim) -> Narrowed:
    """Those that agree; where none does, those that aren't known to be about something else."""
    if claim.title is None:
        return left, False
    shares = [(one, [_shared_words(claim.title, other) for other in one.said("title")]) for one in left]
    agreed = [one for one, known in shares if max(known, default=0.0) >= ALIKE]
    if agreed:
        return agreed, True
    return [one for one, known in shares if max(known, default=UNLIKE) >= UNLIKE], False


STAGES: tuple[tuple[TiedBy, Callable[[list[Directive], Claim], Narrowed]], ...] = (
    ("date", _by_date),
    ("issuer", _by_issuer),
    ("title", _by_title),
)


def _same_issuer(one: str, other: str) -> bool:
    """One in full, the other perhaps without its place: "UBND Thành phố" of "UBND thành phố Bến Mơ"."""
    short, long = sorted((words(one), words(other)), key=len)
    return long[: len(short)] == short


def _shared_words(one: str, other: str) -> float:
    """The share of the shorter title's words that the longer one has too, formulas aside."""
    said, known = _subject(one), _subject(other)
    return len(said & known) / max(1, min(len(said), len(known)))


@lru_cache(1 << 12)
def _subject(title: str) -> frozenset[str]:
    """The words that say what a title is about; all of one that is but a formula."""
    name = canonical_name(title)
    return frozenset(_formulas().sub(" ", name).split() or name.split())


@cache
def _formulas() -> re.Pattern[str]:
    written = {canonical_name(row.formula) for row in load().title_formulas}
    written |= {canonical_name(row.kind) for row in load().kinds}
    longest_first = sorted(written, key=lambda formula: (-len(formula), formula))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _may_be(known: Directive, claim: Claim) -> bool:
    """By kind, number or name, and place; not yet by date, issuer or title."""
    return (not known.place or not claim.place or known.place == claim.place) and any(
        _same_called(one.claim, claim) for one in known.claims
    )


def _is_same(known: Directive, claim: Claim) -> bool:
    """Whether the claim defines this very directive."""
    if not _may_be(known, claim):
        return False
    if claim.date is not None:
        return known.date == claim.date
    return claim.standing == "cited" and known.date is None and known.held is None and _fits(known, claim)


def _fits(known: Directive, claim: Claim) -> bool:
    return bool(_by_issuer([known], claim)[0] and _by_title([known], claim)[0])


def _same_called(one: Claim, other: Claim) -> bool:
    if one.handle == other.handle:
        return True
    if one.handle.partition(".")[0] != other.handle.partition(".")[0]:
        return False
    first, second = parsed_number(one.number), parsed_number(other.number)
    return first is not None and second is not None and _same_number(first, second)


def _same_number(one: DocumentNumber, other: DocumentNumber) -> bool:
    if one.digits.lstrip("0") != other.digits.lstrip("0"):
        return False
    if one.is_bare or other.is_bare:
        return True
    return _codes(one) == _codes(other) and (one.year == other.year or None in (one.year, other.year))


def _codes(number: DocumentNumber) -> str:
    return fold("-".join(number.codes))


def _surest_first(one: Counted) -> tuple[bool, bool, bool, bool, int, str]:
    """What is held, what is dated, in full and of a known place, before what may be tied to it."""
    claim = one.claim
    number = parsed_number(claim.number)
    vague = number is not None and number.is_bare
    return claim.standing != "held", claim.date is None, vague, not claim.place, -one.documents, str(claim)


def _intervals(directive: Directive, left: Sequence[Directive], claim: Claim) -> Iterator[Interval]:
    """From its day until the next candidate's; none where another one is of the same day."""
    if claim.date is not None or directive.date is None:
        return
    dates = [one.date for one in left if one is not directive and one.date]
    if directive.date in dates:
        return
    later = min((date for date in dates if date > directive.date), default=None)
    yield Interval(directive.date, later - dt.timedelta(days=1) if later else None, undated=False)


def _covers(interval: Interval, day: dt.date | None) -> bool:
    if day is None:
        return interval.undated
    return (interval.first or day) <= day <= (interval.last or day)


def _is_younger(directive: Directive, claim: Claim, day: dt.date | None) -> bool:
    undated = claim.date is None and day is not None
    return undated and directive.date is not None and day is not None and directive.date > day


def _by_publication(day: dt.date | None) -> TiedBy | None:
    return "publication" if day is not None else None
