"""What a reader is given to judge references by."""

import gzip
import json
from pathlib import Path
from random import Random

from benchmarks.quality.references import articles, draw, found, missed


def test_a_reference_is_shown_in_its_words() -> None:
    [line] = found({"title": "Tin", "body": "Theo Chỉ thị số 34-CT/TW của Bộ Chính trị"})
    assert line == "Chỉ thị | 34-CT/TW | Theo <<Chỉ thị số 34-CT/TW>> của Bộ Chính trị"


def test_sentences_without_a_reference_are_shown() -> None:
    body = "Nghị định 15/2020/NĐ-CP có 3 điều. Dự án có 5 cầu. Thành phố có 5 cầu.\nKế hoạch tốt."
    assert list(missed({"body": body})) == ["Dự án có 5 cầu."]


def test_a_seed_draws_the_same(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for i in range(10, 40):
            lines.write(json.dumps({"id": str(i), "title": f"Nghị định {i}/2020/NĐ-CP", "body": None}) + "\n")
    drawn = [draw(articles(path, by), found, 5, by) for by in (Random(3), Random(3), Random(4))]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) == 5
