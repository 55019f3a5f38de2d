import json
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from tests.scripts.conftest import Tracuu

SETTINGS = ("typed", "undiacritised")


@pytest.fixture
def options(tmp_path: Path, documents: Path) -> tuple[str | Path, ...]:
    """A set of the test's own: two questions on three documents."""
    folder = tmp_path / "sets" / "district"
    folder.mkdir(parents=True)
    (folder / "set.yml").write_text(
        "description: A district.\n"
        f"documents: [{{paths: [{documents.name}]}}]\n"
        "questions: questions.jsonl\n"
        "variants: [typed, undiacritised]\n"
        "quick: [typed]\n",
        encoding="utf-8",
    )
    rows = [
        {"id": "1", "query": '"Lịch tiếp" công dân', "relevant": ["tin/2"]},
        {"id": "2", "query": "tổng kết phong trào", "relevant": ["tin/1"]},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    return (
        *("--definitions", tmp_path / "sets", "--data", tmp_path),
        *("--work", tmp_path / "work", "--floors", tmp_path / "floors.json"),
    )


Options = tuple[str | Path, ...]


def test_a_set_is_asked_in_its_variants(tracuu: Tracuu, options: Options) -> None:
    outcome = tracuu("evaluate", *options, "--worst", "1")
    assert outcome.status == 0
    assert "### district" in outcome.out
    for variant in SETTINGS:
        assert f"| {variant} | 1.0000 | 1.000-1.000 |" in outcome.out
    assert "- 1.000 “" in outcome.out


def test_quick_asks_what_there_is_time_for(tracuu: Tracuu, options: Options) -> None:
    outcome = tracuu("evaluate", *options, "--quick")
    assert "| typed |" in outcome.out and "| undiacritised |" not in outcome.out


def test_a_stored_run_is_compared_with_the_next(tracuu: Tracuu, options: Options) -> None:
    assert "| new |" in tracuu("evaluate", *options, "--store").out
    assert "| +0.0000 (+0.000 to +0.000) |" in tracuu("evaluate", *options).out


def test_on_elasticsearch_the_figures_are_the_same(
    tracuu: Tracuu, options: Options, elasticsearch: str
) -> None:
    client = Elasticsearch(elasticsearch)
    there = {*client.indices.get(index="_all", expand_wildcards="all")}
    tracuu("evaluate", *options, "--store")
    outcome = tracuu("evaluate", *options, "--elasticsearch", elasticsearch)
    made = {*client.indices.get(index="_all", expand_wildcards="all")} - there
    client.indices.delete(index=sorted(made))
    assert outcome.status == 0
    assert outcome.out.count("| +0.0000 (+0.000 to +0.000) |") == len(SETTINGS)


def test_a_figure_below_its_floor_is_status_1(tracuu: Tracuu, options: Options) -> None:
    assert tracuu("evaluate", *options, "--raise-floors").status == 0
    path = Path(options[-1])
    floors = json.loads(path.read_text(encoding="utf-8"))
    assert floors["district"]["floors"]["typed"] == {"ndcg": 0.998, "success": 0.998}
    floors["district"]["floors"]["typed"]["ndcg"] = 1.5
    path.write_text(json.dumps(floors), encoding="utf-8")
    outcome = tracuu("evaluate", *options)
    assert outcome.status == 1
    assert "district, typed: ndcg 1.0000 is below its floor 1.5000" in outcome.err
    refused = tracuu("evaluate", *options, "--raise-floors")
    assert refused.status == 2 and "floors only go up" in refused.err
    assert tracuu("evaluate", *options, "--raise-floors", "--allow-regression").status == 0


def test_a_set_whose_data_is_elsewhere_is_skipped(tracuu: Tracuu, options: Options, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").unlink()
    outcome = tracuu("evaluate", *options)
    assert outcome.status == 0
    assert "district: skipped" in outcome.err and "questions.jsonl isn't there" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--set", "nowhere"), "no set nowhere"), (("--variant", "backwards"), "no variant backwards")],
)
def test_what_isn_t_there_is_named(
    tracuu: Tracuu, options: Options, arguments: tuple[str, str], message: str
) -> None:
    outcome = tracuu("evaluate", *options, *arguments)
    assert outcome.status == 2
    assert message in outcome.err
