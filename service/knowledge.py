"""Reads index_config/ once, checks it, and names it by a digest."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar

import yaml

from service.errors import ConfigurationError

UNINDEXED = frozenset({"ranking.yml", "tcvn3.tsv", "title_formulas.tsv", "vni.tsv"})
"""Files that no token of a kept document depends on: changing one needs no reindex."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Character:
    """One row of characters.tsv: in `step`, `source` becomes `target` (empty: it is removed)."""

    step: str
    source: str
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One field of fields.yml."""

    type: str
    description: str


@dataclass(frozen=True, slots=True)
class DirectiveKind:
    """One row of kinds.tsv. `cited` tells what may follow the kind instead of a whole number."""

    code: str
    kind: str
    cited: Literal["bare", "số", "code", "named"]


@dataclass(frozen=True, slots=True)
class Organ:
    """One row of organs.tsv; `shared` is yes where a number alone doesn't say whose it is."""

    code: str
    name: str
    system: Literal["party", "state"]
    shared: Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One row of abbreviations.tsv; `typed` any: recognised in lower case and without marks too.

    A box row is one of several readings, looked for in what people type and nowhere else.
    """

    abbreviation: str
    expansion: str
    typed: Literal["any", "exact", "box", "box-any"]


@dataclass(frozen=True, slots=True)
class Surname:
    """One row of surnames.tsv: `share` of the people in percent."""

    surname: str
    share: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """One row of given_names.tsv: a name's last syllable."""

    name: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """One row of honorifics.tsv."""

    kind: Literal["honorific", "rank", "degree", "cue"]
    word: str


@dataclass(frozen=True, slots=True)
class Eponym:
    """One row of eponyms.tsv: a word that holds a name, or a figure whom places are named after."""

    kind: Literal["holder", "unit", "listed", "other", "figure", "paper", "field"]
    word: str


@dataclass(frozen=True, slots=True)
class Law:
    """One row of laws.tsv; `whole` is the name that it is short for."""

    kind: str
    name: str
    whole: str


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """One row of relations.tsv."""

    verb: str
    relation: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of counted.tsv: what digits count that are no document's number."""

    noun: str


@dataclass(frozen=True, slots=True)
class TitleFormula:
    """One row of title_formulas.tsv: words that titles share whatever they are about."""

    formula: str


@dataclass(frozen=True, slots=True)
class Post:
    """One row of posts.tsv: a word that a post or its organization begins with."""

    kind: Literal["head", "weak", "leader", "prefix", "organ", "office", "compound", "sole", "statesman"]
    phrase: str


@dataclass(frozen=True, slots=True)
class Place:
    """One row of places.tsv."""

    place: str


@dataclass(frozen=True, slots=True)
class PhraseEnd:
    """One row of ends.tsv: what ends a post, an issuer, a name, or doesn't."""

    kind: Literal["end", "keep", "task", "act", "law", "start"]
    phrase: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """One row of furniture.tsv: what a site writes around an article, or the name of a section."""

    kind: Literal["furniture", "rubric"]
    phrase: str


@dataclass(frozen=True, slots=True)
class LegacyLetter:
    """One row of tcvn3.tsv or vni.tsv: what a letter looks like where its bytes were read as Latin-1."""

    written: str
    letter: str


