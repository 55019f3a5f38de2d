"""What the box says of people and posts, as far as the index knows them; and all that was understood."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, islice, pairwise

from service.analysis import Token, bigrams, tokens
from service.extract.abbreviations import expand
from service.knowledge import load
from service.search.content import NAME_END
from service.search.filters import post_syllables
from service.search.grams import Spelling, exact, folded
from service.search.parse import Box, KnownPerson, KnownPost, Placed, Syllables
from service.search.plan import Phrase, Term
from service.search.port import Asked, Engine, Starting, Told
from service.search.results import Understood
from service.search.starts import SEPARATOR, key_of
from service.text.characters import canonical
from service.text.fold import fold
from service.text.slips import meant

LONGEST_NAME, LONGEST_POST = 5, 14
MOST_NAMES, MOST_HEADS, MOST_POSTS = 60, 12, 3
"""Names and heads of posts that are looked up in one box, and posts: a pasted page is read only so far."""
NAMESAKES = 20
NAMED = 0.05
"""Of the documents in which the syllables of a name stand side by side, the share that must name somebody so
called. Words that a namesake happens to share, as "thế giới", are below it, names above
(docs/adr/0011-what-a-box-means.md)."""
MOSTLY_NAMED = 0.5
"""The same for a whole name of two syllables that nothing sets off, as in "chủ tịch nước lê an"."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an index told of a box's runs."""

    engine: Engine
    names: Mapping[str, Sequence[tuple[str, int]]]
    """What values of `person_starts` begin with, and those values with the numbers of their documents."""
    pairs: Mapping[Term, int]
    """Documents that hold two syllables side by side."""
    posts: Mapping[tuple[str, ...], int]
    """Documents that name somebody whose post begins so."""

    def is_rare(self, run: Syllables, most: float) -> bool:
        """Whether at most so many documents hold the run; no fewer hold its pairs, so these mostly tell."""
        holders = [self.pairs[pair] for pair in _pairs(run) if pair in self.pairs]
        if min(holders, default=most + 1) <= most:
            return True
        if holders and len(run) == 2:
            return False
        spelling = _spelling(run)
        (count,) = self.engine.count((Phrase(spelling.stream("text"), spelling.spelt(run)),))
        return count <= most


def with_known(box: Box, engine: Engine) -> Box:
    """The box with the people and posts in it that the index knows. Raises EngineError."""
    return looked_up(box, engine, Asked())[0]


def looked_up(box: Box, engine: Engine, beside: Asked) -> tuple[Box, Told]:
    """The same, and what is asked `beside`: in one go, so whatever may be a name or a post is asked for."""
    readings = [*islice(_all_names(box), MOST_NAMES)]
    starts = [*dict.fromkeys(map(_start, readings))]
    runs = dict.fromkeys(run for one in readings for run in (one, _typed(box, one[0].start, one[-1].end)))
    pairs = [*dict.fromkeys(pair for run in runs for pair in _pairs(run))]
    posts = [*dict.fromkeys(post.syllables for post in _all_posts(box))]
    told = engine.look_up(
        replace(
            beside,
            starting=(*beside.starting, *(Starting("person_starts", start, NAMESAKES) for start in starts)),
            nodes=(*beside.nodes, *(Phrase("people", (NAME_END, *post)) for post in posts)),
            terms=(*beside.terms, *pairs),
        )
    )
    found, counts = told.starting[len(beside.starting) :], told.counts[len(beside.nodes) :]
    holders = told.holders[len(beside.terms) :]
    known = Known(
        engine,
        dict(zip(starts, found, strict=True)),
        dict(zip(pairs, holders, strict=True)),
        dict(zip(posts, counts, strict=True)),
    )
    box = replace(box, people=tuple(_people(box, known)))
    box = replace(box, posts=tuple(_posts(box, known)))
    return box, replace(told, holders=told.holders[: len(beside.terms)])


def understood(box: Box) -> tuple[Understood, ...]:
    """In the order in which they were typed, each once."""
    found: list[tuple[int, Understood]] = [
        *(
            (one.start, Understood("number", box.as_typed(one.start, one.end), str(one.number)))
            for one in box.numbers
        ),
        *(
            (one.start, Understood("date", box.as_typed(one.start, one.end), one.value))
            for one in box.periods
        ),
        *(
            (one.start, Understood("abbreviation", box.as_typed(one.start, one.end), one.value))
            for one in box.variants
        ),
    ]
    for person in box.people:
        typed = box.as_typed(person.start, person.end)
        found.append((person.start, Understood("person", typed, _name(person) or typed)))
    for post in box.posts:
        typed = box.as_typed(post.start, post.end)
        found.append((post.start, Understood("role", typed, expand(typed))))
    return tuple(dict.fromkeys(one for _, one in sorted(found, key=lambda item: item[0])))


