"""What another system's rows are called here: `tracuu ingest --mapping FILE` (docs/ingest.md)."""

import datetime as dt
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from service.errors import ConfigurationError, InputRejected
from service.ingest.form import KEYS, checked


class Mapping(BaseModel):
    """Renames keys (one may become several), ignores named ones, and gives constants."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rename: dict[str, list[str]] = {}
    ignore: frozenset[str] = frozenset()
    constants: dict[str, Any] = {}

    @field_validator("rename", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {key: [target] if isinstance(target, str) else target for key, target in value.items()}

    @field_validator("constants")
    @classmethod
    def _valid(cls, constants: dict[str, Any]) -> dict[str, Any]:
        # YAML reads an unquoted 2017-12-20 as a date, which JSON has no form for.
        values = {
            key: str(value) if isinstance(value, dt.date) else value for key, value in constants.items()
        }
        try:
            checked(values)
        except InputRejected as error:
            raise ValueError(str(error)) from error
        return values

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        unknown = sorted({target for targets in self.rename.values() for target in targets} - KEYS)
        if unknown:
            raise ValueError(f"rename to unknown keys: {', '.join(unknown)}")
        twice = sorted(self.ignore & self.rename.keys())
        if twice:
            raise ValueError(f"renamed and ignored: {', '.join(twice)}")
        return self

    def apply(self, values: dict[str, Any]) -> dict[str, Any]:
        """Raises InputRejected where two keys of a row give the same one. Constants win over the row."""
        result: dict[str, Any] = {}
        for key, value in values.items():
            if key in self.ignore:
                continue
            for target in self.rename.get(key, [key]):
                if value is not None and result.get(target) is not None:
                    raise InputRejected(f"{target}: given twice, the second time by {key}")
                if result.get(target) is None:
                    result[target] = value
        return result | self.constants


AS_IS = Mapping()


def read_mapping(path: Path) -> Mapping:
    """Reads YAML, or JSON, which is YAML too. Raises ConfigurationError."""
    try:
        return Mapping.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise ConfigurationError(f"{path}: {_reason(error)}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path}: {error}") from error


def _reason(error: ValidationError) -> str:
    return "; ".join(
        ": ".join([*(str(part) for part in fault["loc"]), fault["msg"].removeprefix("Value error, ")])
        for fault in error.errors(include_url=False)
    )