@dataclass(frozen=True)
class Knowledge:
    """All of index_config/. `folder` is a parameter so that tests can bring their own."""

    folder: Traversable

    @cached_property
    def characters(self) -> tuple[Character, ...]:
        return tuple(self._table("characters.tsv", Character))

    @cached_property
    def fields(self) -> dict[str, FieldDefinition]:
        try:
            return {name: FieldDefinition(**field) for name, field in self._yaml("fields.yml").items()}
        except TypeError as error:
            raise ConfigurationError(f"fields.yml: {error}") from error

    @cached_property
    def kinds(self) -> tuple[DirectiveKind, ...]:
        return tuple(self._table("kinds.tsv", DirectiveKind))

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        return tuple(self._table("organs.tsv", Organ))

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        return tuple(self._table("abbreviations.tsv", Abbreviation))

    @cached_property
    def surnames(self) -> tuple[Surname, ...]:
        return tuple(self._table("surnames.tsv", Surname))

    @cached_property
    def given_names(self) -> tuple[GivenName, ...]:
        return tuple(self._table("given_names.tsv", GivenName))

    @cached_property
    def honorifics(self) -> tuple[Honorific, ...]:
        return tuple(self._table("honorifics.tsv", Honorific))

    @cached_property
    def eponyms(self) -> tuple[Eponym, ...]:
        return tuple(self._table("eponyms.tsv", Eponym))

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        return tuple(self._table("laws.tsv", Law))

    @cached_property
    def relations(self) -> tuple[RelationVerb, ...]:
        return tuple(self._table("relations.tsv", RelationVerb))

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        return tuple(self._table("counted.tsv", Counted))

    @cached_property
    def title_formulas(self) -> tuple[TitleFormula, ...]:
        return tuple(self._table("title_formulas.tsv", TitleFormula))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        return tuple(self._table("posts.tsv", Post))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(self._table("places.tsv", Place))

    @cached_property
    def ends(self) -> tuple[PhraseEnd, ...]:
        return tuple(self._table("ends.tsv", PhraseEnd))

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        return tuple(self._table("furniture.tsv", Furniture))

    @cached_property
    def tcvn3(self) -> tuple[LegacyLetter, ...]:
        return tuple(self._table("tcvn3.tsv", LegacyLetter))

    @cached_property
    def vni(self) -> tuple[LegacyLetter, ...]:
        return tuple(self._table("vni.tsv", LegacyLetter))

    @cached_property
    def ranking(self) -> dict[str, Any]:
        return self._yaml("ranking.yml")

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that change with anything an indexed token may depend on."""
        state = hashlib.sha256()
        for entry in sorted(self.folder.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith((".tsv", ".yml")) and entry.name not in UNINDEXED:
                state.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
        return state.hexdigest()[:12]

    def _table(self, name: str, row_type: type[Row]) -> Iterator[Row]:
        """Rows of a TSV whose header is exactly the fields of `row_type`.

        `#` starts a comment line. A cell writes an invisible character as `U+200B`, several joined by
        blanks. Raises ConfigurationError naming file and line.
        """
        columns = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
        lines = self._lines(name)
        number, header = next(lines, (1, ""))
        if header.split("\t") != columns:
            raise ConfigurationError(f"{name}:{number}: the header must be {' '.join(columns)}")
        seen: dict[str, int] = {}
        for number, line in lines:
            cells = line.split("\t")
            if len(cells) != len(columns):
                raise ConfigurationError(f"{name}:{number}: {len(cells)} cells for {len(columns)} columns")
            if line in seen:
                raise ConfigurationError(f"{name}:{number}: the same row as line {seen[line]}")
            seen[line] = number
            try:
                yield row_type(*map(_cell, cells))
            except ValueError as error:
                raise ConfigurationError(f"{name}:{number}: {error}") from error

    def _lines(self, name: str) -> Iterator[tuple[int, str]]:
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except OSError as error:
            raise ConfigurationError(f"{name}: {error.strerror}") from error
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip() and not line.startswith("#"):
                yield number, line

    def _yaml(self, name: str) -> dict[str, Any]:
        try:
            value = yaml.safe_load((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, yaml.YAMLError) as error:
            raise ConfigurationError(f"{name}: {error}") from error
        if not isinstance(value, dict):
            raise ConfigurationError(f"{name}: must be a mapping")
        return value


def _cell(cell: str) -> str:
    """A cell's text, code points in U+ notation written out."""
    if not cell.startswith("U+"):
        return cell
    return "".join(chr(int(code.removeprefix("U+"), 16)) for code in cell.split(" "))


@cache
def load() -> Knowledge:
    """The knowledge that this installation ships."""
    return Knowledge(files("index_config"))
