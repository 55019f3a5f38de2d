import pytest

from service.model import Document, EnrichedDocument, Person, Role
from service.search.posts import (
    Post,
    name_slug,
    named_values,
    office_prefix,
    office_values,
    organization_prefix,
    post_values,
    read_named,
    read_office,
    read_post,
    readings,
    unit,
)

HOA = Person(
    "Lê Thị  Hoà",
    "lê-thị-hoà",
    (
        Role("Chủ tịch UBND\nhuyện", "Ủy ban nhân dân huyện Suối Bạc"),
        Role("Chủ tịch Uỷ ban nhân dân Huyện", "Ủy ban nhân dân huyện Suối Bạc"),
        Role("Phó Bí thư Huyện ủy", None),
    ),
)
LAN = Person("Mai Lan", "mai-lan")
PAGE = EnrichedDocument(Document("a"), people=(HOA, LAN))


def test_a_name_is_found_by_all_that_ends_it() -> None:
    assert named_values(PAGE) == [
        "le-thi-hoa\tlê-thị-hoà",
        "thi-hoa\tlê-thị-hoà",
        "hoa\tlê-thị-hoà",
        "^le-thi-hoa\tlê-thị-hoà",
        "mai-lan\tmai-lan",
        "lan\tmai-lan",
        "^mai-lan\tmai-lan",
    ]
    assert {read_named(value) for value in named_values(PAGE)} == {"lê-thị-hoà", "mai-lan"}


def test_a_post_counts_once_in_a_document_however_it_is_spelt() -> None:
    assert [read_post(value) for value in post_values(PAGE)] == [
        Post(
            "lê-thị-hoà",
            "Lê Thị Hoà",
            "Chủ tịch UBND huyện",
            "Ủy ban nhân dân huyện Suối Bạc",
            "huyen-suoi-bac",
        ),
        Post("lê-thị-hoà", "Lê Thị Hoà", "Phó Bí thư Huyện ủy", "", "huyen-suoi-bac"),
        Post("mai-lan", "Mai Lan", "", ""),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Chủ tịch",
        "chủ tịch UBND huyện",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SUỐI BẠC",
        "chu tich ubnd huyen suoi bac",
        "Phó Bí thư",
    ],
)
def test_posts_that_a_request_finds(asked: str) -> None:
    found = [read_office(value) for value in office_values(PAGE) if value.startswith(office_prefix(asked))]
    assert {post.key for post in found} == {"lê-thị-hoà"}


@pytest.mark.parametrize("asked", ["Bí thư", "Phó Chủ tịch", "Chủ tịch UB", "Chủ tịch HĐND", "tịch"])
def test_posts_that_it_does_not(asked: str) -> None:
    assert not [value for value in office_values(PAGE) if value.startswith(office_prefix(asked))]


@pytest.mark.parametrize("asked", ["UBND huyện Suối Bạc", "uỷ ban nhân dân Huyện Suối Bạc", "Huyện Suối Bạc"])
def test_posts_by_their_organization(asked: str) -> None:
    found = [value for value in office_values(PAGE) if value.startswith(organization_prefix(asked))]
    assert [read_office(value).role for value in found] == ["Chủ tịch UBND huyện"]


@pytest.mark.parametrize(
    ("role", "organization", "asked"),
    [
        ("Giám đốc", "Sở Nội vụ", ("giam doc so noi vu ",)),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", ("giam doc so noi vu ",)),
        ("Phó Bí thư Quận ủy", "Quận ủy Ven Sông", ("pho bi thu quan uy ven song ",)),
        ("Bí thư Quận ủy", "Quận Ven Sông", ("bi thu quan uy quan ven song ", "bi thu quan uy ven song ")),
        ("Thành ủy viên", "", ("thanh uy vien ",)),
    ],
)
def test_ways_to_ask_for_a_post(role: str, organization: str, asked: tuple[str, ...]) -> None:
    assert readings(role, organization) == asked


@pytest.mark.parametrize(
    ("organization", "whose"),
    [
        ("Ủy ban nhân dân quận Ven Sông", "Quận Ven Sông"),
        ("UBND huyện Suối Bạc", "Huyện Suối Bạc"),
        ("Hội đồng nhân dân thành phố Bến Mơ", "Thành phố Bến Mơ"),
        ("Quận ủy Ven Sông", "Quận Ven Sông"),
        ("Ban Thường vụ Tỉnh ủy Giang Hạ", "Tỉnh Giang Hạ"),
        ("Thành uỷ Bến Mơ", "Thành phố Bến Mơ"),
        ("Đảng ủy phường Ngàn Dâu", "Phường Ngàn Dâu"),
        ("Quận Ven Sông", "Quận Ven Sông"),
        ("Sở Nội vụ tỉnh Giang Hạ", "Sở Nội vụ tỉnh Giang Hạ"),
        ("Thành uỷ Thành phố Bến Mơ", "Thành phố Bến Mơ"),
        ("Quân ủy Trung ương", "Quân ủy Trung ương"),
        ("Quận ủy", "Quận ủy"),
        ("Bộ Tài chính", "Bộ Tài chính"),
    ],
)
def test_the_unit_whose_organ_it_is(organization: str, whose: str) -> None:
    assert unit(organization) == whose


@pytest.mark.parametrize("name", ["Đỗ Anh Tuấn", "ĐỖ ANH TUẤN", "đỗ-anh-tuấn", "do anh tuan"])
def test_a_name_without_its_marks(name: str) -> None:
    assert name_slug(name) == "do-anh-tuan"