def _name(person: KnownPerson) -> str | None:
    """The name of the one who is meant; None where that is several people's."""
    if len(person.keys) != 1:
        return None
    return " ".join(syllable.capitalize() for syllable in person.keys[0].split("-"))


# -- people ------------------------------------------------------------------------------------------


def _people(box: Box, known: Known) -> Iterator[KnownPerson]:
    """The longest names first from left to right, none inside another or a number."""
    free, position = _unnumbered(box), 0
    while position < len(free):
        people = (_person(box, run, known) for run in _names(box, free, position))
        person = next(filter(None, people), None)
        if person is not None:
            yield person
        position += len(person.syllables) if person else 1


def _all_names(box: Box) -> Iterator[Syllables]:
    """Whatever `_people` may look at."""
    free = _unnumbered(box)
    return (run for position in range(len(free)) for run in _names(box, free, position))


def _names(box: Box, free: Syllables, position: int) -> Iterator[Syllables]:
    """Runs that may be names: from a surname on; others in capitals, or typed alone."""
    for size in range(min(LONGEST_NAME, len(free) - position), 1, -1):
        run = free[position : position + size]
        if not _side_by_side(box, run) or _folded(run) in _places():
            continue
        set_off = size <= 4 and _is_set_off(box, run)
        yield from (reading for reading in _readings(run) if set_off or reading[0].folded in _surnames())


def _is_set_off(box: Box, run: Syllables) -> bool:
    """In capitals, or typed alone."""
    written = (box.as_typed(token.start, token.end) for token in run)
    return len(run) == len(box.words) or all(syllable.istitle() for syllable in written)


def _readings(run: Syllables) -> Iterator[Syllables]:
    """As it was typed, and then with a syllable in it that a mistyped one may have been meant for."""
    yield run
    for place, token in enumerate(run):
        for other in meant(token.exact):
            yield (*run[:place], token._replace(exact=other, folded=fold(other)), *run[place + 1 :])


def _start(run: Syllables) -> str:
    return _folded(run) + SEPARATOR


def _folded(run: Iterable[Token]) -> str:
    return " ".join(token.folded for token in run)


def _person(box: Box, run: Syllables, known: Known) -> KnownPerson | None:
    """Whoever is so named in the index, in this very spelling where the name was typed with marks."""
    documents = {key_of(value): count for value, count in known.names.get(_start(run), ())}
    keys = [*documents]
    if _accented(run):
        ends = {key: _end(key, len(run)) for key in keys}
        run = _as_spelt(run, {*ends.values()})
        keys = [key for key in keys if ends[key] == tuple(token.exact for token in run)]
    if not keys:
        return None
    whole = [key for key in keys if key.count("-") + 1 == len(run)]
    named, of_these = (sum(documents[key] for key in some) for some in (keys, whole))
    is_whole = bool(whole) and 2 * of_these >= named  # "Xuân Phúc" is seldom all of a name
    person = KnownPerson(tuple(whole if is_whole else keys), run, is_whole)
    return person if _is_meant(box, person, of_these if is_whole else named, known) else None


def _is_meant(box: Box, person: KnownPerson, documents: int, known: Known) -> bool:
    """Whether enough of the documents that hold the name mean people by it. What is a slip of it stands in no
    more of them than the name.
    """
    typed = _typed(box, person.start, person.end)
    stands_out = len(typed) > 2 or _is_set_off(box, typed)
    if not (stands_out or person.whole):
        return False
    is_name = known.is_rare(person.syllables, documents / (NAMED if stands_out else MOSTLY_NAMED))
    return is_name and (typed == person.syllables or known.is_rare(typed, documents))


def _typed(box: Box, start: int, end: int) -> Syllables:
    """The words of the box from one place to another."""
    return tuple(word for word in box.words if start <= word.start < end)


def _pairs(run: Syllables) -> tuple[Term, ...]:
    """Its neighbours as an index holds them."""
    spelling = _spelling(run)
    return tuple(Term(f"{spelling.stream('text')}_bigrams", pair) for pair in bigrams(spelling.spelt(run)))


def _as_spelt(run: Syllables, ends: Collection[tuple[str, ...]]) -> Syllables:
    """The run, or of the `ends` of names the only one with other marks on a single syllable, if that is in
    no name as it was typed: "Tuân" isn't "Tuấn", but "Tuẩn" may be.
    """
    spelt = tuple(token.exact for token in run)
    near = [end for end in ends if _slips(spelt, end)]
    if spelt in ends or len(near) != 1:
        return run
    return tuple(token._replace(exact=exact) for token, exact in zip(run, near[0], strict=True))


