from pathlib import Path

import orjson
import pytest

from service.errors import ConfigurationError, InputRejected
from service.ingest.mapping import AS_IS, Mapping, read_mapping

GAZETTE = """
rename:
  ngay_ban_hanh: [signed_on, published_at]
  hieu_luc: effective_on
ignore: [so_cong_bao]
constants:
  kind: directive
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mapping.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_expresses_another_systems_rows(tmp_path: Path) -> None:
    mapping = read_mapping(written(tmp_path, GAZETTE))
    row = {"number": "1/2020/NĐ-CP", "ngay_ban_hanh": "2020-01-02", "hieu_luc": None, "so_cong_bao": "4"}
    assert mapping.apply(row) == {
        "number": "1/2020/NĐ-CP",
        "signed_on": "2020-01-02",
        "published_at": "2020-01-02",
        "effective_on": None,
        "kind": "directive",
    }


def test_json_is_read_too(tmp_path: Path) -> None:
    path = written(tmp_path, orjson.dumps({"rename": {"ten": "title"}}).decode())
    assert read_mapping(path).apply({"ten": "Tin"}) == {"title": "Tin"}


def test_without_a_mapping_rows_stay_as_they_are() -> None:
    assert AS_IS.apply({"title": "Tin", "la": 1}) == {"title": "Tin", "la": 1}


def test_keys_can_be_swapped() -> None:
    mapping = Mapping.model_validate({"rename": {"title": "summary", "summary": "title"}})
    assert mapping.apply({"title": "a", "summary": "b"}) == {"summary": "a", "title": "b"}


def test_constants_win_over_the_row_and_may_be_unquoted_days(tmp_path: Path) -> None:
    mapping = read_mapping(written(tmp_path, "constants: {published_at: 2017-12-20, source: Cổng}"))
    assert mapping.apply({"source": "khác"}) == {"published_at": "2017-12-20", "source": "Cổng"}


def test_null_never_hides_a_value() -> None:
    mapping = Mapping.model_validate({"rename": {"ten": "title"}})
    assert mapping.apply({"ten": "a", "title": None}) == {"title": "a"}
    assert mapping.apply({"title": None, "ten": "a"}) == {"title": "a"}


def test_two_values_for_one_key_are_refused() -> None:
    mapping = Mapping.model_validate({"rename": {"ten": "title"}})
    with pytest.raises(InputRejected, match="title: given twice, the second time by ten"):
        mapping.apply({"title": "a", "ten": "b"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("renames: {a: title}", "renames: Extra inputs"),
        ("rename: {a: titel, b: [x]}", "rename to unknown keys: titel, x"),
        ("rename: [a]", "rename: Input should be a valid dictionary"),
        ("rename: {a: title}\nignore: [a]", "renamed and ignored: a"),
        ("constants: {kind: law}", "constants: kind: Input should be 'news' or 'directive'"),
        ("constants: {loai: directive}", "constants: unknown key: loai"),
        ("- a", "Input should be"),
        ("a: [", "while parsing"),
        ("", "Input should be"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_mapping(written(tmp_path, text))
    assert str(caught.value).startswith(f"{tmp_path / 'mapping.yml'}: {reason}")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        read_mapping(tmp_path / "none.yml")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match=r"mapping\.yml: 'utf-8' codec"):
        read_mapping(path)
