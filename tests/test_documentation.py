"""What the documents promise to list, they list."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from service import knowledge
from service.analysis import analyse
from service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
OPERATIONS = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "index_config/README.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `TRACUU_(\w+)` \| `([^|]*)` \|", OPERATIONS, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert rows == {name: str(default).replace("'", '"') for name, default in defaults.items()}


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_every_file_of_the_configuration_is_documented() -> None:
    listed = set(re.findall(r"^\| `(\w+\.(?:tsv|yml))` \|", CONFIGURATION, re.MULTILINE))
    assert listed == {
        path.name for path in files("index_config").iterdir() if path.name.endswith((".tsv", ".yml"))
    }


def test_every_field_says_what_it_is_for() -> None:
    assert all(field.description for field in knowledge.load().fields.values())


@pytest.mark.parametrize("stream", ["syllables", "bigrams", "folded", "folded_bigrams", "words"])
def test_the_example_of_the_streams_is_true(stream: str) -> None:
    name = "text" if stream == "syllables" else f"text_{stream}"
    (tokens,) = re.findall(rf"^\| `{name}` \| (.+) \|$", CONFIGURATION, re.MULTILINE)
    assert tokens == getattr(analyse("Ủy ban nhân dân quận"), stream)


@pytest.mark.parametrize(
    "path", ["README.md", "README.vi.md", "docs/operations.md", "docs/ingest.md", "docs/api.md"]
)
def test_links_lead_somewhere(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        assert target.startswith("http") or ((ROOT / path).parent / target).exists(), target


def test_decisions_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "docs/adr").glob("*.md"))
    assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]
