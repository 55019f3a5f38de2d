from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.knowledge import Character, FieldDefinition, Knowledge, load

HEADER = "step\tsource\ttarget\tnote\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "characters.tsv").write_text(f"{HEADER}fold\té\te\t\n", encoding="utf-8")
    (tmp_path / "ranking.yml").write_text("title: 2\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("Bảng chữ\n", encoding="utf-8")
    return tmp_path


def characters(folder: Path, table: str) -> tuple[Character, ...]:
    (folder / "characters.tsv").write_text(table, encoding="utf-8")
    return Knowledge(folder).characters


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("fold\tđ\td\tnote", Character("fold", "đ", "d", "note")),
        ("normalise\tU+200B\t\t", Character("normalise", "\u200b", "", "")),
        (
            "normalise\tU+00A0\tU+0020\tno-break space",
            Character("normalise", "\u00a0", " ", "no-break space"),
        ),
        ("tone\tU+006F U+0300\to\t", Character("tone", "o\u0300", "o", "")),
        ("fold\tU+1D400\tA\tU", Character("fold", "\U0001d400", "A", "U")),
    ],
)
def test_a_row(folder: Path, row: str, expected: Character) -> None:
    assert characters(folder, f"# a comment\n\n{HEADER}# another\n{row}\n\n") == (expected,)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", r"^characters\.tsv:1: the header must be step source target note$"),
        ("step\tsource\ttarget\n", r"^characters\.tsv:1: the header must be step source target note$"),
        ("# note\nstep\tsource\tnote\ttarget\n", r"^characters\.tsv:2: the header must be"),
        (f"{HEADER}fold\té\te\n", r"^characters\.tsv:2: 3 cells for 4 columns$"),
        (f"{HEADER}\nfold\té\te\t\t\n", r"^characters\.tsv:3: 5 cells for 4 columns$"),
        (f"{HEADER}fold\té\te\t\n# \nfold\té\te\t\n", r"^characters\.tsv:4: the same row as line 2$"),
        (f"{HEADER}fold\tU+XYZ\te\t\n", r"^characters\.tsv:2: invalid literal"),
        (f"{HEADER}fold\tU+110000\te\t\n", r"^characters\.tsv:2: chr\(\) arg"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(folder: Path, table: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        characters(folder, table)


def test_a_missing_table(folder: Path) -> None:
    (folder / "characters.tsv").unlink()
    with pytest.raises(ConfigurationError, match=r"^characters\.tsv: No such file"):
        _ = Knowledge(folder).characters


def test_a_table_is_read_once(folder: Path) -> None:
    knowledge = Knowledge(folder)
    before = knowledge.characters
    (folder / "characters.tsv").unlink()
    assert knowledge.characters is before


def test_ranking(folder: Path) -> None:
    assert Knowledge(folder).ranking == {"title": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- title\n", r"^ranking\.yml: must be a mapping$"),
        ("", r"^ranking\.yml: must be a mapping$"),
        ("title: [2\n", r"^ranking\.yml: while parsing"),
    ],
)
def test_wrong_yaml_is_named(folder: Path, text: str, message: str) -> None:
    (folder / "ranking.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        _ = Knowledge(folder).ranking


def test_fields(folder: Path) -> None:
    (folder / "fields.yml").write_text("title: {type: words, description: Tiêu đề}\n", encoding="utf-8")
    assert Knowledge(folder).fields == {"title": FieldDefinition("words", "Tiêu đề")}


@pytest.mark.parametrize("field", ["3", "{type: words}", "{type: words, description: a, boost: 2}"])
def test_a_wrong_field_is_named(folder: Path, field: str) -> None:
    (folder / "fields.yml").write_text(f"title: {field}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"^fields\.yml: "):
        _ = Knowledge(folder).fields


def test_missing_yaml(folder: Path) -> None:
    (folder / "ranking.yml").unlink()
    with pytest.raises(ConfigurationError, match=r"^ranking\.yml: .*No such file"):
        _ = Knowledge(folder).ranking


class TestDigest:
    def test_is_twelve_hex_digits_and_repeats(self, folder: Path) -> None:
        digest = Knowledge(folder).digest
        assert len(digest) == 12
        assert int(digest, 16) >= 0
        assert Knowledge(folder).digest == digest

    @pytest.mark.parametrize("name", ["characters.tsv", "kinds.tsv", "fields.yml"])
    def test_changes_with_what_tokens_depend_on(self, folder: Path, name: str) -> None:
        before = Knowledge(folder).digest
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("# one more line\n")
        assert Knowledge(folder).digest != before

    @pytest.mark.parametrize("name", ["ranking.yml", "README.md", "__init__.py"])
    def test_stays_with_what_they_dont(self, folder: Path, name: str) -> None:
        before = Knowledge(folder).digest
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("# one more line\n")
        assert Knowledge(folder).digest == before

    def test_changes_when_two_tables_swap_their_names(self, folder: Path) -> None:
        (folder / "kinds.tsv").write_text("kind\n", encoding="utf-8")
        before = Knowledge(folder).digest
        (folder / "kinds.tsv").rename(folder / "posts.tsv")
        assert Knowledge(folder).digest != before


def test_the_shipped_knowledge_is_loaded_once() -> None:
    assert load() is load()
    assert load().characters
    assert load().fields
    assert load().ranking
