"""Everything that can go wrong, without a word of HTTP.

TracuuError
├── ConfigurationError      a file of index_config/ or a setting is wrong
├── InputRejected           one input can't become a document
├── QueryRejected           a request can't be answered; carries one or more Faults
├── DocumentNotFound        no such document
├── DocumentGone            it was taken down
├── PersonNotFound          nobody of that key is named
├── DirectiveNotFound       no directive of that key is held or cited
├── TextTooLong             more than can be looked through in one request
├── Overloaded              more is asked than can be answered now
├── TooManyRequests         one client asks more than its share
└── EngineError             the engine can't do what was asked
    ├── EngineUnavailable   not reachable, or not ready yet
    │   ├── EngineTimeout   it didn't answer in time
    │   ├── EngineRefused   it answers, but won't have us, or isn't what we need
    │   └── IndexMissing    there is no index to read
    ├── IndexUnreadable     its files can't be read; it is left as it is
    ├── IndexReadOnly       it takes nothing, as on a full disk
    ├── IndexOutdated       it was built by another configuration; `tracuu reindex` renews it
    └── IndexBusy           another process is writing
"""

from dataclasses import dataclass, field


class TracuuError(Exception):
    """The root of the tree: `except TracuuError` catches every expected failure."""


class ConfigurationError(TracuuError):
    """Says the file and, where there is one, the line."""


class InputRejected(TracuuError):
    """One input can't become a document; the message is the reason that `rejected.jsonl` keeps."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong parameter: `code` names a message of the API's catalogue, `values` fill it."""

    parameter: str
    code: str
    values: dict[str, str | int] = field(default_factory=dict)


class QueryRejected(TracuuError):
    """A request can't be answered as asked."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.parameter}: {fault.code}" for fault in faults))
        self.faults = faults


class DocumentNotFound(TracuuError):
    """No document of that id was ever here."""


class DocumentGone(TracuuError):
    """The document was taken down."""


class PersonNotFound(TracuuError):
    """No document names anybody of that key."""


class DirectiveNotFound(TracuuError):
    """No document is, or cites, a directive of that key."""


class TextTooLong(TracuuError):
    """More text than one request may bring."""


class Overloaded(TracuuError):
    """More is asked than can be answered now: worth another try in a moment."""


class TooManyRequests(TracuuError):
    """One client asks more than its share."""

    def __init__(self, seconds: int = 1) -> None:
        super().__init__(f"no more for {seconds} seconds")
        self.seconds = seconds


class EngineError(TracuuError):
    """The engine can't do what was asked."""


class EngineUnavailable(EngineError):
    """Not reachable, or not ready yet: worth another try later."""


class EngineTimeout(EngineUnavailable):
    """It didn't answer in time."""


class EngineRefused(EngineUnavailable):
    """It answers, but refuses our credentials, or is of a version that we can't use."""


class IndexMissing(EngineUnavailable):
    """There is no index at that place yet."""


class IndexUnreadable(EngineError):
    """The index's files can't be read. They are left as they are."""


class IndexReadOnly(EngineError):
    """The index takes nothing, as on a full disk. Searches go on."""


class IndexOutdated(EngineError):
    """The index was built by another configuration; `tracuu reindex` renews it."""


class IndexBusy(EngineError):
    """Another process is writing to this index."""
