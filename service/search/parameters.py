"""Tables of request parameters: what each is, how its text becomes a value, and back.

One table serves the API, the pages, the terminal and the OpenAPI document, so that none of them can
accept what another refuses.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import parse_qsl

from service.errors import Fault, QueryRejected
from service.text.characters import nfc

Pair = tuple[str, str]


class ValueType(Protocol):
    """How one occurrence of a parameter is written."""

    @property
    def schema(self) -> dict[str, Any]:
        """JSON Schema of the text."""

    def read(self, name: str, text: str) -> Any:
        """The value. Raises QueryRejected with a Fault of parameter `name`."""

    def write(self, value: Any) -> str:
        """The inverse of `read`."""


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, `most` code points at most."""

    most: int | None = None
    blank: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        least = {} if self.blank else {"minLength": 1}
        most = {} if self.most is None else {"maxLength": self.most}
        return {"type": "string"} | least | most

    def read(self, name: str, text: str) -> str:
        if not self.blank and not text.strip():
            raise QueryRejected(Fault(name, "empty"))
        if self.most is not None and len(text) > self.most:
            raise QueryRejected(Fault(name, "too_long", {"length": len(text), "limit": self.most}))
        return text

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `allowed`; where `caseless`, in any letter case."""

    allowed: tuple[str, ...]
    caseless: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.allowed)}

    def read(self, name: str, text: str) -> str:
        value = text.lower() if self.caseless else text
        if value not in self.allowed:
            raise QueryRejected(Fault(name, "not_one_of", {"allowed": ", ".join(self.allowed)}))
        return value

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Choices:
    """A comma list of `allowed`; one given twice counts once."""

    allowed: tuple[str, ...]

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string", "enum": list(self.allowed)}, "minItems": 1}

    def read(self, name: str, text: str) -> tuple[str, ...]:
        one = Choice(self.allowed)
        return tuple(dict.fromkeys(one.read(name, item) for item in text.split(",")))

    def write(self, value: Sequence[str]) -> str:
        return ",".join(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in ASCII digits."""

    least: int
    most: int

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, name: str, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise QueryRejected(Fault(name, "not_a_whole_number", {"least": self.least, "most": self.most}))
        if not self.least <= int(text) <= self.most:
            raise QueryRejected(Fault(name, "out_of_range", {"least": self.least, "most": self.most}))
        return int(text)

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as `YYYY-MM-DD`, and in no other ISO form."""

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}

    def read(self, name: str, text: str) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise QueryRejected(Fault(name, "not_a_day"))
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise QueryRejected(Fault(name, "not_a_day")) from error

    def write(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def read(self, name: str, text: str) -> bool:
        return Choice(("true", "false")).read(name, text) == "true"

    def write(self, value: bool) -> str:
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a request. `field` is the attribute that holds it, where that is named otherwise."""

    name: str
    type: ValueType
    vi: str
    en: str
    field: str = ""
    default: Any = None
    many: bool = False
    """Whether it may be repeated; its value is then a tuple."""
    most: int | None = None
    """How many times at most."""
    required: bool = False

    @property
    def attribute(self) -> str:
        return self.field or self.name

    @property
    def schema(self) -> dict[str, Any]:
        """JSON Schema of all its occurrences."""
        if self.many:
            most = {} if self.most is None else {"maxItems": self.most}
            return {"type": "array", "items": self.type.schema} | most
        if self.default is None:
            return self.type.schema
        return self.type.schema | {"default": self.default}

    def read(self, texts: Sequence[str]) -> Any:
        """Its value; repeated equal ones count once. Raises QueryRejected."""
        if not self.many:
            if len(texts) > 1:
                raise QueryRejected(Fault(self.name, "repeated"))
            return self.type.read(self.name, texts[0])
        if self.most is not None and len(texts) > self.most:
            raise QueryRejected(Fault(self.name, "too_many", {"count": len(texts), "limit": self.most}))
        return tuple(dict.fromkeys(self.type.read(self.name, text) for text in texts))

    def write(self, value: Any) -> list[Pair]:
        values = value if self.many else (value,)
        return [(self.name, self.type.write(one)) for one in values]


Table = Mapping[str, Parameter]


def table(*parameters: Parameter) -> Table:
    return {parameter.name: parameter for parameter in parameters}


def decode(query_string: bytes) -> list[Pair]:
    """The pairs of an address, bytes that aren't UTF-8 kept as lone surrogates for `read` to refuse."""
    text = query_string.decode("utf-8", "surrogateescape")
    return parse_qsl(text, keep_blank_values=True, errors="surrogateescape")


def read(parameters: Table, pairs: Iterable[Pair]) -> tuple[dict[str, Any], list[Fault]]:
    """Attribute values in NFC, of what was given, and all that is wrong with the rest."""
    texts, faults = _gather(parameters, pairs)
    values: dict[str, Any] = {}
    for name, given in texts.items():
        try:
            values[parameters[name].attribute] = parameters[name].read(given)
        except QueryRejected as rejected:
            faults.extend(rejected.faults)
    wrong = {fault.parameter for fault in faults}
    missing = [one.name for one in parameters.values() if one.required and one.name not in texts]
    faults.extend(Fault(name, "missing") for name in missing if name not in wrong)
    return values, faults


def _gather(parameters: Table, pairs: Iterable[Pair]) -> tuple[dict[str, list[str]], list[Fault]]:
    """Texts by name, and a fault for each name or text that can't be read at all."""
    texts: dict[str, list[str]] = {}
    faults: dict[tuple[str, str], Fault] = {}
    for name, text in pairs:
        fault = _unreadable(parameters, name, text)
        if fault is None:
            texts.setdefault(name, []).append(nfc(text))
        else:
            faults[fault.parameter, fault.code] = fault
    return texts, list(faults.values())


def _unreadable(parameters: Table, name: str, text: str) -> Fault | None:
    if name not in parameters:
        return Fault(_printable(name), "unknown_parameter")
    categories = set(map(unicodedata.category, text))
    if "Cs" in categories:
        return Fault(name, "not_unicode")
    if "Cc" in categories:
        return Fault(name, "control_character")
    return None


def _printable(name: str) -> str:
    """The name as it can be written in an answer."""
    return name.encode("utf-8", "replace").decode()
