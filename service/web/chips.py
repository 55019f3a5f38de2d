"""The conditions in force, each a link that lifts it."""

from collections.abc import Mapping, Sequence

from service.search.parameters import Pair
from service.web import days, links, periods

FILTERS = {
    "kind": "Loại",
    "category": "Chuyên mục",
    "source": "Nguồn",
    "issuer": "Ban hành",
    "organization": "Cơ quan",
    "from": "Từ ngày",
    "to": "Đến ngày",
    "person": "Người",
    "role": "Chức vụ",
    "number": "Số văn bản",
}


def chips(given: Sequence[Pair], labels: Mapping[Pair, str] | None = None) -> tuple[links.Link, ...]:
    """In the order of the address; a period with both ends is one condition."""
    period = tuple(pair for pair in given if pair[0] in days.BOUNDS)
    whole = period if len(period) == len(days.BOUNDS) else ()
    chosen = []
    for name, value in given:
        if whole and name == "from":
            start, end = whole
            label = f"Thời gian: {periods.spoken(start[1], end[1])}"
            chosen.append(links.Link(label, links.widened(given, *whole)))
        elif name in FILTERS and (name, value) not in whole:
            label = f"{FILTERS[name]}: {(labels or {}).get((name, value)) or spoken(name, value)}"
            chosen.append(links.Link(label, links.widened(given, (name, value))))
    return tuple(chosen)


def cleared(given: Sequence[Pair]) -> str:
    """The search without any condition but its text."""
    return links.widened(given, *(pair for pair in given if pair[0] in FILTERS))


def spoken(name: str, value: str) -> str:
    return days.shown(value) if name in days.BOUNDS else value
