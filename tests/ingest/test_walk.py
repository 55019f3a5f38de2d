from pathlib import Path

import pytest

from service.ingest import walk
from service.ingest.inputs import Rejection


def made(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


def names(root: Path, skip: frozenset[Path] = frozenset()) -> list[str]:
    found = [entry for entry in walk.files(root, skip) if isinstance(entry, Path)]
    return [str(path.relative_to(root)) for path in found]


def test_a_file_is_itself(tmp_path: Path) -> None:
    path = made(tmp_path, "a.jsonl") / "a.jsonl"
    assert list(walk.files(path)) == [path]


def test_folders_are_walked_in_the_order_of_names_without_hidden_entries(tmp_path: Path) -> None:
    made(tmp_path, "b/2.txt", "b/10.txt", "a.txt", "c.jsonl", ".git/x.txt", "b/.b.txt.swp")
    assert names(tmp_path) == ["a.txt", "b/10.txt", "b/2.txt", "c.jsonl"]


def test_what_is_to_be_skipped_is(tmp_path: Path) -> None:
    made(tmp_path, "index/rejected.jsonl", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "index")
    assert names(tmp_path, frozenset({(tmp_path / "index").resolve()})) == ["a.txt"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "z").symlink_to(tmp_path / "b")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path, frozenset({Path("elsewhere")})) == ["a/1.txt", "a/z/2.txt", "self"]


def test_a_folder_that_cannot_be_listed_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a/1.txt", "b/2.txt")
    listed = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    refused, read = walk.files(tmp_path)
    assert refused == Rejection(str(tmp_path / "a"), None, "the folder can't be read: Permission denied")
    assert read == tmp_path / "b" / "2.txt"
    assert walk.total_bytes([tmp_path]) == len("b/2.txt")


def test_the_total_counts_the_files_that_can_be_read(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt", "2.jsonl")
    (tmp_path / "broken").symlink_to(tmp_path / "none")
    assert walk.total_bytes([tmp_path / "a", tmp_path, Path("none")]) == 7 + 7 + 7
