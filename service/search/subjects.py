"""The parameters of questions about people and directives, for the API and the pages."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import orjson

from service.errors import Fault, QueryRejected, TextTooLong
from service.model import Published
from service.search.directive import DirectiveQuery, DirectivesQuery
from service.search.officials import PeopleQuery
from service.search.parameters import Day, Pair, Parameter, Table, Text, Whole, read, table
from service.search.query import MAX_LIMIT, MAX_TEXT
from service.search.resolve import MAX_RESOLVED, ResolveQuery
from service.text.characters import nfc

LIMIT = Parameter("limit", Whole(1, MAX_LIMIT), "Số mục của một trang.", "Items of one page.", default=10)
CURSOR = Parameter(
    "cursor",
    Text(),
    "Giá trị next của trang trước, chỉ dùng với đúng các tham số của trang đó.",
    "The last page's next, with the very parameters it came from.",
)

PEOPLE: Table = table(
    Parameter(
        "q",
        Text(MAX_TEXT),
        "Họ tên, phần cuối hoặc phần đầu của họ tên. Viết có dấu thì so đúng dấu.",
        "A name, its last part or its beginning. With marks it matches exactly, without them folded.",
        field="text",
    ),
    Parameter(
        "role",
        Text(MAX_TEXT),
        "Chức vụ, tính từ âm tiết đầu; có thể kèm cơ quan, ví dụ Chủ tịch UBND quận Ven Sông.",
        "A post from its first syllable, perhaps with its organization behind it.",
    ),
    Parameter(
        "organization",
        Text(MAX_TEXT),
        "Cơ quan của chức vụ, hoặc địa phương có cơ quan đó.",
        "The post's organization, or the administrative unit whose organ it is.",
    ),
    Parameter(
        "on",
        Day(),
        "Ai được nêu trong vòng 365 ngày trước hoặc sau ngày này; gần nhất đứng trước.",
        "Who is attested within 365 days of this day, the nearest first.",
    ),
    Parameter("limit", Whole(1, MAX_LIMIT), "Số người nhiều nhất.", "People at most.", default=10),
)

DIRECTIVES: Table = table(
    Parameter(
        "q",
        Text(MAX_TEXT),
        "Số hiệu viết cách nào cũng được, khóa của văn bản, hoặc từ ngữ của loại, nơi ban hành, trích yếu.",
        "A number in any spelling, a directive key, or words of kind, issuer and title.",
        field="text",
    ),
    Parameter("kind", Text(MAX_TEXT), "Loại văn bản, ví dụ Chỉ thị.", "The kind, e.g. Chỉ thị."),
    Parameter("issuer", Text(MAX_TEXT), "Cơ quan ban hành.", "Who issued it."),
    Parameter(
        "from",
        Day(),
        "Ký từ ngày này; văn bản không rõ ngày bị loại.",
        "First day of signing, inclusive; undated ones are left out.",
        field="start",
    ),
    Parameter(
        "to",
        Day(),
        "Ký đến hết ngày này; văn bản không rõ ngày bị loại.",
        "Last day of signing, inclusive; undated ones are left out.",
        field="end",
    ),
    LIMIT,
    CURSOR,
)

DIRECTIVE: Table = table(LIMIT, CURSOR)
"""They page through what cites it."""

RESOLVE = ("text", "published_at")
"""Keys of the body of a resolve request."""


def parse_people(pairs: Iterable[Pair]) -> PeopleQuery:
    """Raises QueryRejected with every fault at once."""
    return PeopleQuery(**_checked(PEOPLE, pairs))


def parse_directives(pairs: Iterable[Pair]) -> DirectivesQuery:
    """Raises QueryRejected with every fault at once."""
    values, faults = read(DIRECTIVES, pairs)
    if values.get("start", date.min) > values.get("end", date.max):
        faults.append(Fault("from", "from_after_to"))
    if faults:
        raise QueryRejected(*faults)
    return DirectivesQuery(**values)


def parse_directive(key: str, pairs: Iterable[Pair]) -> DirectiveQuery:
    """Raises QueryRejected."""
    return DirectiveQuery(key, **_checked(DIRECTIVE, pairs))


def parse_resolve(body: bytes) -> ResolveQuery:
    """Raises QueryRejected with every fault at once, or TextTooLong."""
    values = _object(body)
    faults = [Fault(name, "unknown_parameter") for name in values if name not in RESOLVE]
    text, published = values.get("text"), values.get("published_at")
    if "text" not in values:
        faults.append(Fault("text", "missing"))
    elif not isinstance(text, str):
        faults.append(Fault("text", "not_text"))
    day = None if published is None else _moment(published)
    if published is not None and day is None:
        faults.append(Fault("published_at", "not_a_moment"))
    if faults or not isinstance(text, str):
        raise QueryRejected(*faults)
    if len(text) > MAX_RESOLVED:
        raise TextTooLong(f"{len(text)} code points, at most {MAX_RESOLVED}")
    return ResolveQuery(nfc(text), day)


def _checked(parameters: Table, pairs: Iterable[Pair]) -> dict[str, Any]:
    values, faults = read(parameters, pairs)
    if faults:
        raise QueryRejected(*faults)
    return values


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        values = orjson.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise QueryRejected(Fault("body", "not_json"))
    return values


def _moment(text: object) -> date | None:
    """The day in Vietnam; None where it can't be read."""
    if not isinstance(text, str) or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T|\Z)", text):
        return None
    try:
        return Published.parse(text).day
    except ValueError:
        return None
