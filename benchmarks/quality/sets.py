"""The question sets: a folder each in `sets/`, whose set.yml says what is indexed and what is asked."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent / "sets"
DATA = Path(__file__).parents[2] / ".." / "shared" / "data"

Half = Literal["tuned", "held out"]


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    text: str
    relevant: frozenset[str]

    @property
    def half(self) -> Half:
        """Tuning looks at the one half only. By the id, so that a set may grow."""
        return "tuned" if hashlib.sha256(self.id.encode()).digest()[0] % 2 == 0 else "held out"


class Source(BaseModel):
    """Files of one form: `mapping` lies in the set's folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paths: tuple[str, ...]
    mapping: str | None = None


class QuestionSet(BaseModel):
    """A set.yml. Paths are under the folder of the data."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    folder: Path
    description: str
    documents: tuple[Source, ...]
    questions: str | None = None
    """A file of questions; or else"""
    recipe: str | None = None
    """the name of a function of `recipes` that makes them of the documents."""
    variants: tuple[str, ...] = ()
    """Those it is asked in; none means all."""
    quick: tuple[str, ...] = ()
    """Those it is asked in by continuous integration."""

    def files(self, data: Path) -> tuple[Path, ...]:
        """All that the index is made of, folders opened, in order."""
        found = [data / path for source in self.documents for path in source.paths]
        return tuple(file for path in found for file in (sorted(path.iterdir()) if path.is_dir() else [path]))

    def missing(self, data: Path) -> str | None:
        """The first file that isn't there."""
        asked = (*self.files_named(data), *([data / self.questions] if self.questions else ()))
        return next((str(path) for path in asked if not path.exists()), None)

    def files_named(self, data: Path) -> tuple[Path, ...]:
        return tuple(data / path for source in self.documents for path in source.paths)

    def corpus_sha(self, data: Path) -> str:
        """Names what is indexed, byte for byte, mappings included."""
        digest = hashlib.sha256()
        for path in self.files(data):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        for source in self.documents:
            if source.mapping:
                digest.update((self.folder / source.mapping).read_bytes())
        return digest.hexdigest()[:16]


def load(folder: Path = HERE, names: Sequence[str] = ()) -> tuple[QuestionSet, ...]:
    """The sets of a folder, or those named. Raises ValueError at a name that isn't there."""
    found = {path.parent.name: path for path in sorted(folder.glob("*/set.yml"))}
    unknown = [name for name in names if name not in found]
    if unknown:
        raise ValueError(f"no set {', '.join(unknown)}; there are {', '.join(found)}")
    return tuple(_read(found[name]) for name in names or found)


def read_questions(path: Path) -> list[Question]:
    with path.open(encoding="utf-8") as lines:
        return [
            Question(row["id"], row["query"], frozenset(row["relevant"])) for row in map(json.loads, lines)
        ]


def _read(path: Path) -> QuestionSet:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    return QuestionSet(name=path.parent.name, folder=path.parent, **values)
