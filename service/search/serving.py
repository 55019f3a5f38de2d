"""What the API and the pages ask of a search: `searcher.Searcher` answers it, tests bring their own."""

from typing import Protocol

from service.search.port import Status, Stored
from service.search.query import SearchQuery
from service.search.results import Hit, SearchResults, Suggestion


class Answers(Protocol):
    """All may raise EngineError, and are safe from many threads at once."""

    def search(self, query: SearchQuery) -> SearchResults:
        """Raises QueryRejected where a cursor is not of this query."""

    def document(self, id: str) -> Stored:
        """A live document. Raises DocumentNotFound, DocumentGone."""

    def related(self, id: str, limit: int) -> tuple[Hit, ...]:
        """Raises DocumentNotFound, DocumentGone."""

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]: ...

    def status(self) -> Status: ...
