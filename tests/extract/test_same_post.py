"""Which wordings are of one post."""

import pytest

from service.extract.same_post import is_fuller, same_post
from service.model import Role

SAME = [
    ("Bí thư", "Bí thư Quận ủy Ven Sông"),
    ("Phó Trưởng ban Tổ chức", "Phó ban Tổ chức"),
    ("Chủ tịch tỉnh", "Chủ tịch UBND tỉnh Sông Vân"),
    ("Chủ tịch Sông Vân", "Chủ tịch UBND tỉnh Sông Vân"),
    ("Bí thư quận Ven Sông", "Bí thư Quận uỷ Ven Sông"),
    ("Bí thư Thành ủy TP Sông Vân", "Bí thư Sông Vân"),
    ("Thứ trưởng Y tế", "Thứ trưởng Bộ Y tế"),
    ("Bộ trưởng GTVT", "Bộ trưởng Bộ Giao thông vận tải"),
    ("cựu Giám đốc Sở Tài nguyên và Môi trường", "nguyên Giám đốc Sở Tài nguyên Môi trường"),
    ("Trưởng Công an huyện Ven Sông, Hà Nam", "Trưởng Công an huyện Ven Sông, tỉnh Hà Nam"),
    ("Phó chủ tịch HĐND Sông Vân", "Phó chủ tịch HĐND thành phố Sông Vân"),
    ("Tổng thống Cộng hòa Séc", "Tổng thống Séc"),
    ("Giám đốc Sở Y tế (SYT) tỉnh Sông Vân", "Giám đốc Sở Y tế tỉnh Sông Vân"),
    ("Giám đốc Sở GD & ĐT Sông Vân", "Giám đốc Sở Giáo dục và Đào tạo tỉnh Sông Vân"),
    ("Giám đốc Sở TN-MT Sông Vân", "Giám đốc Sở Tài nguyên & Môi trường Sông Vân"),
    ("Phó chủ tịch thường trực tỉnh Sông Vân", "Phó chủ tịch thường trực UBND tỉnh Sông Vân"),
    ("Chủ tịch huyện Ven Sông", "Chủ tịch UBND huyện đảo Ven Sông"),
]
OTHERS = [
    ("Phó Chủ tịch UBND thị xã Sông Vân", "Phó Chủ tịch UBND tỉnh Sông Vân"),
    ("Chủ tịch UBND quận 3", "Chủ tịch UBND phường 3"),
    ("Bí thư Huyện ủy", "Bí thư Tỉnh ủy Sông Vân"),
    ("Chủ tịch HĐND tỉnh", "Chủ tịch UBND tỉnh"),
    ("Bí thư Quận ủy", "nguyên Bí thư Quận ủy"),
    ("Giám đốc Sở Y tế tỉnh Sông Vân", "Giám đốc Sở Y tế tỉnh Hà Nam"),
]


def role(text: str, organization: str | None = None) -> Role:
    return Role(text, organization, ())


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_wordings_of_one_post(one: str, other: str) -> None:
    assert same_post(role(one), role(other))
    assert same_post(role(other), role(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_posts_that_are_several(one: str, other: str) -> None:
    assert not same_post(role(one), role(other))


def test_which_wording_says_more() -> None:
    assert is_fuller(role("Bí thư Quận ủy", "Quận ủy"), role("Bí thư"))
    assert not is_fuller(role("Thủ tướng Chính phủ", "Chính phủ"), role("Thủ tướng"))
    assert is_fuller(role("Thủ tướng Áo", "Áo"), role("Thủ tướng"))
    assert not is_fuller(role("Bí thư"), role("Bí thư Quận ủy", "Quận ủy"))
