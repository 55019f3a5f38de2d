"""Posts that stand apart from the name of who held them."""

import pytest

from service.extract.named import people_of

HELD = [
    (
        "Bà Phạm Thị Cúc, đã được điều về làm Chủ tịch Hội Nông dân tỉnh từ tháng 4.",
        {"Phạm Thị Cúc": ["Chủ tịch Hội Nông dân tỉnh"]},
    ),
    (
        "Với vai trò, trách nhiệm là Phó Trưởng phòng Kế hoạch, kiêm Bí thư Chi bộ, ông Trần Văn An đã sai.",
        {"Trần Văn An": ["Phó Trưởng phòng Kế hoạch", "Bí thư Chi bộ"]},
    ),
    (
        "Trung tướng Trần Văn An (Lê Văn Bình), sinh năm 1923. Sau đó, ông giữ nhiều chức vụ như: Thứ trưởng"
        " Bộ Y tế.",
        {"Trần Văn An": ["Thứ trưởng Bộ Y tế"], "Lê Văn Bình": []},
    ),
    (
        "Ông Trần Văn An từng giữ các chức vụ chủ chốt, như: Phó Giám đốc Sở Y tế, Bí thư Huyện ủy.",
        {"Trần Văn An": ["Phó Giám đốc Sở Y tế", "Bí thư Huyện ủy"]},
    ),
    (
        "Ông Trần Văn An quê Ven Sông. Ông làm lâu ở những vị trí: Phó Giám đốc Sở Y tế, Bí thư Huyện uỷ.",
        {"Trần Văn An": ["Phó Giám đốc Sở Y tế", "Bí thư Huyện uỷ"]},
    ),
    (
        "Từ 1995 - 1997, ông Trần Văn An là chuyên viên Sở Y tế. Sau đó làm bí thư Tỉnh đoàn Sông Vân.",
        {"Trần Văn An": ["chuyên viên Sở Y tế", "bí thư Tỉnh đoàn Sông Vân"]},
    ),
    (
        "Ông Trần Văn An chuyển công tác, nhận chức vụ Phó chủ tịch Hội Nông dân Việt Nam.",
        {"Trần Văn An": ["Phó chủ tịch Hội Nông dân Việt Nam"]},
    ),
    (
        '"Quy trình giới thiệu, bầu làm Phó chủ tịch UBND tỉnh được làm đúng", Bí thư Trần Văn An nói.',
        {"Trần Văn An": ["Bí thư"]},
    ),
    (
        "Ông Trần Văn An kể. Trước khi là Phó Chủ tịch quận 1, ông giữ chức Trưởng phòng Kinh tế quận 1.",
        {"Trần Văn An": ["Phó Chủ tịch quận 1", "Trưởng phòng Kinh tế quận 1"]},
    ),
    (
        "Tổng thống đã bổ nhiệm ông Trần Văn An, người miền Trung, vào vị trí Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Giám đốc Sở Y tế"]},
    ),
    (
        "Nói về ông Trần Văn An, cử tri Phạm Thị Cúc hỏi vì sao ông vẫn được giữ chức Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Giám đốc Sở Y tế"], "Phạm Thị Cúc": []},
    ),
    (
        "Ông Trần Văn An trước đó bị kỷ luật cách chức Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Giám đốc Sở Y tế"]},
    ),
    ("Với tư cách một Tỉnh ủy viên, ông Trần Văn An phải nghĩ.", {"Trần Văn An": ["Tỉnh ủy viên"]}),
    (
        "Ông Trần Văn An được bổ nhiệm Giám đốc Sở Y tế, kiêm luôn nhiệm vụ Trưởng Ban Dân số.",
        {"Trần Văn An": ["Giám đốc Sở Y tế", "Trưởng Ban Dân số"]},
    ),
    (
        "Ông Trần Văn An quay trở lại làm Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Giám đốc Sở Y tế"]},
    ),
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
    (
        "Ông Trần Văn An quê Sông Vân.\nÔng từng là Bí thư Huyện ủy khóa X, XI; Giám đốc Sở Y tế (2008-2010);"
        " rồi Phó Chủ tịch UBND tỉnh.",
        {"Trần Văn An": ["Bí thư Huyện ủy", "Giám đốc Sở Y tế", "Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "Bà Lê Thị Bình phát biểu. Theo bà, việc ấy cần làm. Trước đó, bà Bình làm Phó Giám đốc Sở Y tế rồi"
        " Giám đốc Sở Nội vụ.",
        {"Lê Thị Bình": ["Phó Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ"]},
    ),
    (
        "Bà Lê Thị Bình từng kinh qua nhiều vị trí công tác tại TP.Ven Sông như: kỹ sư Nhà máy nước;"
        " Trưởng phòng Nội vụ; Bí thư Quận ủy.",
        {"Lê Thị Bình": ["Trưởng phòng Nội vụ", "Bí thư Quận ủy"]},
    ),
    (
        "Với tư cách Bí thư Chi bộ, ông Trần Văn An chịu trách nhiệm.",
        {"Trần Văn An": ["Bí thư Chi bộ"]},
    ),
    (
        "Hội nghị bầu ông Trần Văn An, Phó Bí thư Tỉnh ủy làm Chủ tịch UBND tỉnh.",
        {"Trần Văn An": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
    ),
    (
        "Tiểu sử đồng chí Trần Văn An\n"
        "Từ 5/2010 đến 3/2015: Phó Chánh Văn phòng Huyện ủy; được phong hàm đại tá (2012); Tỉnh ủy viên.\n"
        "* Từ tháng 4-2015 đến tháng 9-2018: là Bí thư Đảng ủy, giữ chức vụ Giám đốc Sở Y tế.\n"
        "2018 - nay: Chủ tịch HĐND tỉnh.",
        {
            "Trần Văn An": [
                "Phó Chánh Văn phòng Huyện ủy",
                "Tỉnh ủy viên",
                "Bí thư Đảng ủy",
                "Giám đốc Sở Y tế",
                "Chủ tịch HĐND tỉnh",
            ]
        },
    ),
    (
        "Ông Trần Văn An, bà Lê Thị Bình và ông Vũ Văn Cường lần lượt được bổ nhiệm vào chức"
        " Giám đốc Sở Y tế, Giám đốc Sở Nội vụ, Giám đốc Sở Công Thương.",
        {
            "Trần Văn An": ["Giám đốc Sở Y tế"],
            "Lê Thị Bình": ["Giám đốc Sở Nội vụ"],
            "Vũ Văn Cường": ["Giám đốc Sở Công Thương"],
        },
    ),
    (
        "Ông Trần Văn An và bà Lê Thị Bình được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
        {"Trần Văn An": ["Phó Chủ tịch UBND tỉnh"], "Lê Thị Bình": ["Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "Tỉnh bầu bổ sung ông Trần Văn An và bà Lê Thị Bình làm Phó Chủ tịch UBND tỉnh.",
        {"Trần Văn An": ["Phó Chủ tịch UBND tỉnh"], "Lê Thị Bình": ["Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "Ông Trần Văn An lần lượt giữ chức Phó phòng, Trưởng phòng Nội vụ.",
        {"Trần Văn An": ["Phó phòng", "Trưởng phòng Nội vụ"]},
    ),
    (
        "Ông Trần Văn An từng giữ chức Trưởng phòng Nội vụ; Giám đốc Sở Y tế Lê Thị Bình thay ông.",
        {"Trần Văn An": ["Trưởng phòng Nội vụ"], "Lê Thị Bình": ["Giám đốc Sở Y tế"]},
    ),
    (
        "Năm 2005 ông Lê Văn Quý được chuyển sang làm Phó giám đốc Phòng Đăng ký đất đai.",
        {"Lê Văn Quý": ["Phó giám đốc Phòng Đăng ký đất đai"]},
    ),
    (
        "Bà Phạm Thị Lan - khi đó là Chủ tịch UBND tỉnh Sông Bé và hiện nay là Bí thư Tỉnh ủy - đã ký.",
        {"Phạm Thị Lan": ["Chủ tịch UBND tỉnh Sông Bé", "Bí thư Tỉnh ủy"]},
    ),
    (
        "Bộ Chính trị phân công ông Trần Văn An thôi chức Bí thư Thành ủy Hoa Lư.",
        {"Trần Văn An": ["Bí thư Thành ủy Hoa Lư"]},
    ),
    (
        "Kỷ luật đồng chí Lê Văn Sơn bằng hình thức: Cách chức Bí thư Huyện ủy khóa XI"
        " và Phó Trưởng Ban chỉ đạo.",
        {"Lê Văn Sơn": ["Bí thư Huyện ủy", "Phó Trưởng Ban chỉ đạo"]},
    ),
    (
        "Ông Trần Văn An kể chuyện. Hồi ấy, ông An nguyên là Phó Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Phó Giám đốc Sở Y tế"]},
    ),
    (
        "Ông Trần Văn An được tín nhiệm, bổ nhiệm làm Hiệu trưởng Trường Cao đẳng Hoa Sen.",
        {"Trần Văn An": ["Hiệu trưởng Trường Cao đẳng Hoa Sen"]},
    ),
    (
        "Sau khi được phân công làm Phó bí thư Thành uỷ thay ông Lê Thành Cao bị kỷ luật, ông Trần Văn An"
        " xin thôi làm Trưởng đoàn đại biểu Quốc hội.",
        {"Lê Thành Cao": [], "Trần Văn An": ["Phó bí thư Thành uỷ", "Trưởng đoàn đại biểu Quốc hội"]},
    ),
    (
        "Ông Trần Văn An được kiêm nhiệm chức vụ Phó ban chỉ đạo và nhận quyết định quyền Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Phó ban chỉ đạo", "quyền Giám đốc Sở Y tế"]},
    ),
    (
        "Ông Trần Văn An, quê Sông Vân, là con nguyên Chủ nhiệm hợp tác xã Trần Văn Cả."
        " Ông từng là Phó Giám đốc Sở Y tế, Bí thư Quận ủy.",
        {
            "Trần Văn An": ["Phó Giám đốc Sở Y tế", "Bí thư Quận ủy"],
            "Trần Văn Cả": ["nguyên Chủ nhiệm hợp tác xã"],
        },
    ),
    (
        "Ông Trần Văn An, 50 tuổi, trú tại phường Bến Gỗ và hiện là Trạm trưởng Trạm Y tế phường.",
        {"Trần Văn An": ["Trạm trưởng Trạm Y tế phường"]},
    ),
    (
        "Ba người được bầu làm Phó Chủ tịch UBND tỉnh gồm: ông Trần Văn An, Giám đốc Sở Y tế; bà Lê Thị Bình;"
        " ông Vũ Văn Cường.\nÔng Hồ Văn Dũng chủ trì.",
        {
            "Trần Văn An": ["Giám đốc Sở Y tế", "Phó Chủ tịch UBND tỉnh"],
            "Lê Thị Bình": ["Phó Chủ tịch UBND tỉnh"],
            "Vũ Văn Cường": ["Phó Chủ tịch UBND tỉnh"],
            "Hồ Văn Dũng": [],
        },
    ),
    (
        "Chủ tịch nước phê chuẩn ông Trần Văn An, Phó Bí thư Tỉnh ủy, làm Chủ tịch UBND tỉnh.",
        {"Trần Văn An": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
    ),
    (
        "Ông Trần Văn An từng trải qua nhiều vị trí Bí thư Tỉnh đoàn (2008-2012), Giám đốc Sở Nội vụ.",
        {"Trần Văn An": ["Bí thư Tỉnh đoàn", "Giám đốc Sở Nội vụ"]},
    ),
    (
        "Ông Trần Văn An từng giữ các chức vụ như cán bộ Kho bạc tỉnh, ngân hàng tỉnh; Giám đốc Sở Nội vụ.",
        {"Trần Văn An": ["cán bộ Kho bạc tỉnh", "Giám đốc Sở Nội vụ"]},
    ),
    (
        "Ông Trần Thanh Hà và bà Lê Thị Hà cùng dự. Trước đó ông Hà là Vụ trưởng,"
        " bà Hà là Phó Giám đốc Sở Y tế.",
        {"Trần Thanh Hà": ["Vụ trưởng"], "Lê Thị Hà": ["Phó Giám đốc Sở Y tế"]},
    ),
    (
        "Kỷ luật ông Trần Văn An và bà Lê Thị Bình, cùng là Phó Giám đốc Sở Y tế;"
        " ông Hồ Văn Dũng - Chánh Thanh tra.",
        {
            "Trần Văn An": ["Phó Giám đốc Sở Y tế"],
            "Lê Thị Bình": ["Phó Giám đốc Sở Y tế"],
            "Hồ Văn Dũng": ["Chánh Thanh tra"],
        },
    ),
    (
        "Các ông Trần Văn An (Bí thư Tỉnh ủy), Hồ Văn Dũng (Giám đốc Sở Y tế) trong thời gian giữ cương vị"
        " Ủy viên Ban cán sự có trách nhiệm.",
        {
            "Trần Văn An": ["Bí thư Tỉnh ủy", "Ủy viên Ban cán sự"],
            "Hồ Văn Dũng": ["Giám đốc Sở Y tế", "Ủy viên Ban cán sự"],
        },
    ),
    (
        "Công ty do ông Trần Văn An, chồng bà Lê Thị Bình, làm giám đốc kiêm Chủ tịch HĐTV.",
        {"Trần Văn An": ["giám đốc", "Chủ tịch HĐTV"], "Lê Thị Bình": []},
    ),
    (
        "Ông Trần Văn An từng kinh qua các chức vụ tại Sở Tài chính, Bí thư Huyện ủy Sông Vân,"
        " Giám đốc Sở Y tế.",
        {"Trần Văn An": ["Bí thư Huyện ủy Sông Vân", "Giám đốc Sở Y tế"]},
    ),
    (
        "Ông Trần Văn An công tác ở Viện Quy hoạch, sau đó được luân chuyển qua làm"
        " Phó Giám đốc Sở Xây dựng.",
        {"Trần Văn An": ["Phó Giám đốc Sở Xây dựng"]},
    ),
    (
        "Ông Trần Văn An được nhận làm giảng viên Đại học Sông Vân.",
        {"Trần Văn An": ["giảng viên Đại học Sông Vân"]},
    ),
]

NOBODY = [
    "Cử tri Phạm Thị Cúc hỏi vì sao ông vẫn được giữ chức Giám đốc Sở Y tế.",
    "Những người được ông Trần Văn An cấp đất để làm nhà ở đều là cán bộ chủ chốt xã Bến Gỗ.",
    "Ông Trần Văn An kể chuyện với ông Bình và là Chủ tịch UBND xã.",
    "Trong thời gian giữ chức Bí thư Huyện ủy, nhiều cán bộ đã sai phạm.",
    "Ông Trần Văn An kể chuyện.\nCác điều kiện để được bổ nhiệm chức danh Giám đốc Sở gồm ba mục.",
    "Ông Trần Văn An giữ cho dòng sông sạch.",
    "Ông Trần Văn An kể chuyện. Nếu ông là Chủ tịch UBND tỉnh thì khác.",
    "Ông Trần Văn An kể chuyện. Đứng đầu tỉnh là Chủ tịch UBND tỉnh.",
    "Ông Trần Văn An kể chuyện. Nhiệm kỳ 2010 - 2015: Chủ tịch UBND tỉnh ký ba quyết định.",
    "Ông Trần Văn An và bà Lê Thị Bình lần lượt giữ chức Giám đốc Sở Y tế.",
    "Ông Trần Văn An sẽ được giới thiệu vào vị trí Giám đốc Sở Y tế.",
    "Hội nghị giới thiệu ông Trần Văn An để Quốc hội bầu giữ chức vụ Chủ tịch nước.",
    "Từ 2010 đến 2015: Chủ tịch UBND tỉnh có ba phó.",
    "Ông Trần Văn An được về tỉnh, giới thiệu bầu làm Chủ tịch UBND tỉnh.",
    "Để trở thành Chủ tịch UBND tỉnh, ông Trần Văn An phải qua bầu cử.",
    "Bà Lê Thị Bình kể chuyện. Khi được bổ nhiệm giữ chức Giám đốc Sở, ông Quý gặp bà Lê Thị Bình.",
    "Bà Lê Thị Bình điều hành công ty do chồng bà là Chủ tịch HĐTV.",
]


@pytest.mark.parametrize(("text", "people"), HELD)
def test_posts_have_their_holder(text: str, people: dict[str, list[str]]) -> None:
    found = {person.name: [role.role for role in person.roles] for person in people_of({"body": text})}
    assert found == people


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_said_to_hold(text: str) -> None:
    assert [role for person in people_of({"body": text}) for role in person.roles] == []
