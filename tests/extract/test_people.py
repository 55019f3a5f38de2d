"""People in running text, with the posts stated beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.people import find_people

PEOPLE = [
    (
        "Dự có đồng chí Trần Văn An - Phó Trưởng Ban Dân vận Tỉnh ủy; đồng chí Lê Thị Bình - Bí thư"
        " Huyện ủy, Chủ tịch HĐND huyện.",
        {
            "Trần Văn An": ["Phó Trưởng Ban Dân vận Tỉnh ủy"],
            "Lê Thị Bình": ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện"],
        },
    ),
    (
        "các đồng chí: Nguyễn Thị Lan Chi - Thành ủy viên, Bí thư Quận ủy; Vũ Minh Đức - Chủ tịch UBND Quận.",
        {"Nguyễn Thị Lan Chi": ["Thành ủy viên", "Bí thư Quận ủy"], "Vũ Minh Đức": ["Chủ tịch UBND Quận"]},
    ),
    ("Bộ trưởng Bộ Tư pháp Phạm Văn Giang đã phê duyệt", {"Phạm Văn Giang": ["Bộ trưởng Bộ Tư pháp"]}),
    (
        "Phó Chủ tịch UBND quận Tây Hồ Hoàng Văn Hải trả lời",
        {"Hoàng Văn Hải": ["Phó Chủ tịch UBND quận Tây Hồ"]},
    ),
    (
        "thay mặt UBND quận, Trưởng Ban Pháp chế, HĐND thành phố Đặng Thu Hương thông tin",
        {"Đặng Thu Hương": ["Trưởng Ban Pháp chế, HĐND thành phố"]},
    ),
    ("Chủ tịch UBND TP. Hà Nội Đinh Quốc Khải kết luận", {"Đinh Quốc Khải": ["Chủ tịch UBND TP. Hà Nội"]}),
    ("Ông Bùi Văn Long, nguyên Giám đốc Sở Y tế, cho hay", {"Bùi Văn Long": ["nguyên Giám đốc Sở Y tế"]}),
    (
        "ông Ngô Văn Mạnh (SN 1960), cựu Phó Chánh Văn phòng UBND tỉnh",
        {"Ngô Văn Mạnh": ["cựu Phó Chánh Văn phòng UBND tỉnh"]},
    ),
    ("bị cáo Đỗ Văn Nam (nguyên Chủ tịch UBND xã) khai", {"Đỗ Văn Nam": ["nguyên Chủ tịch UBND xã"]}),
    (
        "đồng chí Rơ Mah Tiến tái đắc cử Bí thư Huyện ủy Ia Bình khóa X",
        {"Rơ Mah Tiến": ["Bí thư Huyện ủy Ia Bình"]},
    ),
    ("Thiếu tướng, PGS.TS. Lý Văn Phúc phát biểu", {"Lý Văn Phúc": []}),
    ("Bí thư Tỉnh ủy Sơn La - Giàng A Quý", {"Giàng A Quý": ["Bí thư Tỉnh ủy Sơn La"]}),
    (
        "Các Phó Chủ tịch UBND tỉnh: Trần Văn An, Lê Thị Bình và Hồ Cường",
        {
            "Trần Văn An": ["Phó Chủ tịch UBND tỉnh"],
            "Lê Thị Bình": ["Phó Chủ tịch UBND tỉnh"],
            "Hồ Cường": ["Phó Chủ tịch UBND tỉnh"],
        },
    ),
    (
        "đồng chí Trần Văn An, Bí thư Huyện ủy và Chủ tịch UBND huyện Lê Văn Bảo",
        {"Trần Văn An": ["Bí thư Huyện ủy"], "Lê Văn Bảo": ["Chủ tịch UBND huyện"]},
    ),
    (
        "Thừa ủy quyền của Thủ tướng Chính phủ, Bộ trưởng Bộ Y tế Đào Thị Sen trình bày",
        {"Đào Thị Sen": ["Bộ trưởng Bộ Y tế"]},
    ),
    ("Được sự ủy quyền của Chủ tịch Hội đồng, đồng chí Phan Thị Tâm chủ trì", {"Phan Thị Tâm": []}),
    ("Tổng thống Pháp Jean Dupont thăm Hà Nội", {"Jean Dupont": ["Tổng thống Pháp"]}),
    ("Bí thư Quận ủy, đồng chí Võ Thị Uyên dự", {"Võ Thị Uyên": ["Bí thư Quận ủy"]}),
    ("ca sĩ Mỹ Uyên hát", {"Mỹ Uyên": []}),
    ("Trương Vinh, 45 tuổi, trú tại xã", {"Trương Vinh": []}),
    ("đồng chí Phạm\nVăn Xuân - Bí thư", {"Phạm\nVăn Xuân": ["Bí thư"]}),
    ("Nguyễn Văn An\nTrần Thị Bình", {"Nguyễn Văn An": [], "Trần Thị Bình": []}),
    ("trên địa bàn tỉnh./. Trần Thị Yến In bài viết Gửi phản hồi", {"Trần Thị Yến": []}),
    ("Ảnh: bà Trần Thị Kim Theo bà Kim, hiện nay", {"Trần Thị Kim": []}),
    ("Chủ tịch Hồ Chí Minh về thăm", {"Hồ Chí Minh": ["Chủ tịch"]}),
]

NOBODY = [
    "đường Nguyễn Văn Cừ, phố Trần Hưng Đạo",
    "ngã tư Tạ Hiện - Lương Ngọc Quyến",
    "số 29 Hoàng Quốc Việt",
    "Trường THCS Chu Văn An và Trường Tiểu học Lê Văn Tám",
    "Thành phố Hồ Chí Minh, TP. Hồ Chí Minh",
    "học tập tư tưởng Hồ Chí Minh",
    "quán triệt tư tưởng của Chủ tịch Hồ Chí Minh về thi đua",
    "Học viện Chính trị quốc gia Hồ Chí Minh",
    "Đoàn Thanh niên phường, Hội Luật gia tỉnh, Ban Chấp hành",
    "phường Phương Mai, quận Hai Bà Trưng, tỉnh Lâm Đồng",
    "Bộ Công Thương và Sở Tài Chính",
    "đồng chí Bí thư Quận ủy; các đồng chí Ủy viên Ban Thường vụ",
    "Nguyễn Văn A được cập nhật vào phiếu",
    "Hà Nội, Cao Bằng, Thái Bình",
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_and_their_posts(text: str, people: dict[str, list[str]]) -> None:
    found = {
        text[person.start : person.end]: [text[post.start : post.end] for post in person.posts]
        for person in find_people(text)
    }
    assert found == people


@pytest.mark.parametrize("text", NOBODY)
def test_streets_schools_movements_and_organs_are_nobody(text: str) -> None:
    assert [person.name for person in find_people(text)] == []


def test_a_streets_name_stays_one_all_over_the_text() -> None:
    text = "Trên phố Lương Ngọc Quyến đông người. Lương Ngọc Quyến vắng dần về khuya."
    assert find_people(text) == []


pieces = st.sampled_from(
    [
        "đồng chí ",
        "Nguyễn Văn An",
        " - ",
        ", ",
        "Bí thư ",
        "Quận ủy ",
        "đường ",
        "\n",
        ". ",
        "quận ",
        "Tây Hồ ",
        "(",
        ")",
        "các ",
        "1 ",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for person in find_people(text):
        assert end <= person.start < person.end <= len(text)
        assert " ".join(text[person.start : person.end].split()) == person.name
        end = person.end
