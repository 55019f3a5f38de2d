"""Posts that stand apart from the name of who held them."""

import pytest

from service.extract.named import people_of

HELD = [
    (
        "Trong thời gian giữ chức Bí thư Huyện ủy Sông Vân, Chủ tịch UBND huyện, bà Lê Thị Bình đã ký.",
        {"Lê Thị Bình": ["Bí thư Huyện ủy Sông Vân", "Chủ tịch UBND huyện"]},
    ),
    (
        "Ông Trần Văn An về hưu. Trong thời gian giữ các chức vụ giám đốc Sở Y tế, ông đã có sai phạm.",
        {"Trần Văn An": ["giám đốc Sở Y tế"]},
    ),
    (
        "Năm nay 60 tuổi, ông Trần Văn An từng giữ chức Phó Chủ tịch UBND tỉnh trước khi nghỉ.",
        {"Trần Văn An": ["Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "Đồng chí Lê Thị Bình, Giám đốc Sở Y tế, được điều động giữ chức Bí thư Quận ủy Ven Sông.",
        {"Lê Thị Bình": ["Giám đốc Sở Y tế", "Bí thư Quận ủy Ven Sông"]},
    ),
]

NOBODY = [
    "Trong thời gian giữ chức Bí thư Huyện ủy, nhiều cán bộ đã sai phạm.",
    "Ông Trần Văn An kể chuyện.\nCác điều kiện để được bổ nhiệm chức danh Giám đốc Sở gồm ba mục.",
    "Ông Trần Văn An giữ cho dòng sông sạch.",
]


@pytest.mark.parametrize(("text", "people"), HELD)
def test_posts_have_their_holder(text: str, people: dict[str, list[str]]) -> None:
    found = {person.name: [role.role for role in person.roles] for person in people_of({"body": text})}
    assert found == people


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_said_to_hold(text: str) -> None:
    assert [role for person in people_of({"body": text}) for role in person.roles] == []
