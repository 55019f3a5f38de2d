"""Where the next page begins, as an opaque text that belongs to the request it came from."""

import base64
import binascii
import hashlib
from dataclasses import replace
from typing import Any, ClassVar, Protocol

import orjson

from service.errors import Fault, QueryRejected
from service.search.plan import ByDay, ByRelevance, Place
from service.search.query import RELEVANCE_DEPTH, SearchQuery


class Paged(Protocol):
    """A request, a dataclass, that is answered page by page."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def cursor(self) -> str | None: ...


def encode(query: SearchQuery, place: Place | int) -> str:
    """`place` is the last document seen, or for relevance the number of hits passed."""
    return seal(query, place if isinstance(place, int) else [place.seconds, place.id])


def seal(asked: Paged, behind: object) -> str:
    """A cursor of any request that has one: what comes `behind` goes on from there."""
    return base64.urlsafe_b64encode(orjson.dumps([_fingerprint(asked), behind])).decode().rstrip("=")


def unseal(asked: Paged) -> Any:
    """What `seal` was given. Raises QueryRejected at a cursor of another request."""
    text = asked.cursor or ""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        fingerprint, behind = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error):
        raise QueryRejected(Fault("cursor", "cursor_invalid")) from None
    if fingerprint != _fingerprint(asked):
        raise QueryRejected(Fault("cursor", "cursor_other_query"))
    return behind


def sort_of(query: SearchQuery) -> ByDay | ByRelevance:
    """The order in force, from the cursor's place on. Raises QueryRejected at a cursor of another request."""
    behind = _behind(query) if query.cursor is not None else None
    if query.order == "relevance":
        if behind is None:
            return ByRelevance()
        if isinstance(behind, int) and 0 < behind < RELEVANCE_DEPTH:
            return ByRelevance(behind)
    elif behind is None or isinstance(behind, Place):
        return ByDay(query.order, behind)
    raise QueryRejected(Fault("cursor", "cursor_invalid"))


def _behind(query: SearchQuery) -> Place | int:
    behind = unseal(query)
    try:
        return behind if isinstance(behind, int) else Place(*behind)
    except TypeError:
        raise QueryRejected(Fault("cursor", "cursor_invalid")) from None


def _fingerprint(asked: Paged) -> str:
    text = repr(replace(asked, cursor=None))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
