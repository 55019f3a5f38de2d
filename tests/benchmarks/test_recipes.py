import json
from pathlib import Path

import pytest

from benchmarks.quality import recipes
from service.model import Document

NEWS = [
    Document(
        f"tin/{n}",
        title=f"Huyện Sông Vân tổng kết phong trào thi đua đợt {n} năm học mới",
        body=f"Sáng nay bà Vũ Thanh Lâm, Chủ tịch UBND huyện dự lễ tổng kết đợt {n} cùng thầy trò. Hết.",
    )
    for n in range(1, 10)
]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NUMBERED", "TITLED", "REMEMBERED"):
        monkeypatch.setattr(recipes, name, 3)


def test_a_number_is_asked_in_eight_spellings(tmp_path: Path) -> None:
    entries = [
        Document(f"congbao-{n}", title="t", number=f"{n}/2015/NĐ-CP", category="Nghị định") for n in range(5)
    ]
    again = Document("other", title="t", number="1/2015/nđ-cp")
    asked = recipes.numbers([*entries, again], tmp_path)
    assert len(asked) == 3 * 8
    assert len({question.text for question in asked}) == len(asked)
    both = {frozenset(q.relevant) for q in asked if q.id.startswith("congbao-1/")}
    assert both <= {frozenset({"congbao-1", "other"})}


def test_spellings_of_a_number() -> None:
    assert recipes.spellings("87/2015/NĐ-CP", "Nghị định") == (
        "87/2015/NĐ-CP",
        "87/2015/nd-cp",
        "87 2015 NĐ CP",
        "Nghị định số 87/2015/NĐ-CP",
        "nghi dinh 87 2015 nd cp",
        "87/2015/NĐ–CP",
        "87 / 2015 / NĐ - CP",
        "87-2015-NĐ/CP",
    )


def test_people_are_asked_by_name_by_its_end_and_by_post(tmp_path: Path) -> None:
    gold = tmp_path / "portal" / "gold"
    gold.mkdir(parents=True)
    person = {"name": "Vũ Thanh Lâm", "roles": ["Chủ tịch UBND huyện"]}
    stranger = {"name": "Hà Văn Không", "roles": []}
    (gold / "1.json").write_text(json.dumps({"people": [person, stranger]}), encoding="utf-8")
    asked = {question.text: question.relevant for question in recipes.people(NEWS, tmp_path)}
    assert set(asked) == {
        "Vũ Thanh Lâm",
        "Thanh Lâm",
        "Chủ tịch UBND huyện",
        "Chủ tịch UBND huyện Vũ Thanh Lâm",
    }
    assert all(len(relevant) == len(NEWS) for relevant in asked.values())


def test_a_part_of_a_title_is_right_for_every_title_that_holds_it(tmp_path: Path) -> None:
    for question in recipes.titles(NEWS, tmp_path):
        assert 3 <= len(question.text.split()) <= 5
        holders = {item.id for item in NEWS if question.text in (item.title or "").lower()}
        assert question.relevant == holders


def test_a_sentence_is_remembered_in_part(tmp_path: Path) -> None:
    asked = recipes.sentences(NEWS, tmp_path)
    assert len(asked) == 3
    for question in asked:
        (source,) = question.relevant
        body = next(item.body or "" for item in NEWS if item.id == source)
        assert set(question.text.split()) < set(body.replace(". Hết.", "").split())


def test_a_recipe_gives_the_same_questions_each_time(tmp_path: Path) -> None:
    for name in ("titles", "sentences"):
        assert recipes.RECIPES[name](NEWS, tmp_path) == recipes.RECIPES[name](NEWS, tmp_path)
