"""What only the embedded engine has: its folder, its files, its two processes."""

import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.engines.embedded import EmbeddedEngine
from service.engines.embedded.folder import Folder
from service.engines.embedded.schema import order_of, schema
from service.engines.embedded.snapshot import Snapshot
from service.errors import ConfigurationError, EngineError, IndexBusy, IndexMissing, IndexUnreadable
from service.knowledge import FieldDefinition
from service.search.plan import Boost, DisMax, Everything, Node, Nothing, Phrase, Plan, Range, Term, Terms
from service.search.port import Engine, Progress
from tests.engines.conftest import DIGEST, NOW, Open, OpenConfigured, fill
from tests.engines.test_contract import ALL, SEED, made

WRITE_ONE = """
import datetime as dt, sys
from pathlib import Path
from service.engines.embedded import EmbeddedEngine
from service.model import Document, EnrichedDocument
engine = EmbeddedEngine(Path(sys.argv[1]), sys.argv[2])
with engine.writer() as writer:
    late = EnrichedDocument(Document("from-outside", title="muộn"))
    writer.upsert([engine.encoder(late, dt.datetime.now(dt.UTC))])
    writer.commit()
    print("committed", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def open_configured(tmp_path: Path) -> OpenConfigured:
    return lambda digest: EmbeddedEngine(tmp_path / "index", digest)


def test_a_commit_of_another_process_is_seen_within_a_second(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    assert engine.get("from-outside") is None
    command = [sys.executable, "-c", textwrap.dedent(WRITE_ONE), str(tmp_path / "index"), DIGEST]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "committed\n"
        deadline = time.monotonic() + 1
        while engine.get("from-outside") is None:
            assert time.monotonic() < deadline
        with pytest.raises(IndexBusy, match=str(other.pid)), engine.writer():
            pass
        other.stdin.write("\n")
    assert other.returncode == 0


def test_a_killed_writer_leaves_the_last_commit_and_no_lock(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    script = WRITE_ONE.replace("    writer.commit()\n", "")
    command = [sys.executable, "-c", script, str(tmp_path / "index"), DIGEST]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "committed\n"
        other.kill()
    fill(engine, made("after", "sau"))
    assert engine.status().documents == len(ALL) + 1
    assert engine.get("from-outside") is None


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _each(generation: Path, pattern: str, content: bytes) -> None:
    for path in generation.glob(pattern):
        path.write_bytes(content)


def _unpoint(folder: Folder, path: Path, *, twice: bool = False) -> None:
    folder.pointer.unlink()
    if twice:
        shutil.copytree(path, path.with_name(f"{DIGEST}-7"))
    else:
        path.unlink()


DAMAGE: dict[str, Callable[[Folder, Path], None]] = {
    "torn meta.json": lambda _, generation: _write(generation / "meta.json", b"{"),
    "no meta.json": lambda _, generation: (generation / "meta.json").unlink(),
    "pointer elsewhere": lambda folder, _: _write(folder.pointer, b"elsewhere-1"),
    "empty pointer": lambda folder, _: _write(folder.pointer, b""),
    "pointer out of the folder": lambda folder, _: _write(folder.pointer, b"../../a-1"),
    "empty store": lambda _, generation: _each(generation, "*.store", b""),
    "torn terms": lambda _, generation: _each(generation, "*.term", b"xyz"),
    "no pointer, two generations": lambda folder, generation: _unpoint(folder, generation, twice=True),
    "no pointer, no meta.json": lambda folder, generation: _unpoint(folder, generation / "meta.json"),
}


def _files(folder: Folder) -> dict[str, bytes]:
    kept = (path for path in folder.root.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {str(path): path.read_bytes() for path in kept}


@pytest.mark.parametrize("damage", DAMAGE)
def test_an_index_that_cannot_be_read_is_refused_and_left(reopen: Open, tmp_path: Path, damage: str) -> None:
    fill(reopen(), *ALL)
    folder = Folder(tmp_path / "index")
    DAMAGE[damage](folder, folder.generation(folder.current()))
    before = _files(folder)
    with pytest.raises((IndexUnreadable, IndexMissing)):
        reopen().get("seed")
    with pytest.raises(IndexUnreadable), reopen().writer() as writer:
        writer.standing({"seed": "x"})
    assert _files(folder) == before


def test_a_first_ingest_killed_before_the_pointer_is_gone_on_with(reopen: Open, tmp_path: Path) -> None:
    fill(reopen(), *ALL)
    folder = Folder(tmp_path / "index")
    folder.pointer.unlink()
    fill(reopen(), made("after", "sau"))
    assert reopen().status().documents == len(ALL) + 1


def test_one_that_was_killed_before_its_first_commit_is_begun_anew(reopen: Open, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "index")
    left = folder.generation(folder.create(DIGEST))
    fill(reopen(), *ALL)
    assert reopen().status().documents == len(ALL)
    assert not left.exists()


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"task": "ingest"}', b"\xff"])
def test_a_torn_progress_costs_no_more_than_that(engine: Engine, tmp_path: Path, content: bytes) -> None:
    fill(engine, *ALL)
    Folder(tmp_path / "index").progress.write_bytes(content)
    assert (engine.status().documents, engine.status().rejected) == (len(ALL), 0)


def test_a_disk_that_is_full_ends_the_writer_and_keeps_the_last_commit(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(engine, SEED)

    def full(_folder: Folder, _text: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "write_progress", full)
    with (
        pytest.raises(EngineError, match=r"stays as last committed: .*No space left"),
        engine.writer() as writer,
    ):
        writer.upsert([engine.encoder(made("late", "muộn"), NOW)])
        writer.report(Progress("ingest", 1, None, 0, NOW))
    assert [stored.id for stored in engine.documents()] == [SEED.document.id]
    monkeypatch.undo()
    fill(engine, made("late", "muộn"))
    assert engine.status().documents == 2


def test_opening_reads_nothing_and_closing_lets_go(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "nowhere", DIGEST)
    engine.close()
    with pytest.raises(IndexMissing):
        engine.status()
    assert not (tmp_path / "nowhere").exists()


def test_a_rollback_waits_for_the_writer(engine: Engine) -> None:
    fill(engine, *ALL)
    with engine.writer(), pytest.raises(IndexBusy):
        engine.rollback()
    with pytest.raises(IndexMissing, match="no earlier"):
        engine.rollback()


def test_only_the_last_two_generations_are_kept(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    for _ in range(3):
        with engine.rebuild() as writer:
            writer.upsert([engine.encoder(SEED, NOW)])
    names = sorted(path.name for path in (tmp_path / "index" / "generations").iterdir())
    assert names == [f"{DIGEST}-3", f"{DIGEST}-4"]


def test_what_an_interrupted_rebuild_left_is_tidied_away(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    left = Folder(tmp_path / "index").create(DIGEST)
    fill(engine, SEED)
    assert not Folder(tmp_path / "index").generation(left).exists()


@pytest.mark.parametrize(
    "node",
    [
        Term("no_such_field", "a"),
        Terms("no_such_field", ("a",)),
        Phrase("no_such_field", ("a", "b")),
        Phrase("text", ()),
        Range("no_such_field", 1, 2),
        Nothing(),
    ],
)
def test_what_an_older_index_lacks_matches_nothing(engine: Engine, node: Node) -> None:
    fill(engine, *ALL)
    assert engine.count([node, Everything()]) == (0, len(ALL))


def test_scores_of_the_nodes_that_weigh(engine: Engine) -> None:
    fill(engine, *ALL)
    term = Term("title_folded", "thi")

    def best(node: Node) -> float:
        score = engine.search(Plan(node)).matches[0].score
        assert score is not None
        return score

    assert best(Boost(term, 3.0)) == pytest.approx(3 * best(term), rel=1e-5)
    assert best(DisMax((term, Boost(term, 2.0)), tie=0.5)) == pytest.approx(2.5 * best(term), rel=1e-5)


def test_order_keys_sort_as_day_and_id_do() -> None:
    places = [
        (-62_135_622_000, "z"),
        (0, "a"),
        (0, "a/b"),
        (0, "ab"),
        (0, "é"),
        (1, ""),
        (253_402_275_599, "a"),
    ]
    keys = [order_of(id, seconds) for seconds, id in places]
    assert keys == sorted(keys)


def test_a_field_type_that_is_not_known_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"odd.*vector"):
        schema({"odd": FieldDefinition("vector", "")})


def test_labels_are_forgotten_when_they_are_many(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(engine, *ALL)
    monkeypatch.setattr("service.engines.embedded.snapshot.MAX_LABELS", 1)
    folder = Folder(tmp_path / "index")
    snapshot = Snapshot.open(folder.current(), folder.generation(folder.current()))
    assert snapshot._label("person", "đỗ-anh-tuấn") == "Đỗ Anh Tuấn"
    assert snapshot._label("source", "quận ven sông") == "Quận Ven Sông"
    assert snapshot._label("source", "không có") == "không có"


def test_compiling_what_is_no_node_is_an_error(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    folder = Folder(tmp_path / "index")
    compiler = Snapshot.open(folder.current(), folder.generation(folder.current())).compiler
    with pytest.raises(KeyError):
        compiler.compile("thi đua")  # type: ignore[arg-type]


def test_every_engine_error_is_one_tree() -> None:
    assert issubclass(IndexUnreadable, EngineError) and issubclass(IndexMissing, EngineError)
