"""One input on its way in: as it came, or refused."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["json", "page", "html", "pdf", "docx", "rss", "row"]


@dataclass(frozen=True, slots=True)
class Rejection:
    """One refused input. `content` is None where there was none to read, as of an unknown kind of file.

    A line too long to be held at once comes in several parts; all but the first have a `part` above 1.
    """

    source: str
    line: int | None
    reason: str
    content: bytes | None = None
    id: str | None = None
    part: int = 1


@dataclass(frozen=True, slots=True)
class RawInput:
    """One input as it came: a line of JSON, or the whole text of a page."""

    source: str
    line: int | None
    form: Form
    content: bytes

    def rejected(self, reason: str, id: str | None = None) -> Rejection:
        return Rejection(self.source, self.line, reason, self.content, id)


class Idle:
    """Nothing came for a while: the moment to finish what was begun."""

    line = None


Item = RawInput | Rejection | Idle
