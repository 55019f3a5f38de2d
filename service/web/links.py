"""Addresses of the pages, which carry the API's parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from service.search.parameters import Pair
from service.search.query import MAX_PEOPLE
from service.search.request import SEARCH

PLACE = frozenset({"cursor"})
"""What must not outlive a change of the search."""


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere; `active` where it stands for what is in force."""

    label: str
    href: str
    count: int | None = None
    active: bool = False
    key: str = ""
    """Names it within a page, whatever it says and wherever it leads at the moment."""


def search(pairs: Iterable[Pair]) -> str:
    query = urlencode(list(pairs), errors="surrogateescape")
    return f"/?{query}" if query else "/"


def document(id: str) -> str:
    return "/documents/" + quote(id, safe="/")


def person(key: str) -> str:
    return "/people/" + quote(key, safe="~")


def directive(key: str, cursor: str | None = None, limit: int = 10) -> str:
    """Its page, or what comes behind the cursor of what cites it."""
    here = "/directives/" + quote(key)
    if cursor is None:
        return here
    paging = {"limit": limit} if limit != 10 else {}
    return f"{here}?{urlencode({**paging, 'cursor': cursor})}#citations"


def narrowed(pairs: Iterable[Pair], *added: Pair) -> str:
    """The search with these values too; a parameter that may occur once is replaced."""
    names = {name for name, _ in added if not SEARCH[name].many}
    kept = [pair for pair in pairs if pair[0] not in names | PLACE and pair not in added]
    return search(_consistent([*kept, *added], added))


def widened(pairs: Iterable[Pair], *removed: Pair) -> str:
    """The search without these values."""
    return search(pair for pair in pairs if pair not in removed and pair[0] not in PLACE)


def dropped(pairs: Iterable[Pair], parameter: str, value: str) -> str:
    """The search without one condition: a person's post goes with the person."""
    pairs = list(pairs)
    if (parameter, value) in pairs and parameter == "person":
        names = {"role"}
    elif (parameter, value) in pairs:
        names = set()
    else:
        names = {parameter}
    return search(pair for pair in pairs if pair != (parameter, value) and pair[0] not in names | PLACE)


def _consistent(pairs: list[Pair], added: tuple[Pair, ...]) -> list[Pair]:
    """A post goes with one person, and people have a limit: the newest are kept."""
    people = [pair for pair in pairs if pair[0] == "person"]
    roles = any(name == "role" for name, _ in pairs)
    surplus = people[: -1 if roles else -MAX_PEOPLE]
    return [pair for pair in pairs if pair not in surplus or pair in added]
