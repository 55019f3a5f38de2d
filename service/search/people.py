"""Officials as one asks about them: by name, by post, by organization, near a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.analysis import Token, tokens
from service.errors import PersonNotFound
from service.extract.keys import person_key
from service.search.officials import Attested, Candidates, Official, PeopleQuery, Profile
from service.search.plan import Everything, FacetRequest, Latest, Node, Plan, Tally, Term, Terms
from service.search.port import Engine, Tallied
from service.search.posts import (
    SEPARATOR,
    WHOLE,
    Post,
    name_slug,
    office_prefix,
    organization_prefix,
    organization_slug,
    organization_slugs,
    read_named,
    read_office,
    read_post,
)
from service.search.profile import Subject
from service.search.seen import Seen, days, held_posts, names
from service.text.characters import nfc

REACH = dt.timedelta(days=365)
"""How far from a day a page may attest a post on it."""


@dataclass(frozen=True, slots=True)
class People:
    """Answers from counts of the index alone. All methods may raise EngineError."""

    engine: Engine

    def find(self, query: PeopleQuery) -> tuple[Official, ...]:
        """The most often named first; with a day the nearest attested."""
        if query.on is not None:
            return self._attested(query, query.on)
        if query.text is None and query.role is None and query.organization is None:
            return self._officials(self._most_named(query.limit))
        counts = self._counts(query, Everything())
        whole = name_slug(query.text or "")
        first = sorted(counts, key=lambda key: (not _is_whole(key, whole), -counts[key].documents, key))
        return self._officials(first[: query.limit])

    def profile(self, key: str) -> Profile | Candidates:
        """By person key; one without marks may mean several. Raises PersonNotFound."""
        name, _, place = nfc(key).partition("~")
        found = [Subject.of(self.engine, known, place) for known in self._keys(name)]
        found = [subject for subject in found if subject.is_known]
        if not found:
            raise PersonNotFound(key)
        if len(found) > 1:
            officials = self._officials([subject.name_key for subject in found])
            keys = {subject.name_key: subject.key for subject in found}
            return Candidates(tuple(replace(one, key=keys[one.key]) for one in officials))
        return found[0].profile()

    # -- lists ---------------------------------------------------------------------------------------

    def _attested(self, query: PeopleQuery, day: dt.date) -> tuple[Official, ...]:
        first, last = _around(day)
        before = self._counts(query, days(first, day))
        after = self._counts(query, days(day, last))
        found = {
            key: _attestation(
                day,
                before[key].last_day if key in before else None,
                after[key].first_day if key in after else None,
            )
            for key in {**before, **after}
        }
        counts = Counter({key: seen.documents for key, seen in (*before.items(), *after.items())})
        nearest = sorted(found, key=lambda key: (found[key].days, -counts[key], key))[: query.limit]
        return self._officials(nearest, found)

    def _counts(self, query: PeopleQuery, node: Node) -> dict[str, Seen]:
        """Everybody whom the query means, by key, in the documents of the node."""
        counts: dict[str, Seen] = {}
        asked = tokens(query.text) if query.text is not None else None
        for key, tallied in self._matching(query, node):
            if asked is None or _means(key, asked):
                counts.setdefault(key, Seen()).add(tallied)
        return counts

    def _matching(self, query: PeopleQuery, node: Node) -> Iterator[tuple[str, Tallied]]:
        """People with the post or at the organization; without either all whose name may be meant."""
        if query.role is None and query.organization is None:
            tallied = self._tally("named", node, _name_prefixes(query.text))
            yield from {read_named(one.value): one for one in tallied}.items()
            return
        prefixes = _office_prefixes(query)
        place = organization_slug(query.organization) if query.organization is not None else None
        found = {read_office(one.value): one for one in self._tally("offices", node, prefixes)}
        for post, one in found.items():
            if place is None or place in organization_slugs(post.organization):
                yield post.key, one

    def _tally(self, name: str, node: Node, prefixes: tuple[str, ...]) -> tuple[Tallied, ...]:
        return self.engine.tally(Tally(name, node, prefixes)) if prefixes else ()

    def _most_named(self, limit: int) -> list[str]:
        request = FacetRequest("person", frozenset(), limit)
        found = self.engine.search(Plan(Everything(), sort=Latest(), limit=1, facets=(request,)))
        return [value.value for value in found.facets["person"]]

    def _officials(
        self, keys: Sequence[str], attested: dict[str, Attested] | None = None
    ) -> tuple[Official, ...]:
        """Each with all documents, whatever the query was, in the order given."""
        theirs = Terms("person", tuple(keys))
        whole = tuple(f"{WHOLE}{name_slug(key)}{SEPARATOR}{key}" for key in keys)
        seen: dict[str, Seen] = {}
        for one in self._tally("named", theirs, whole):
            seen.setdefault(read_named(one.value), Seen()).add(one)
        posts: dict[str, list[tuple[Post, Tallied]]] = {}
        for one in self._tally("posts", theirs, tuple(f"{key}{SEPARATOR}" for key in keys)):
            post = read_post(one.value)
            posts.setdefault(post.key, []).append((post, one))
        return tuple(
            Official(
                key,
                names(posts[key])[0],
                seen[key].documents,
                tuple(dict.fromkeys(held.spelling[0] for held in held_posts(posts[key]))),
                seen[key].first_day,
                seen[key].last_day,
                (attested or {}).get(key),
            )
            for key in keys
            if key in seen and key in posts
        )

    def _keys(self, name: str) -> list[str]:
        """The key itself where somebody has it; else, without marks, everybody whose name folds to it."""
        key = person_key(name)
        if not key:
            return []
        if self.engine.count([Term("person", key)])[0]:
            return [key]
        if not key.isascii():
            return []
        found = self.engine.tally(Tally("named", Everything(), (f"{WHOLE}{name_slug(key)}{SEPARATOR}",)))
        return sorted({read_named(one.value) for one in found})


def _is_whole(key: str, slug: str) -> bool:
    """Whether that is the whole name, marks aside."""
    return key.count("-") == slug.count("-") and name_slug(key) == slug


def _means(key: str, asked: Sequence[Token]) -> bool:
    """Whether the name ends or begins with what was typed: by its marks, where any were typed."""
    accented = any(token.accented for token in asked)
    name = [token.exact if accented else token.folded for token in tokens(key)]
    typed = [token.exact if accented else token.folded for token in asked]
    return bool(typed) and (name[-len(typed) :] == typed or name[: len(typed)] == typed)


def _name_prefixes(text: str | None) -> tuple[str, ...]:
    """None where there is no name in the text; everybody's without a text."""
    if text is None:
        return (WHOLE,)
    name = name_slug(text)
    return (f"{name}{SEPARATOR}", f"{WHOLE}{name}-") if name else ()


def _office_prefixes(query: PeopleQuery) -> tuple[str, ...]:
    if query.role is not None:
        prefix = office_prefix(query.role)
        return (prefix,) if prefix.strip() else ()
    return (organization_prefix(query.organization or ""),)


def _around(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day that may attest a post on the day."""
    first = day - REACH if day - dt.date.min > REACH else dt.date.min
    return first, day + REACH if dt.date.max - day > REACH else dt.date.max


def _attestation(day: dt.date, before: dt.date | None, after: dt.date | None) -> Attested:
    distances = [abs((day - seen).days) for seen in (before, after) if seen is not None]
    return Attested(before, after, min(distances))
