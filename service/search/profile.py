"""One person: posts with what bears them out, namesakes, and who is named along."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from service.extract.keys import person_key
from service.model import EnrichedDocument, Role
from service.search.officials import Evidence, Namesake, Profile, RoleSeen, SeenWith
from service.search.plan import All, FacetRequest, Latest, Node, Plan, Tally, Term, Terms
from service.search.port import Engine, Found, Tallied
from service.search.posts import (
    SEPARATOR,
    Post,
    organization_slug,
    organization_slugs,
    read_post,
    unit,
    unit_slug,
)
from service.search.quotes import best_quote
from service.search.seen import Held, Seen, held_posts, names
from service.text.fold import fold

SLIPS = 0.02
"""Of a name's documents, so few may be given to an organization by a slip of the extraction."""
SEEN_WITH = 20
"""People named along who are listed."""


@dataclass(frozen=True)
class Subject:
    """One name, or one of its namesakes, with all that was counted of it."""

    engine: Engine
    name_key: str
    place: str
    posts: tuple[tuple[Post, Tallied], ...]
    """Of everybody of the name."""

    @classmethod
    def of(cls, engine: Engine, key: str, place: str) -> Self:
        tallied = engine.tally(Tally("posts", Term("person", key), (f"{key}{SEPARATOR}",)))
        return cls(engine, key, place, tuple((read_post(one.value), one) for one in tallied))

    @property
    def is_known(self) -> bool:
        return bool(self.posts) and (not self.place or self.group is not None)

    @cached_property
    def group(self) -> frozenset[str] | None:
        """The units of the namesake that is asked for; None where nobody is told apart."""
        if not self.place:
            return None
        asked = {fold(self.place), organization_slug(self.place.replace("-", " "))}
        units = asked | {
            unit_slug(post.organization)
            for post, _ in self.posts
            if post.organization and asked.intersection(organization_slugs(post.organization))
        }
        return next((group for group in self.groups if units & group), None)

    @cached_property
    def groups(self) -> list[frozenset[str]]:
        """Units that one document gives one person belong together: he may have moved."""
        groups: list[frozenset[str]] = []
        for units in dict.fromkeys(frozenset(post.units.split()) for post, _ in self.posts if post.units):
            touching = [group for group in groups if group & units]
            groups = [group for group in groups if not group & units]
            groups.append(units.union(*touching))
        return groups

    @property
    def key(self) -> str:
        return self._key_of(self.group) if self.group else self.name_key

    def profile(self) -> Profile:
        node = self._node(self.group) if self.group else Term("person", self.name_key)
        posts = [(post, one) for post, one in self.posts if not self.group or self._is_here(post)]
        seen = Seen()
        for _, one in posts:
            seen.add(one)
        company = FacetRequest("person", frozenset(), SEEN_WITH + 1)
        found = self.engine.search(Plan(node, sort=Latest(), limit=1, facets=(company,)))
        name, *variants = names(posts)
        return Profile(
            key=self.key,
            name=name,
            variants=tuple(variants),
            documents=found.total,
            first_seen=seen.first_day,
            last_seen=seen.last_day,
            roles=tuple(self._roles(held_posts(posts))),
            namesakes=tuple(self._namesakes()),
            seen_with=tuple(self._company(found))[:SEEN_WITH],
        )

    def _company(self, found: Found) -> Iterator[SeenWith]:
        for value in found.facets["person"]:
            if value.value != self.name_key:
                yield SeenWith(value.value, value.label, value.count)

    def _is_here(self, post: Post) -> bool:
        return self.group is not None and bool(self.group & set(post.units.split()))

    def _node(self, units: Iterable[str]) -> Node:
        """Documents that name the person in one of the units."""
        places = tuple(f"{self.name_key}~{one}" for one in sorted(units))
        return All((Term("person", self.name_key), Terms("person_at", places)))

    def _roles(self, held: list[Held]) -> Iterator[RoleSeen]:
        """Each with the newest document that says so; whose post it is, its values tell by themselves."""
        plans = [Plan(Terms("posts", tuple(one.values)), sort=Latest(), limit=1) for one in held]
        for one, found in zip(held, self.engine.search_all(plans), strict=True):
            role, organization = one.spelling
            for match in found.matches:
                yield RoleSeen(
                    role,
                    organization or None,
                    one.seen.first_day,
                    one.seen.last_day,
                    one.seen.documents,
                    _evidence(match.enriched, self.name_key, one),
                )

    def _namesakes(self) -> Iterator[Namesake]:
        """Others of the name, the most often named first; nobody where all pages may mean one man."""
        named = [group for group in self.groups if _is_named(self._label(group))]
        whole, *counts = self.engine.count([Term("person", self.name_key), *map(self._node, named)])
        found = [
            (group, Namesake(self._key_of(group), self._label(group), count))
            for count, group in zip(counts, named, strict=True)
            if count >= SLIPS * whole
        ]
        others = [one for group, one in found if group != self.group] if len(found) > 1 else []
        yield from sorted(others, key=lambda one: (-one.documents, one.key))

    def _key_of(self, group: frozenset[str]) -> str:
        return f"{self.name_key}~{person_key(self._label(group))}"

    def _label(self, group: frozenset[str]) -> str:
        """The unit of most documents as they write it, rather one that bears a name of its own."""
        labels: Counter[str] = Counter()
        for post, one in self.posts:
            if post.organization and unit_slug(post.organization) in group:
                labels[unit(post.organization)] += one.count
        return min(labels, key=lambda label: (not _is_named(label), -labels[label], label), default="")


def _evidence(enriched: EnrichedDocument, key: str, held: Held) -> Evidence:
    """The sentence that gives the person the post."""
    document = enriched.document
    person = next(person for person in enriched.people if person.key == key)
    mentions = next((role.mentions for role in person.roles if _is_one_of(role, held)), ())
    quote = best_quote(document, mentions or person.mentions, person.mentions)
    return Evidence(document.id, document.published_at, quote)


def _is_one_of(role: Role, held: Held) -> bool:
    written = (" ".join(role.role.split()), " ".join((role.organization or "").split()))
    return written in held.spellings


def _is_named(label: str) -> bool:
    """Whether it bears a name of its own, as "Quận ủy" doesn't: only such a one tells people apart."""
    return any(word[:1].isupper() for word in label.split()[1:])
