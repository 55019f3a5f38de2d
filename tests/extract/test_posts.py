"""The grammar of posts."""

import pytest

from service.extract.post_ends import End
from service.extract.post_words import find_heads, is_leader, match_head
from service.extract.posts import find_posts

POSTS = [
    ("Chuyên viên phòng Giáo dục huyện Ven Sông thu giúp", ["Chuyên viên phòng Giáo dục huyện Ven Sông"]),
    ("Phó Bí thư Đoàn xã Ven Sông - chở xe", ["Phó Bí thư Đoàn xã Ven Sông"]),
    ("Trưởng Công an huyện Ven Sông, Phú Yên cho biết", ["Trưởng Công an huyện Ven Sông, Phú Yên"]),
    ("Bí thư huyện Ven Sông, Phú Yên và Bình Định", ["Bí thư huyện Ven Sông"]),
    ("Chủ tịch UBND TP.\nNha Trang cho biết", ["Chủ tịch UBND TP.\nNha Trang"]),
    ("Chủ tịch UBND TP.\nĐến nay", ["Chủ tịch UBND TP"]),
    ("Giám đốc Sở Tài chính TP. Theo đó", ["Giám đốc Sở Tài chính TP"]),
    ("Phó văn phòng 2 Trung ương Giáo hội", ["Phó văn phòng 2 Trung ương Giáo hội"]),
    ("Bí thư Quận ủy", ["Bí thư Quận ủy"]),
    (
        "Phó Bí thư Thường trực Quận uỷ, Chủ tịch HĐND quận đã dự",
        ["Phó Bí thư Thường trực Quận uỷ", "Chủ tịch HĐND quận"],
    ),
    ("Phó Bí thư Quận ủy - Chủ tịch HĐND Quận; các đồng chí", ["Phó Bí thư Quận ủy", "Chủ tịch HĐND Quận"]),
    ("Phó Phòng ngân sách - Sở Tài chính Lạc Thủy;", ["Phó Phòng ngân sách - Sở Tài chính Lạc Thủy"]),
    (
        "Trưởng phòng Phòng Pháp chế và kiểm soát thủ tục, Cục Kiểm tra văn bản đã giới thiệu",
        ["Trưởng phòng Phòng Pháp chế và kiểm soát thủ tục, Cục Kiểm tra văn bản"],
    ),
    (
        "Chuyên viên phòng Quận, huyện, thị - Ban Tổ chức Thành ủy.",
        ["Chuyên viên phòng Quận, huyện, thị - Ban Tổ chức Thành ủy"],
    ),
    ("Giám đốc Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "Giám đốc Sở Lao động - Thương binh và Xã hội cho biết",
        ["Giám đốc Sở Lao động - Thương binh và Xã hội"],
    ),
    ("Phó Bí thư Huyện ủy kiêm Chủ tịch UBND huyện", ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"]),
    (
        "nguyên Phó Chủ tịch Thường trực UBND TP. Lạc Thủy nhấn mạnh",
        ["nguyên Phó Chủ tịch Thường trực UBND TP. Lạc Thủy"],
    ),
    ("Bí thư Huyện ủy Ia Bình khóa XVIII", ["Bí thư Huyện ủy Ia Bình"]),
    ("Chủ tịch UBND phường và khách mời", ["Chủ tịch UBND phường"]),
    (
        "Cục trưởng Cục Quản lý đất đai và theo dõi thi hành pháp luật phát biểu",
        ["Cục trưởng Cục Quản lý đất đai và theo dõi thi hành pháp luật"],
    ),
    ("Trưởng ban Ban chỉ đạo phong trào được trao", ["Trưởng ban Ban chỉ đạo phong trào"]),
    ("Giám đốc Văn phòng đăng ký đất đai huyện nói", ["Giám đốc Văn phòng đăng ký đất đai huyện"]),
    ("Chủ tịch UBND phường 5, quận 3 kiểm tra", ["Chủ tịch UBND phường 5, quận 3"]),
    ("Bí thư Đảng ủy 20 phường", ["Bí thư Đảng ủy"]),
    ("TUV, Bí thư Quận ủy", ["TUV", "Bí thư Quận ủy"]),
    ("Giám đốc Công an tỉnh Thiếu tướng", ["Giám đốc Công an tỉnh"]),
    ("Trưởng phòng Nội vụ\n\nThông báo", ["Trưởng phòng Nội vụ"]),
    ("Trưởng phòng Tổng hợp In bài viết", ["Trưởng phòng Tổng hợp"]),
    ("Chủ tịch Hội Nông dân xã, ông", ["Chủ tịch Hội Nông dân xã"]),
    ("Chủ tịch UBND Quận phát động thi đua", ["Chủ tịch UBND Quận"]),
    ("Chủ tịch UBND tỉnh Hải Bình - trò chuyện với báo", ["Chủ tịch UBND tỉnh Hải Bình"]),
    ("Chủ tịch Hội Bảo trợ trẻ em thành phố vận động quyên góp", ["Chủ tịch Hội Bảo trợ trẻ em thành phố"]),
    ("Trưởng Ban vận động thành lập Hội", ["Trưởng Ban vận động thành lập Hội"]),
    ("Bí thư Huyện ủy Sông Vân khiến nhiều người", ["Bí thư Huyện ủy Sông Vân"]),
    ("Chánh Văn phòng rồi Giám đốc Sở Y tế", ["Chánh Văn phòng"]),
    (
        "Giám đốc Sở Tài nguyên và Môi trường (TNMT) TP Sông Vân - xác nhận",
        ["Giám đốc Sở Tài nguyên và Môi trường (TNMT) TP Sông Vân"],
    ),
    ("Chủ tịch Liên minh (LMB) cho biết", ["Chủ tịch Liên minh"]),
    ("Bí thư Huyện ủy Cư M ’ Lan, ông", ["Bí thư Huyện ủy Cư M ’ Lan"]),
    ("Chủ tịch UBND tỉnh Đồng Nai - đạt tỷ lệ phiếu", ["Chủ tịch UBND tỉnh Đồng Nai"]),
    ("Chủ tịch Ủy ban hành chính huyện ban hành", ["Chủ tịch Ủy ban hành chính huyện"]),
    ("Giám đốc Công an tỉnh - chỉ định tham gia ban chấp hành", ["Giám đốc Công an tỉnh"]),
    ("Chủ tịch Hội đồng thành viên Tổng công ty 319 đã", ["Chủ tịch Hội đồng thành viên Tổng công ty 319"]),
    ("Giám đốc công ty 5 năm liền", ["Giám đốc công ty"]),
    (
        "Giám đốc Văn phòng Đăng ký quyền sử dụng đất huyện",
        ["Giám đốc Văn phòng Đăng ký quyền sử dụng đất huyện"],
    ),
    ("Chủ tịch UBND TP.HCM điểm mặt", ["Chủ tịch UBND TP.HCM"]),
    ("Phó Chủ tịch UBND tỉnh Nghệ An đăng ký tiêm", ["Phó Chủ tịch UBND tỉnh Nghệ An"]),
    ("Chủ tịch MTTQ Việt Nam huyện Sông Vân", ["Chủ tịch MTTQ Việt Nam huyện Sông Vân"]),
    ("Trưởng ban Bồi thường giải phóng mặt bằng", ["Trưởng ban Bồi thường giải phóng mặt bằng"]),
    ("Trưởng phòng Kinh tế, hạ tầng huyện", ["Trưởng phòng Kinh tế, hạ tầng huyện"]),
    ("Phó Bí thư Tỉnh ủy làm Chủ tịch UBND tỉnh", ["Phó Bí thư Tỉnh ủy"]),
    ("Chủ tịch UBND huyện Bắc Sông Vân bảo vệ ý kiến", ["Chủ tịch UBND huyện Bắc Sông Vân"]),
    ("Giám đốc công ty chạy xe tới", ["Giám đốc công ty"]),
    ("Tổng giám đốc Vinasao - chủ đầu tư chung cư", ["Tổng giám đốc Vinasao"]),
    ("Trưởng trạm y tế và thuộc cấp", ["Trưởng trạm y tế"]),
    ("Giám đốc Trung tâm Ứng phó sự kiện y tế", ["Giám đốc Trung tâm Ứng phó sự kiện y tế"]),
    ("Giám đốc một công ty xi măng nói", ["Giám đốc một công ty xi măng"]),
    ("Giám đốc một hôm nói", ["Giám đốc"]),
    (
        "Tổng biên tập một tờ báo địa phương và cựu Bí thư",
        ["Tổng biên tập một tờ báo địa phương", "cựu Bí thư"],
    ),
    ("Bí thư Thành uỷ Vinh, Nghệ An, cho biết", ["Bí thư Thành uỷ Vinh, Nghệ An"]),
    ("Bí thư Thành uỷ Hà Nội, Hải Phòng", ["Bí thư Thành uỷ Hà Nội"]),
    ("Bí thư Huyện ủy Ven Sông, Phú Yên và Bình Định", ["Bí thư Huyện ủy Ven Sông"]),
    (
        "Cục phó Pháp chế, cải cách hành chính, tư pháp, Bộ Công an cho rằng",
        ["Cục phó Pháp chế, cải cách hành chính, tư pháp, Bộ Công an"],
    ),
    ("cố vấn đặc biệt của Tổng thư ký LHQ, đã", ["cố vấn đặc biệt của Tổng thư ký LHQ"]),
    ("Giám đốc Ủy ban Thương mại Công bằng nói", ["Giám đốc Ủy ban Thương mại Công bằng"]),
    ("Bí thư Tỉnh ủy Ven Sông, báo Ven Sông Mới đưa tin", ["Bí thư Tỉnh ủy Ven Sông"]),
    (
        "nguyên Tổng biên tập, Tạp chí Ven Sông, Bộ Tư pháp",
        ["nguyên Tổng biên tập, Tạp chí Ven Sông, Bộ Tư pháp"],
    ),
    ("Chủ tịch HĐQT Tổng Công ty Hàng không Ven Sông", ["Chủ tịch HĐQT Tổng Công ty Hàng không Ven Sông"]),
    (
        "Giám đốc Công ty TNHH A.B. C, Tổng giám đốc Công ty Vinasao",
        ["Giám đốc Công ty TNHH A.B. C", "Tổng giám đốc Công ty Vinasao"],
    ),
    ("Giám đốc Công ty TNHH A.B. Cùng ngày, đã", ["Giám đốc Công ty TNHH A.B"]),
    ("giảng viên tại Trường Đại học Ven Sông nói", ["giảng viên tại Trường Đại học Ven Sông"]),
    ("Giám đốc tại hội nghị nói", ["Giám đốc"]),
    ("Phó Bí thư tại Hội nghị Thành ủy Ven Sông", ["Phó Bí thư"]),
    ("Tổng thống Mass định đề cử", ["Tổng thống Mass"]),
    ("Giám đốc Doanh nghiệp tư nhân Ven Sông nói", ["Giám đốc Doanh nghiệp tư nhân Ven Sông"]),
    ("Cục trưởng Cục Chính trị - hậu cần, đã", ["Cục trưởng Cục Chính trị - hậu cần"]),
    ("Giám đốc Trung tâm dịch vụ việc làm tỉnh, nói", ["Giám đốc Trung tâm dịch vụ việc làm tỉnh"]),
    ("Giám đốc Quỹ doanh nghiệp nhỏ và vừa đã", ["Giám đốc Quỹ doanh nghiệp nhỏ và vừa"]),
    ("Trưởng khoa gây mê Bệnh viện Ven Sông", ["Trưởng khoa gây mê Bệnh viện Ven Sông"]),
    (
        "Chánh án Tòa án nhân dân cấp cao tại Hà Nội ký",
        ["Chánh án Tòa án nhân dân cấp cao tại Hà Nội"],
    ),
    (
        "trưởng Ban chỉ đạo thi quốc gia 2018 tỉnh Ven Sông.",
        ["trưởng Ban chỉ đạo thi quốc gia 2018 tỉnh Ven Sông"],
    ),
    ("Chủ tịch hội 2018 đã", ["Chủ tịch hội"]),
    ("Ngoại trưởng mới của Hàn Quốc", ["Ngoại trưởng"]),
    ("Trưởng ban Quản lý khu đô thị mới Ven Sông", ["Trưởng ban Quản lý khu đô thị mới Ven Sông"]),
    ("cựu Đại sứ Hàn Quốc tại Mỹ nói", ["cựu Đại sứ Hàn Quốc tại Mỹ"]),
    ("Đại sứ Hàn Quốc tại hội nghị", ["Đại sứ Hàn Quốc"]),
    ("Phó Chánh VP UBND tỉnh nói", ["Phó Chánh VP UBND tỉnh"]),
    ("Phó giám đốc Sở Y tế thứ hai được bổ nhiệm", ["Phó giám đốc Sở Y tế"]),
    ("Bí thư Đảng ủy khối các cơ quan tỉnh", ["Bí thư Đảng ủy khối các cơ quan tỉnh"]),
    ("Thứ trưởng Bộ Kế hoạch, Đầu tư cho biết", ["Thứ trưởng Bộ Kế hoạch, Đầu tư"]),
]


@pytest.mark.parametrize(("text", "posts"), POSTS)
def test_posts_end_where_their_organization_ends(text: str, posts: list[str]) -> None:
    found = find_posts(text, 0, len(text), ())
    assert [text[post.start : post.end] for post in found.posts] == posts
    assert found.reason is End.PLAIN


def test_a_post_ends_where_a_name_begins() -> None:
    text = "Bí thư Quận ủy Lạc Thủy Trần Văn An"
    found = find_posts(text, 0, len(text), {text.index("Trần")})
    assert [text[post.start : post.end] for post in found.posts] == ["Bí thư Quận ủy Lạc Thủy"]
    assert found.reason is End.NAME


def test_what_begins_with_no_head_is_no_post() -> None:
    assert find_posts("Hội nghị đã bầu", 0, 15, ()).posts == ()
    assert match_head("Chủ nhật", 0, 8) is None


@pytest.mark.parametrize(
    ("post", "organization"),
    [
        ("Bí thư Quận ủy", "Quận ủy"),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Tỉnh ủy"),
        ("Trưởng Ban Nội chính Tỉnh ủy", "Ban Nội chính Tỉnh ủy"),
        ("Trưởng phòng Phòng Pháp chế", "Phòng Pháp chế"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Phó Cục trưởng, Cục Thuế", "Cục Thuế"),
        ("Thành ủy viên", None),
        ("Trưởng ban", "Ban"),
    ],
)
def test_the_organization_of_a_post(post: str, organization: str | None) -> None:
    [found] = find_posts(post, 0, len(post), ()).posts
    assert found.organization(post) == organization


def test_a_board_is_no_post() -> None:
    text = "Ban Giám đốc và Đoàn Chủ tịch, Bộ Tư lệnh, Đại sứ quán, Giám đốc"
    assert [text[start:] for start in find_heads(text, 0, len(text))] == ["Giám đốc"]


def test_every_place_where_a_post_may_begin() -> None:
    text = "cùng Bí thư và nguyên Phó Chủ tịch, chủ trì"
    first_words = [text[start:].partition(" ")[0] for start in find_heads(text, 0, len(text))]
    assert first_words == ["Bí", "nguyên", "Phó", "Chủ"]


def test_posts_that_foreigners_hold() -> None:
    assert is_leader("Tổng thống Pháp", 0)
    assert is_leader("cựu Tổng thống Pháp", 0)
    assert not is_leader("Bí thư", 0)
