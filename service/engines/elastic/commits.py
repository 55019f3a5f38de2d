"""Which commit answers come from, and what is remembered of the last one."""

import threading
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from service.engines.elastic.compile import Json
from service.engines.elastic.mappings import REVISION

Key = TypeVar("Key")
Value = TypeVar("Value")

Commit = tuple[str, int]
"""The index, and the number of the last commit in it."""

LAST_COMMIT: Json = {"size": 1, "sort": [{REVISION: "desc"}], "_source": False, "track_total_hits": False}
"""A search for the last document written: its answer names the commit."""


def commit_of(answer: Json) -> Commit:
    """What LAST_COMMIT found; of an empty index nothing can be out of date."""
    return next(((hit["_index"], int(hit["sort"][0])) for hit in answer["hits"]["hits"]), ("", 0))


class UntilCommit(Generic[Key, Value]):
    """What was looked up since a commit was known to be the last. Safe for many threads."""

    def __init__(self) -> None:
        self._commit: Commit = ("", 0)
        self._known: dict[Key, Value] = {}
        self._guard = threading.Lock()

    def known(self, commit: Commit, keys: Iterable[Key], most: int) -> dict[Key, Value]:
        """Of the keys those that were looked up; of more than `most` in all, none any more."""
        with self._guard:
            if commit != self._commit or len(self._known) > most:
                self._commit, self._known = commit, {}
            return {key: self._known[key] for key in keys if key in self._known}

    def learn(self, commit: Commit, found: Mapping[Key, Value]) -> None:
        """Something more, if nobody was told of another commit meanwhile."""
        with self._guard:
            if commit == self._commit:
                self._known.update(found)
