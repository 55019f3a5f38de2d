"""The search form: what was typed stays in it, and what is wrong stands beside its field."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.errors import Fault
from service.search.messages import render
from service.search.parameters import Pair
from service.search.request import SEARCH
from service.web import days

VISIBLE = ("q", "role", "number", "from", "to", "sort", "accents")
"""Fields that show their value. A person is added in a field of its own, as there may be several."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A fault of a parameter that the form has no field for."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True)
class Form:
    """`values` of the fields, the filters it carries along, and what is wrong."""

    values: dict[str, str]
    kept: tuple[Pair, ...]
    errors: dict[str, str] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()

    @property
    def refined(self) -> bool:
        """Whether the closed part has something to show that is shown nowhere else."""
        return bool(self.values.get("accents")) or any(name in self.errors for name in VISIBLE[1:])


def submitted(pairs: Sequence[Pair]) -> list[Pair]:
    """What a browser sends, less the empty fields and what others hang on to an address (`utm_source`)."""
    return [(name, value) for name, value in pairs if value.strip() and name in SEARCH]


def form(pairs: Sequence[Pair], faults: Sequence[Fault] = ()) -> Form:
    messages: dict[str, str] = {}
    for fault in faults:
        messages[fault.parameter] = " ".join(
            part for part in (messages.get(fault.parameter), _told(fault, pairs)) if part
        )
    shown = {name: text for name, text in messages.items() if name in VISIBLE}
    hidden = tuple(Complaint(name, text) for name, text in messages.items() if name not in VISIBLE)
    return Form(
        values={name: _shown(name, value) for name, value in reversed(pairs) if name in VISIBLE},
        kept=tuple(pair for pair in pairs if _kept(pair[0]) and pair[0] not in messages),
        errors=shown,
        complaints=hidden,
    )


def _told(fault: Fault, pairs: Sequence[Pair]) -> str:
    """A day may be typed in more ways here than in the API, so it is refused in other words."""
    if fault.code != "not_a_day":
        return render(fault, "vi")
    return days.complaint(next(value for name, value in pairs if name == fault.parameter), fault.parameter)


def _kept(name: str) -> bool:
    return name in SEARCH and name not in VISIBLE and name != "cursor"


def _shown(name: str, value: str) -> str:
    """As it can be written in a page."""
    printable = value.encode("utf-8", "replace").decode()
    return days.shown(printable) if name in days.BOUNDS else printable
