"""Who held which post, as values that engines count: each a function of one document.

named     what ends a name, folded, or "^" and the whole ⇥ person key
posts     person key ⇥ name ⇥ role ⇥ organization, as the document writes them, ⇥ units of all his posts there
offices   how the post is asked for ⇥ person key ⇥ role ⇥ organization

A person with a post is one value, since both engines flatten arrays of objects.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from service.analysis import tokens
from service.extract.abbreviations import expand, written_out
from service.extract.keys import person_key
from service.model import EnrichedDocument, Person, Role
from service.text.characters import canonical
from service.text.fold import fold

SEPARATOR = "\t"
WHOLE = "^"
"""Before a whole name: "^do-anh" begins names, "anh-tuan" ends them."""
AT = "@"
"""Before an organization, where a post is asked for by it."""

CACHED = 1 << 14
"""Spellings of posts and organizations kept in memory: the frequent ones come again and again."""

UNITS = {"quận": "Quận", "huyện": "Huyện", "tỉnh": "Tỉnh", "thành": "Thành phố", "thị": "Thị xã"}
"""The unit of a Party committee, by the syllable before "uỷ"."""
ORGAN = re.compile(
    r"(?:uỷ ban nhân dân|hội đồng nhân dân|thường trực|ban thường vụ|ban chấp hành|đảng uỷ|đảng bộ"
    r"|văn phòng|đoàn đại biểu quốc hội|uỷ ban mặt trận tổ quốc|mặt trận tổ quốc|và|[\s,-])*"
)
UNIT = re.compile(r"(?:quận|huyện|tỉnh|phường|xã|thị trấn|thị xã|thành phố)\s+(?=\S)")
COMMITTEE = re.compile(r"(?P<unit>quận|huyện|tỉnh|thành|thị)\s+uỷ\s+(?=\S)")


class Post(NamedTuple):
    """A person's post as one document writes it; `organization` is empty where it isn't stated."""

    key: str
    name: str
    role: str
    organization: str
    units: str = ""
    """Slugs of the units that the document gives the person posts in: they are one person's."""


def named_values(enriched: EnrichedDocument) -> list[str]:
    """Every name by all that ends it, so that one prefix finds a name's last part."""
    slugs = ((name_slug(person.name), person.key) for person in enriched.people)
    return [f"{part}{SEPARATOR}{key}" for slug, key in slugs for part in (*_endings(slug), WHOLE + slug)]


def post_values(enriched: EnrichedDocument) -> list[str]:
    return [SEPARATOR.join(post) for person in enriched.people for post in _posts(person)]


def office_values(enriched: EnrichedDocument) -> list[str]:
    """Only people with a post have any."""
    return [
        SEPARATOR.join((asked, post.key, post.role, post.organization))
        for person in enriched.people
        for post in _posts(person)
        if post.role
        for asked in (*readings(post.role, post.organization), *_at(post.organization))
    ]


def read_named(value: str) -> str:
    """The person key of a `named` value."""
    return value.rpartition(SEPARATOR)[2]


def read_post(value: str) -> Post:
    return Post(*value.split(SEPARATOR))


def read_office(value: str) -> Post:
    """The post of an `offices` value, which doesn't say how the name is written."""
    _, key, role, organization = value.split(SEPARATOR)
    return Post(key, "", role, organization)


@lru_cache(CACHED)
def name_slug(name: str) -> str:
    """The name without marks, as `named` values begin with."""
    return person_key(fold(name))


@lru_cache(CACHED)
def readings(role: str, organization: str) -> tuple[str, ...]:
    """The ways to ask for a post, folded and written out, none the beginning of another.

    "Chủ tịch UBND Quận" in Quận Tây Hồ is also asked for as "Chủ tịch UBND quận Tây Hồ".
    """
    post, place = words(role), words(organization)
    found = [post, _joined(post, place)]
    if place and place[0] in ("quan", "huyen", "tinh", "phuong", "xa"):
        found.append(_joined(post, place[1:]))
    spoken = {" ".join(reading) + " " for reading in found}
    return tuple(
        sorted(one for one in spoken if not any(other != one and other.startswith(one) for other in spoken))
    )


@lru_cache(CACHED)
def office(role: str, organization: str) -> str:
    """What tells a post from others: "Chủ tịch UBND Quận" of Ven Sông is "Chủ tịch UBND quận Ven Sông"."""
    return min(readings(role, organization), key=len)


@lru_cache(CACHED)
def words(text: str) -> tuple[str, ...]:
    """Folded syllables with abbreviations written out: what posts and organizations are compared by."""
    return tuple(token.folded for token in tokens(written_out(text)))


def office_prefix(role: str) -> str:
    """What `offices` values of the post begin with, on a syllable's bound."""
    return " ".join(words(role)) + " "


def organization_prefix(organization: str) -> str:
    return AT + organization_slug(organization) + SEPARATOR


def organization_slug(organization: str) -> str:
    return "-".join(words(organization))


def organization_slugs(organization: str) -> tuple[str, ...]:
    """Its own and that of the unit whose organ it is."""
    return tuple(dict.fromkeys(filter(None, (organization_slug(organization), unit_slug(organization)))))


@lru_cache(CACHED)
def unit_slug(organization: str) -> str:
    return organization_slug(unit(organization))


@lru_cache(CACHED)
def unit(organization: str) -> str:
    """The administrative unit whose organ it is: Quận Tây Hồ of "Quận ủy Tây Hồ" and of its UBND.

    An organization that is no such organ is its own unit.
    """
    written = " ".join(expand(organization).split())
    spoken = canonical(written)
    if len(spoken) != len(written):
        return written
    start = _end(ORGAN.match(spoken))
    committee = COMMITTEE.match(spoken, start)
    if committee is not None and UNIT.match(spoken, committee.end()) is None:
        return f"{UNITS[committee['unit']]} {written[committee.end() :]}"
    start = committee.end() if committee is not None else start
    if UNIT.match(spoken, start) is None:
        return written
    return written[start].upper() + written[start + 1 :]


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _posts(person: Person) -> Iterator[Post]:
    """Each post once; somebody without a post has one value, so that everybody named is counted."""
    name = _clean(person.name)
    unique: dict[str, Role] = {}
    for role in person.roles:
        unique.setdefault(office(role.role, role.organization or ""), role)
    units = dict.fromkeys(unit_slug(role.organization) for role in unique.values() if role.organization)
    for role in unique.values():
        yield Post(person.key, name, _clean(role.role), _clean(role.organization or ""), " ".join(units))
    if not unique:
        yield Post(person.key, name, "", "")


def _at(organization: str) -> tuple[str, ...]:
    return tuple(AT + one for one in organization_slugs(organization))


def _clean(text: str) -> str:
    return " ".join(text.split())


def _endings(name: str) -> Iterator[str]:
    parts = name.split("-")
    return ("-".join(parts[i:]) for i in range(len(parts)))


def _joined(post: tuple[str, ...], place: tuple[str, ...]) -> tuple[str, ...]:
    """The post with its place behind it, what they share said once."""
    for shared in range(min(len(post), len(place)), 0, -1):
        if post[-shared:] == place[:shared]:
            return post + place[shared:]
    return post + place