def _spelling(run: Syllables) -> Spelling:
    return Spelling(exact if _accented(run) else folded)


def _slips(spelt: tuple[str, ...], end: tuple[str, ...]) -> bool:
    other = [typed for typed, right in zip(spelt, end, strict=True) if typed != right]
    return len(other) == 1 and other[0] not in _syllables_of_names()


def _end(key: str, size: int) -> tuple[str, ...]:
    """The last syllables of a name, as tokens are spelt."""
    return tuple(canonical(key.replace("-", " ")).split()[-size:])


def _free(box: Box, taken: Sequence[Placed]) -> Syllables:
    return tuple(
        word for word in box.words if not any(one.start < word.end and word.start < one.end for one in taken)
    )


def _unnumbered(box: Box) -> Syllables:
    return _free(box, (*box.numbers, *box.periods))


def _side_by_side(box: Box, run: Syllables) -> bool:
    text = box.mapped.text
    return all(not text[before.end : after.start].strip() for before, after in pairwise(run))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row.surname) for row in load().surnames)


@cache
def _syllables_of_names() -> frozenset[str]:
    known = load()
    written = (*(row.surname for row in known.surnames), *(row.name for row in known.given_names))
    return frozenset(syllable for name in written for syllable in canonical(name).split())


@cache
def _places() -> frozenset[str]:
    return frozenset(_folded(tokens(row.place)) for row in load().places)


# -- posts -------------------------------------------------------------------------------------------


def _posts(box: Box, known: Known) -> Iterator[KnownPost]:
    """Each the longest that somebody holds, from its head on; "bí thư" alone is one too."""
    free = _free(box, (*box.numbers, *box.periods, *box.people))
    found, position = 0, 0
    while position < len(free) and found < MOST_POSTS:
        head = _head(free, position)
        post = _longest(box, _from_head(box, free, position, head), known) if head else None
        if post is not None:
            yield post
            found += 1
        position += max(1, sum(post is not None and word.end <= post.end for word in free[position:]))


def _all_posts(box: Box) -> Iterator[KnownPost]:
    """Whatever `_posts` may look at in the box, whoever is named in it."""
    free = _unnumbered(box)
    heads = [(place, head) for place in range(len(free)) if (head := _head(free, place))]
    return (post for place, head in heads[:MOST_HEADS] for post in _from_head(box, free, place, head))


def _from_head(box: Box, free: Syllables, first: int, head: int) -> list[KnownPost]:
    """The post that begins there, shorter and longer."""
    start = free[first].start
    ends = [word.end for word in free[first + head - 1 : first + LONGEST_POST]]
    taken: tuple[Placed, ...] = (*box.people, *box.numbers, *box.periods)
    return [
        KnownPost(post_syllables(box.as_typed(start, end)), start, end)
        for end in ends
        if not any(start < one.start < end for one in taken)
    ]


def _longest(box: Box, posts: Sequence[KnownPost], known: Known) -> KnownPost | None:
    """The longer it is the fewer hold it; one longer than its head is none where texts hardly mean a post by
    it, as by "tổng thống putin".
    """
    held = bisect_left(posts, True, key=lambda post: not known.posts.get(post.syllables))
    for post in reversed(posts[1:held]):
        if known.is_rare(_typed(box, post.start, post.end), known.posts[post.syllables] / NAMED):
            return post
    return posts[0] if held else None


def _head(free: Syllables, position: int) -> int:
    """How many syllables of a post's head stand there, what may stand before it included; 0 for none."""
    for size in range(min(_longest_head(), len(free) - position), 1, -1):
        run = free[position : position + size]
        spelt = _heads().get(tuple(token.folded for token in run))
        if spelt and (not _accented(run) or tuple(token.exact for token in run) in spelt):
            return size
    return 0


def _accented(run: Sequence[Token]) -> bool:
    return any(token.accented for token in run)


@cache
def _heads() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Heads of posts of two syllables at least, folded, with their spellings."""
    phrases = [tokens(row.phrase) for row in load().posts if row.kind in ("head", "leader")]
    pairs = sorted(
        (tuple(token.folded for token in phrase), tuple(token.exact for token in phrase))
        for phrase in phrases
        if len(phrase) > 1
    )
    return {
        head: frozenset(exact for _, exact in group)
        for head, group in groupby(pairs, key=lambda pair: pair[0])
    }


@cache
def _longest_head() -> int:
    return max(map(len, _heads()))
