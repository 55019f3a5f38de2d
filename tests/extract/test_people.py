"""People in running text, with the posts stated beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.people import find_people
from service.knowledge import load

PEOPLE = [
    (
        "Chủ tịch nước Lê An tiếp Chủ tịch Thượng viện Ann Lee và Tổng Bí thư, Chủ tịch nước Đào An Bình.",
        {
            "Lê An": ["Chủ tịch nước"],
            "Ann Lee": ["Chủ tịch Thượng viện"],
            "Đào An Bình": ["Tổng Bí thư", "Chủ tịch nước"],
        },
    ),
    ("Phó chủ tịch nước Võ An dự lễ.", {"Võ An": ["Phó chủ tịch nước"]}),
    ("Văn bản do Trưởng thôn Trần Văn An ký.", {"Trần Văn An": ["Trưởng thôn"]}),
    ("Trưởng thôn Lê Lợi vắng mặt.", {}),
    ("Phó ban quản lý dự án Trần Văn An nói.", {"Trần Văn An": ["Phó ban quản lý dự án"]}),
    ("Dự án Trần Văn An đã xong.", {}),
    ("Giám đốc Sở Y tế Y Lan Hà Niê Kđăm dự.", {"Y Lan Hà Niê Kđăm": ["Giám đốc Sở Y tế"]}),
    (
        "Bí thư Tỉnh ủy H'Lan Kđoh và Thứ trưởng Y Lan dự.",
        {"H'Lan Kđoh": ["Bí thư Tỉnh ủy"], "Y Lan": ["Thứ trưởng"]},
    ),
    ("Đại học Y Hà Nội, Sở Y Tế Ven Sông.", {}),
    ("Giám đốc Đại học Y Hà Nội Lê Văn An dự.", {"Lê Văn An": ["Giám đốc Đại học Y Hà Nội"]}),
    ("Bí thư Tỉnh ủy Lê An dự.", {"Lê An": ["Bí thư Tỉnh ủy"]}),
    ("Giám đốc Công an tỉnh Võ An dự.", {"Võ An": ["Giám đốc Công an tỉnh"]}),
    ("Chủ tịch HĐND thành phố Lê An và Bí thư Tỉnh ủy Hồ Bắc dự.", {"Lê An": ["Chủ tịch HĐND thành phố"]}),
    ("Chủ tịch UBND thành phố Hồ Chí Minh, Chủ tịch tỉnh Hà Sơn Bình cũ.", {}),
    ("Chủ tịch UBND xã Lê An vắng.", {}),
    ("Thủ tướng tiếp Đoàn Việt Nam, Thành Đoàn Đà Nẵng.", {}),
    ("Chị Đoàn Việt Nam tới.", {"Đoàn Việt Nam": []}),
    ("Tổng thống Thổ Nhĩ Kỳ Erdogan tới.", {}),
    ("Ngoại trưởng Trung Quốc Vương An cho biết.", {"Vương An": ["Ngoại trưởng Trung Quốc"]}),
    ("Bộ trưởng Trung Quốc Đổng An gặp.", {"Đổng An": ["Bộ trưởng Trung Quốc"]}),
    ("Nam diễn viên Trung Quốc Vương Văn An tới.", {"Vương Văn An": []}),
    ("Đạo diễn Hàn Quốc Kim Min Ho tới.", {"Kim Min Ho": []}),
    (
        "Chủ tịch Hội Nông dân Việt Nam Trần Văn An, Phó chủ tịch Liên đoàn luật sư Việt Nam Lê Văn Bình.",
        {
            "Trần Văn An": ["Chủ tịch Hội Nông dân Việt Nam"],
            "Lê Văn Bình": ["Phó chủ tịch Liên đoàn luật sư Việt Nam"],
        },
    ),
    (
        "Bí thư Trần Văn An, các Phó Bí thư: Lê Văn Bình (Chủ tịch UBND), Phạm Thị Cúc và ông Đỗ Văn Dũng.",
        {
            "Trần Văn An": ["Bí thư"],
            "Lê Văn Bình": ["Phó Bí thư", "Chủ tịch UBND"],
            "Phạm Thị Cúc": ["Phó Bí thư"],
            "Đỗ Văn Dũng": [],
        },
    ),
    (
        "Bắt hai nguyên Chủ tịch UBND tỉnh là ông Trần Văn An (đã tạm giam) và ông Lê Văn Bình.",
        {"Trần Văn An": ["nguyên Chủ tịch UBND tỉnh"], "Lê Văn Bình": ["nguyên Chủ tịch UBND tỉnh"]},
    ),
    (
        "Phó Bí thư khác là bà Phạm Thị Cúc (Chủ tịch HĐND tỉnh) đã nghỉ.",
        {"Phạm Thị Cúc": ["Phó Bí thư", "Chủ tịch HĐND tỉnh"]},
    ),
    (
        "Ông Trần Văn An 52 tuổi, quê Ven Sông, hiện là Trưởng đoàn, Uỷ viên Ban Chấp hành.",
        {"Trần Văn An": ["Trưởng đoàn", "Uỷ viên Ban Chấp hành"]},
    ),
    (
        "Do Chủ tịch UBND Trần Văn An, Phó Chủ tịch phụ trách đô thị Lê Văn Bình lo.",
        {"Trần Văn An": ["Chủ tịch UBND"], "Lê Văn Bình": ["Phó Chủ tịch"]},
    ),
    (
        "Khen 03 công chức của Phòng gồm: đồng chí Trần Văn An (Trưởng phòng); đồng chí Lê Văn Bình.",
        {"Trần Văn An": ["Trưởng phòng"], "Lê Văn Bình": []},
    ),
    (
        "Họ giới thiệu Bộ trưởng Trần Văn An làm Chủ tịch nước, Phó Thủ tướng Lê Văn Bình làm Thủ tướng.",
        {"Trần Văn An": ["Bộ trưởng"], "Lê Văn Bình": ["Phó Thủ tướng"]},
    ),
    (
        "Ông Trần Văn An được đề cử làm Chủ tịch UBND tỉnh - Phó Bí thư Tỉnh ủy Lê Văn Bình cho hay.",
        {"Trần Văn An": [], "Lê Văn Bình": ["Phó Bí thư Tỉnh ủy"]},
    ),
    (
        "Miễn nhiệm chức danh Phó trưởng ban Kinh tế đối với ông Trần Văn An và Phó trưởng ban Pháp chế"
        " đối với ông Lê Văn Bình.",
        {"Trần Văn An": ["Phó trưởng ban Kinh tế"], "Lê Văn Bình": ["Phó trưởng ban Pháp chế"]},
    ),
    (
        "Chủ tịch UBND huyện Đông Anh Phạm Văn An nói.",
        {"Phạm Văn An": ["Chủ tịch UBND huyện Đông Anh"]},
    ),
    (
        "Dự có Trần Văn An - thiếu tướng, Chính ủy Bộ Tư lệnh thành phố.",
        {"Trần Văn An": ["Chính ủy Bộ Tư lệnh thành phố"]},
    ),
    (
        "Ông Trần Văn An từ Chủ tịch UBND xã được bổ nhiệm Trưởng phòng.",
        {"Trần Văn An": ["Chủ tịch UBND xã"]},
    ),
    (
        "Bí thư quận trước đó là bà Phạm Thị Cúc, nay nghỉ.",
        {"Phạm Thị Cúc": ["Bí thư quận"]},
    ),
    (
        "Ông Trần Văn An, thư ký của nguyên Bí thư Tỉnh ủy Lê Văn Bình, đã nghỉ.",
        {"Trần Văn An": ["thư ký của nguyên Bí thư Tỉnh ủy"], "Lê Văn Bình": ["nguyên Bí thư Tỉnh ủy"]},
    ),
    ("Trợ lý của Chủ tịch nước là ông Lê Văn Bình.", {"Lê Văn Bình": ["Trợ lý của Chủ tịch nước"]}),
    (
        "Ông Trần Văn An - Phó trưởng ban Ban Chỉ đạo phòng chống tham nhũng (PCTN), Trưởng Ban Nội chính.",
        {"Trần Văn An": ["Phó trưởng ban Ban Chỉ đạo phòng chống tham nhũng", "Trưởng Ban Nội chính"]},
    ),
    ("Gặp Ngoại trưởng Mass, Phó Thủ tướng Trần Văn An vui.", {"Trần Văn An": ["Phó Thủ tướng"]}),
    (
        "Hai phó chủ tịch UBND tỉnh tái cử là ông Trần Văn An và bà Phạm Thị Cúc.",
        {"Trần Văn An": ["phó chủ tịch UBND tỉnh"], "Phạm Thị Cúc": ["phó chủ tịch UBND tỉnh"]},
    ),
    (
        "3 phó chủ tịch UBND tỉnh tiếp tục giữ chức nhiệm kỳ mới, gồm các ông: Trần Văn An, Lê Văn Bình.",
        {"Trần Văn An": ["phó chủ tịch UBND tỉnh"], "Lê Văn Bình": ["phó chủ tịch UBND tỉnh"]},
    ),
    ("Nhà lãnh đạo Kim Jong - un và ông Kim Chung - em trai ông.", {"Kim Jong - un": [], "Kim Chung": []}),
    ("Thủ tướng Anh Theresa Maye nói.", {"Theresa Maye": ["Thủ tướng Anh"]}),
    ("Chánh án Tòa án Anh David Neuberg nói.", {"David Neuberg": ["Chánh án Tòa án Anh"]}),
    ("Bị bắt là Mohammed Aqib Imrann, 21 tuổi, ở Ven Sông.", {"Mohammed Aqib Imrann": []}),
    ("Thí sinh Cù Hoàng Linh đạt điểm cao.", {"Cù Hoàng Linh": []}),
    ("Ông nói vậy.\nAnh Ngọc", {"Anh Ngọc": []}),
    ("Ông nói vậy. Trần Minh/Báo Ven Sông", {"Trần Minh": []}),
    ("Ảnh: TTX/Lê Sơn Đặc biệt, mưa to.", {"Lê Sơn": []}),
    (
        "Ông Trần Văn An là Hiệu trưởng Trường THPT chuyên Lê Quý Đôn, Giám đốc Sở.",
        {"Trần Văn An": ["Hiệu trưởng Trường THPT chuyên Lê Quý Đôn", "Giám đốc Sở"]},
    ),
    (
        "Chính quyền Tổng thống Emmerson Lannan họp với Đại sứ quán Việt Nam tại Lannax Hay.",
        {"Emmerson Lannan": ["Tổng thống"]},
    ),
    ("Cựu phó tổng thống Emmerson Lannan đã về.", {"Emmerson Lannan": ["Cựu phó tổng thống"]}),
    (
        "Thủ tướng Lebanon Saad al - Rafiri từ chức, Thái tử Mohammed bin Sallan đã biết.",
        {"Saad al - Rafiri": ["Thủ tướng Lebanon"], "Mohammed bin Sallan": ["Thái tử"]},
    ),
    ("Ông Rob van der Mell nói.", {"Rob van der Mell": []}),
    ("Cựu tổng thống George W. Bushel nói.", {"George W. Bushel": ["Cựu tổng thống"]}),
    ("Bà Bùi Thị T. Ông Trần Văn An nói.", {"Trần Văn An": []}),
    ("Ngài Ann Mill\nW. Ông Trần Văn An nói.", {"Trần Văn An": []}),
    (
        "“Có”, Ann Millbury, phóng viên Nhà Trắng, nói. Bob Millbury, giáo sư tại Viện Ven Sông, kể.",
        {"Ann Millbury": ["phóng viên Nhà Trắng"], "Bob Millbury": ["giáo sư tại Viện Ven Sông"]},
    ),
    (
        "Gặp Ngoại trưởng Mỹ Ann Millbury, Bộ trưởng Quốc phòng cho biết.",
        {"Ann Millbury": ["Ngoại trưởng Mỹ"]},
    ),
    ("nhà lãnh đạo Iran Ayatollah Ali Khamell", {"Ali Khamell": []}),
    (
        "Gặp Chỉ huy Bộ Tư lệnh Thái Bình Dương Harry Harriss.",
        {"Harry Harriss": ["Chỉ huy Bộ Tư lệnh Thái Bình Dương"]},
    ),
    ("Dự lễ. Ảnh: TTX/Quang Hiếu. Sáng nay mưa.", {"Quang Hiếu": []}),
    (
        "Trao đổi với phóng viên Báo Ven Sông, ông Trần Văn An, giáo sư Đại học Ven Sông, nói.",
        {"Trần Văn An": ["giáo sư Đại học Ven Sông"]},
    ),
    (
        "Gồm hai Phó giám đốc Sở là ông Trần Văn An và ông Lê Văn Bình; ông Đỗ Văn Dũng, cán bộ Sở.",
        {
            "Trần Văn An": ["Phó giám đốc Sở"],
            "Lê Văn Bình": ["Phó giám đốc Sở"],
            "Đỗ Văn Dũng": ["cán bộ Sở"],
        },
    ),
    (
        "Hội bầu Chủ tịch là ông Trần Văn An, Phó Chủ tịch là bà Phạm Thị Cúc.",
        {"Trần Văn An": ["Chủ tịch"], "Phạm Thị Cúc": ["Phó Chủ tịch"]},
    ),
    (
        "Đã giới thiệu Chủ tịch nước là ông Trần Văn An, Thủ tướng là ông Lê Văn Bình.",
        {"Trần Văn An": [], "Lê Văn Bình": []},
    ),
    ("Ông Trần Văn An, tân Chủ tịch UBND tỉnh nói.", {"Trần Văn An": ["Chủ tịch UBND tỉnh"]}),
    (
        "Ông Trần Văn An, Tổng giám đốc Công ty Công nghiệp Quang Trung nói.",
        {"Trần Văn An": ["Tổng giám đốc Công ty Công nghiệp Quang Trung"]},
    ),
    (
        "Tỉnh có 3 phó chủ tịch là ông Trần Văn An, Lê Văn Bình và bà Phạm Thị Cúc.",
        {
            "Trần Văn An": ["phó chủ tịch"],
            "Lê Văn Bình": ["phó chủ tịch"],
            "Phạm Thị Cúc": ["phó chủ tịch"],
        },
    ),
    (
        "Khiển trách hai Thứ trưởng Trần Văn An, Lê Văn Bình và ông Đỗ Văn Dũng, nguyên Bí thư Đảng ủy.",
        {
            "Trần Văn An": ["Thứ trưởng"],
            "Lê Văn Bình": ["Thứ trưởng"],
            "Đỗ Văn Dũng": ["nguyên Bí thư Đảng ủy"],
        },
    ),
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
    ("Bộ trưởng Quốc phòng Mỹ Walter Gray nói", {"Walter Gray": ["Bộ trưởng Quốc phòng Mỹ"]}),
    ("Phát ngôn viên Nhà Trắng Jill Porter nói", {"Jill Porter": ["Phát ngôn viên Nhà Trắng"]}),
    (
        "Chủ tịch Liên minh Báo chí Thế giới (LMB) Karim Rashidov; Tổng giám đốc WFO Ann Becker",
        {
            "Karim Rashidov": ["Chủ tịch Liên minh Báo chí Thế giới"],
            "Ann Becker": ["Tổng giám đốc WFO"],
        },
    ),
    (
        "dự có nguyên Chủ tịch Quốc hội Trần Văn An, Lê Thị Bình; Bộ trưởng Bộ Y tế Hồ Văn Cường",
        {
            "Trần Văn An": ["nguyên Chủ tịch Quốc hội"],
            "Lê Thị Bình": ["nguyên Chủ tịch Quốc hội"],
            "Hồ Văn Cường": ["Bộ trưởng Bộ Y tế"],
        },
    ),
    (
        "khởi tố nguyên Giám đốc Sở Y tế Trần Văn An, Lê Thị Bình và ba người khác",
        {"Trần Văn An": ["nguyên Giám đốc Sở Y tế"], "Lê Thị Bình": []},
    ),
    (
        "bà Lê Thị Bình, nguyên Chủ tịch UBND quận 9 (hiện là Bí thư Quận ủy) đã ký",
        {"Lê Thị Bình": ["nguyên Chủ tịch UBND quận 9", "Bí thư Quận ủy"]},
    ),
    (
        "ông Trần Văn An (cán bộ địa chính - xây dựng phường Bến Gỗ)",
        {"Trần Văn An": ["cán bộ địa chính - xây dựng phường Bến Gỗ"]},
    ),
    (
        "Chủ tịch UBND P. Bến Gỗ (Q. 1), ông Trần Văn An góp ý",
        {"Trần Văn An": ["Chủ tịch UBND P. Bến Gỗ"]},
    ),
    (
        "ông này bị xóa tư cách nguyên Bộ trưởng Bộ Y tế, Phó Vụ trưởng Vụ Pháp chế Hồ Văn Dũng nói",
        {"Hồ Văn Dũng": ["Phó Vụ trưởng Vụ Pháp chế"]},
    ),
    ("hắn tên là Văn Kính Dương", {"Văn Kính Dương": []}),
    ("ông Hồ Văn Năm (Bí thư Đảng ủy xã)", {"Hồ Văn Năm": ["Bí thư Đảng ủy xã"]}),
    (
        "Hiệu trưởng Trường Đại học Sông Vân, PGS-TS Hồ Văn Dũng báo cáo",
        {"Hồ Văn Dũng": ["Hiệu trưởng Trường Đại học Sông Vân"]},
    ),
    (
        "tờ trình của Giám đốc Sở Y tế lúc đó là ông Trần Văn An",
        {"Trần Văn An": ["Giám đốc Sở Y tế"]},
    ),
    (
        "ông Vinh làm Bí thư Tỉnh ủy, bà Phạm Thị Hà giữ chức Phó Giám đốc Sở",
        {"Phạm Thị Hà": ["Phó Giám đốc Sở"]},
    ),
    ("cảm ơn Ban Giám đốc Công an tỉnh, Đại tá Phạm Văn Hà hứa", {"Phạm Văn Hà": []}),
    (
        "xem xét tư cách đại biểu Quốc hội của khóa 14 đối với ông Trần Văn An",
        {"Trần Văn An": ["đại biểu Quốc hội"]},
    ),
    (
        "Thủ tướng Trần Văn An, Thủ tướng Lào Thongsa Vongdara nhấn mạnh",
        {"Trần Văn An": ["Thủ tướng"], "Thongsa Vongdara": ["Thủ tướng Lào"]},
    ),
    (
        "Theo Giám đốc Sở Tài nguyên và Môi trường Lê Thị Bình, nước đã trong.",
        {"Lê Thị Bình": ["Giám đốc Sở Tài nguyên và Môi trường"]},
    ),
    (
        "đêm qua, Phó Chủ tịch UBND quận Ven Sông (Hà Nội) Trần Văn An đã đi kiểm tra",
        {"Trần Văn An": ["Phó Chủ tịch UBND quận Ven Sông"]},
    ),
    ("Theo ông Trần Văn An, Thủ tướng chưa giao thời gian", {"Trần Văn An": []}),
    ("Theo ông Trần Văn An, Giám đốc Sở Y tế, nước đã trong", {"Trần Văn An": ["Giám đốc Sở Y tế"]}),
    ("Bộ trưởng Lao động Trần Văn An trả lời", {"Trần Văn An": ["Bộ trưởng Lao động"]}),
    ("Bí thư Quận ủy, đồng chí Võ Thị Uyên dự", {"Võ Thị Uyên": ["Bí thư Quận ủy"]}),
    ("ca sĩ Mỹ Uyên hát", {"Mỹ Uyên": []}),
    ("Trương Vinh, 45 tuổi, trú tại xã", {"Trương Vinh": []}),
    ("đồng chí Phạm\nVăn Xuân - Bí thư", {"Phạm\nVăn Xuân": ["Bí thư"]}),
    ("Nguyễn Văn An\nTrần Thị Bình", {"Nguyễn Văn An": [], "Trần Thị Bình": []}),
    ("trên địa bàn tỉnh./. Trần Thị Yến In bài viết Gửi phản hồi", {"Trần Thị Yến": []}),
    ("Ảnh: bà Trần Thị Kim Theo bà Kim, hiện nay", {"Trần Thị Kim": []}),
    ("Chủ tịch Hồ Chí Minh về thăm", {"Hồ Chí Minh": ["Chủ tịch"]}),
    (
        "Chủ tịch Hội đồng, đồng chí Phan Thị Tâm (Phó Cục trưởng Cục Thủy lợi) - Phó Chủ tịch Hội đồng",
        {"Phan Thị Tâm": ["Phó Cục trưởng Cục Thủy lợi", "Phó Chủ tịch Hội đồng"]},
    ),
    ("Chủ tịch Quốc hội Lê Thị Bình phát biểu", {"Lê Thị Bình": ["Chủ tịch Quốc hội"]}),
    ("Bí thư Trung ương Đoàn Phan Văn An nói", {"Phan Văn An": ["Bí thư Trung ương Đoàn"]}),
    ("đại biểu Phan Nguyễn Như Khuê hỏi", {"Phan Nguyễn Như Khuê": []}),
    ("Linh mục Phan Khắc Từ - Chủ tịch Ủy ban", {"Phan Khắc Từ": ["Chủ tịch Ủy ban"]}),
    ("Ông Lê Trường Lưu, Bí thư Huyện ủy", {"Lê Trường Lưu": ["Bí thư Huyện ủy"]}),
    (
        "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn (NN&PTNT) Lê Văn Hải",
        {"Lê Văn Hải": ["Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn"]},
    ),
    ("ông Lê Văn Hải, Giám đốc sở TN & MT tỉnh", {"Lê Văn Hải": ["Giám đốc sở TN & MT tỉnh"]}),
    (
        "Ông Lê Văn Hải -- Nguyên Giám đốc Sở Y tế - Ông Trần An",
        {"Lê Văn Hải": ["Nguyên Giám đốc Sở Y tế"], "Trần An": []},
    ),
    (
        "ông Trần Văn An, Lê Thị Bình, Hồ Cường và bà Lý Hoa",
        {"Trần Văn An": [], "Lê Thị Bình": [], "Hồ Cường": [], "Lý Hoa": []},
    ),
    (
        "bổ nhiệm chức Phó Giám đốc Sở Y tế đối với đồng chí Trần Văn An",
        {"Trần Văn An": ["Phó Giám đốc Sở Y tế"]},
    ),
    (
        "bà Lê Thị Bình, lúc này là Phó Bí thư Tỉnh ủy, nói",
        {"Lê Thị Bình": ["Phó Bí thư Tỉnh ủy"]},
    ),
    (
        "Bí thư Huyện ủy khóa X, nhiệm kỳ 2020 - 2025, Chủ tịch UBND huyện Trần Văn An",
        {"Trần Văn An": ["Bí thư Huyện ủy", "Chủ tịch UBND huyện"]},
    ),
    (
        "Tỉnh còn bốn Phó Chủ tịch là Trần Văn An, Lê Thị Bình",
        {"Trần Văn An": ["Phó Chủ tịch"], "Lê Thị Bình": ["Phó Chủ tịch"]},
    ),
    (
        "Phó Chủ tịch phụ trách lĩnh vực văn xã Lê Thị Bình dự",
        {"Lê Thị Bình": ["Phó Chủ tịch"]},
    ),
    (
        "ông Trần Văn An, Cục trưởng Cục Pháp chế và cải cách hành chính, tư pháp, Bộ Công an",
        {"Trần Văn An": ["Cục trưởng Cục Pháp chế và cải cách hành chính, tư pháp, Bộ Công an"]},
    ),
    (
        "ông Trần Văn An, Phó Trưởng phòng phụ trách Phòng Tài chính, nói",
        {"Trần Văn An": ["Phó Trưởng phòng phụ trách Phòng Tài chính"]},
    ),
    ("ông Trần Văn An, Chủ tịch Hội luật gia tỉnh", {"Trần Văn An": ["Chủ tịch Hội luật gia tỉnh"]}),
    ("ông Trần Văn An, Trưởng ban chỉ đạo thi", {"Trần Văn An": ["Trưởng ban chỉ đạo thi"]}),
    (
        "Bí thư Tỉnh ủy Trần Văn An, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Lê Văn Bảo",
        {"Trần Văn An": ["Bí thư Tỉnh ủy"], "Lê Văn Bảo": ["Ủy viên Ban Thường vụ", "Trưởng Ban Tổ chức"]},
    ),
    ("chúc mừng cán bộ, nhân viên Công ty, đồng chí Trần Văn An nói", {"Trần Văn An": []}),
    ("ông Trần Văn An là cán bộ trẻ", {"Trần Văn An": []}),
    ("Đại sứ Việt Nam tại Lào Trần Văn An", {"Trần Văn An": ["Đại sứ Việt Nam tại Lào"]}),
    ("Cuộc họp kết thúc. (Ảnh: Minh Hằng)", {"Minh Hằng": []}),
    ("Hội nghị kết thúc lúc 17 giờ.\nTuyết Nguyễn", {"Tuyết Nguyễn": []}),
    ("Hội nghị kết thúc lúc 17 giờ.\nHải Đăng - Thiên Trường", {"Hải Đăng": [], "Thiên Trường": []}),
    ("Hội nghị kết thúc lúc 17 giờ.\nBảo Trâm\n* Bài viết nêu ý kiến riêng của tác giả.", {"Bảo Trâm": []}),
    ("Hội nghị kết thúc lúc 17 giờ.\nHoàng Mai", {"Hoàng Mai": []}),
    ("Sự việc đang được làm rõ. Theo Bảo Trâm (Sông Vân online)", {"Bảo Trâm": []}),
    ("Sự việc đang được làm rõ.\nTheo Bảo Trâm / Cổng thông tin tỉnh", {"Bảo Trâm": []}),
    ("Hội nghị kết thúc. QUỐC BẢO - Ảnh: MINH HẰNG", {"QUỐC BẢO": [], "MINH HẰNG": []}),
    ("Hội nghị kết thúc lúc 17 giờ.\nĐoàn Loan", {"Đoàn Loan": []}),
    ("Ảnh: Hoàng Mai", {"Hoàng Mai": []}),
    ("Ảnh minh họa: Minh Hằng", {"Minh Hằng": []}),
    ("Ảnh: Vũ Hạnh Bà Phan Thị An nói", {"Vũ Hạnh": [], "Phan Thị An": []}),
    (
        "Phó Thủ tướng, Chủ tịch Ủy ban Quốc gia Trương Văn Hòa đã gửi lời chia buồn",
        {"Trương Văn Hòa": ["Phó Thủ tướng", "Chủ tịch Ủy ban Quốc gia"]},
    ),
    (
        "Thừa ủy quyền của Thủ tướng, Bộ trưởng Bộ Nội vụ Lê Văn Tân trao quyết định",
        {"Lê Văn Tân": ["Bộ trưởng Bộ Nội vụ"]},
    ),
    (
        "Tổng thư ký, Chủ nhiệm Văn phòng Quốc hội Nguyễn Hữu Phúc cho biết",
        {"Nguyễn Hữu Phúc": ["Tổng thư ký", "Chủ nhiệm Văn phòng Quốc hội"]},
    ),
    (
        "đồng tình với ý kiến của Chủ tịch UBND tỉnh Nguyễn Đức Tâm khi cho rằng",
        {"Nguyễn Đức Tâm": ["Chủ tịch UBND tỉnh"]},
    ),
    (
        "Họ và tên: Nguyễn Văn Bình\nChức vụ: Phó Chủ tịch UBND huyện",
        {"Nguyễn Văn Bình": ["Phó Chủ tịch UBND huyện"]},
    ),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\n\nNguyễn Văn Bình\n", {"Nguyễn Văn Bình": ["PHÓ CHỦ TỊCH"]}),
    (
        "Đồng chí Nguyễn Văn Bình, PCT UBND quận và đ/c Trần Văn Cường, PBT Đảng ủy, CT UBND phường Hoa Lan.",
        {
            "Nguyễn Văn Bình": ["PCT UBND quận"],
            "Trần Văn Cường": ["PBT Đảng ủy", "CT UBND phường Hoa Lan"],
        },
    ),
    (
        "Ông Trần Văn Dũng, Phó Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên và Nhi đồng của Quốc hội",
        {"Trần Văn Dũng": ["Phó Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên và Nhi đồng của Quốc hội"]},
    ),
    (
        "Ông Nguyễn Văn Bình, Giám đốc Công ty TNHH Xuất nhập khẩu Hoàng Gia Phát, cam kết",
        {"Nguyễn Văn Bình": ["Giám đốc Công ty TNHH Xuất nhập khẩu Hoàng Gia Phát"]},
    ),
    ("Ông Lê Văn Tám, Trưởng khu phố 3 tham dự", {"Lê Văn Tám": ["Trưởng khu phố 3"]}),
    (
        "Ông Nguyễn Hữu Tài (bìa trái), Phó Chủ tịch UBND huyện Sông Bé trao quà",
        {"Nguyễn Hữu Tài": ["Phó Chủ tịch UBND huyện Sông Bé"]},
    ),
    (
        "Ông Nguyễn Văn Bình, sinh ngày 24/4/1975, quê quán xã An Phú, Bí thư Huyện ủy Kim Hoa",
        {"Nguyễn Văn Bình": ["Bí thư Huyện ủy Kim Hoa"]},
    ),
    (
        "Dự có các đồng chí Phó Bí thư Tỉnh ủy: Nguyễn Văn Bình, Chủ tịch UBND tỉnh; Lê Thị Hoa;"
        " Trần Văn Cường.",
        {
            "Nguyễn Văn Bình": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"],
            "Lê Thị Hoa": ["Phó Bí thư Tỉnh ủy"],
            "Trần Văn Cường": ["Phó Bí thư Tỉnh ủy"],
        },
    ),
    (
        "Bộ có 2 Thứ trưởng gồm các ông: Nguyễn Ngọc Đông, Lê Đình Thọ.",
        {"Nguyễn Ngọc Đông": ["Thứ trưởng"], "Lê Đình Thọ": ["Thứ trưởng"]},
    ),
    (
        "Công bố quyết định cách chức Chủ tịch huyện nhiệm kỳ 2016 - 2021 đối với"
        " ông Nguyễn Văn Thông (Phó Bí thư).",
        {"Nguyễn Văn Thông": ["Chủ tịch huyện", "Phó Bí thư"]},
    ),
    (
        "Trưởng ban Quản lý khu kinh tế (tỉnh Quảng Nam) - ông Đỗ Xuân Điền có đơn",
        {"Đỗ Xuân Điền": ["Trưởng ban Quản lý khu kinh tế"]},
    ),
    ("Đồng chí Lê Văn Tám Trưởng phòng Nội vụ trình bày", {"Lê Văn Tám": ["Trưởng phòng Nội vụ"]}),
    (
        "Ông tiếp ngài Esteban Prado. Chủ tịch Quốc hội Cuba Esteban Prado cảm ơn.",
        {"Esteban Prado": ["Chủ tịch Quốc hội Cuba"]},
    ),
    ("Bộ trưởng Công Thương Trần Tuấn Tú cho biết", {"Trần Tuấn Tú": ["Bộ trưởng Công Thương"]}),
    (
        "Giám đốc Sở Nội vụ Hà Nội Trần Huy Sáng, từ cuối năm",
        {"Trần Huy Sáng": ["Giám đốc Sở Nội vụ Hà Nội"]},
    ),
    ("Hai bà là Nguyễn Thị Nữ Y và bà Lê Thị Bình", {"Nguyễn Thị Nữ Y": [], "Lê Thị Bình": []}),
    (
        "Ông Mẫn là con trai của nguyên Chủ tịch UBND TP Hoa Lư, Trần Văn Mẫn xin nghỉ",
        {"Trần Văn Mẫn": []},
    ),
    (
        "Ngày 8/1 Chủ tịch UBND TP. Hoa Lư, Nguyễn Đức Chính đã có buổi làm việc",
        {"Nguyễn Đức Chính": ["Chủ tịch UBND TP. Hoa Lư"]},
    ),
    ("Nông dân được mùa lớn.\nMộc Miên (Tổng hợp)", {"Mộc Miên": []}),
    (
        "Xoá tư cách nguyên Phó chủ tịch UBND tỉnh nhiệm kỳ 2005 - 2010 và nhiệm kỳ 2010 - 2015 đối với"
        " ông Võ Văn Cự",
        {"Võ Văn Cự": ["nguyên Phó chủ tịch UBND tỉnh"]},
    ),
    (
        "xử lý Nguyễn Hữu Lĩnh (luật sư, nguyên Viện phó VKSND tỉnh)",
        {"Nguyễn Hữu Lĩnh": ["nguyên Viện phó VKSND tỉnh"]},
    ),
    ("đối tượng Đoàn Văn Lòn Công an tỉnh đã biểu dương", {"Đoàn Văn Lòn": []}),
    (
        "Đồng chí Trần Anh Tú - Chủ tịch HĐND phường thông qua báo cáo",
        {"Trần Anh Tú": ["Chủ tịch HĐND phường"]},
    ),
    (
        "Đồng chí Vũ Thị Hoa - UV BTV Quận ủy - Chủ tịch UBMTTQ Việt Nam quận phát biểu",
        {"Vũ Thị Hoa": ["UV BTV Quận ủy", "Chủ tịch UBMTTQ Việt Nam quận"]},
    ),
    (
        "Đ/c Ngô Văn Hải, Phó Chủ tịch UBND quận kiêm Trưởng Ban Chỉ đạo 197 quận",
        {"Ngô Văn Hải": ["Phó Chủ tịch UBND quận", "Trưởng Ban Chỉ đạo 197 quận"]},
    ),
    (
        "Ông nói với ông Tất Văn Cao. Phó bí thư Thành uỷ Tất Văn Cao bị kỷ luật.",
        {"Tất Văn Cao": ["Phó bí thư Thành uỷ"]},
    ),
    (
        "Chủ tịch HĐQT đương nhiệm, ông Trần Văn An không chấp thuận.",
        {"Trần Văn An": ["Chủ tịch HĐQT"]},
    ),
    (
        "Phó Tổng giám đốc công ty Cổ phần Sao Vàng (Gold, mã CK: SVG) – bà Phạm Thị Cúc cho biết",
        {"Phạm Thị Cúc": ["Phó Tổng giám đốc công ty Cổ phần Sao Vàng"]},
    ),
    (
        "Về ông Trần Văn An (cựu Chủ tịch huyện Sông Vân), Thủ tướng nêu rõ đã xem xét.",
        {"Trần Văn An": ["cựu Chủ tịch huyện Sông Vân"]},
    ),
    (
        "ông Trần Văn An (Phó Bí thư Tỉnh ủy), Chủ tịch UBND tỉnh, nói",
        {"Trần Văn An": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
    ),
    (
        "Ông Trần Văn An, một cựu nghị sĩ, được mời.",
        {"Trần Văn An": ["cựu nghị sĩ"]},
    ),
    (
        "Tổng thống Hàn Quốc Lim Dae-han gặp bà Seo Mi-na, cựu Đại sứ Hàn Quốc, và ông Kim.",
        {"Lim Dae-han": ["Tổng thống Hàn Quốc"], "Seo Mi-na": ["cựu Đại sứ Hàn Quốc"]},
    ),
    ("Cầu thủ ghi bàn là Bae Sung-jin ở phút 90.", {"Bae Sung-jin": []}),
    ("Ông TRẦN VĂN AN, Chủ tịch UBND tỉnh, nói", {"TRẦN VĂN AN": ["Chủ tịch UBND tỉnh"]}),
    ("Bà PHẠM THỊ CÚC hỏi gì?", {"PHẠM THỊ CÚC": []}),
    ("Người dân chưa có nhà. Nhân Công -", {"Nhân Công": []}),
    (
        "Winston Lloyd, phó thủ tướng New Zealand, người từng phản đối, đã đổi ý.",
        {"Winston Lloyd": ["phó thủ tướng New Zealand"]},
    ),
    (
        "Theo Bill Lloyd, cựu phát ngôn viên hải quân Mỹ, tàu đã về.",
        {"Bill Lloyd": ["cựu phát ngôn viên hải quân Mỹ"]},
    ),
    ("Sarah Lloyd, phát ngôn viên Ann Baker, đều vắng.", {"Ann Baker": ["phát ngôn viên"]}),
    ("Tổng thống Nga Lloyd gặp ông Trần Văn An.", {"Trần Văn An": []}),
    (
        "Vụ này có ông Võ Văn Năm. Bà Huỳnh Thị Huyền Như, người vay, đã trả.",
        {"Võ Văn Năm": [], "Huỳnh Thị Huyền Như": []},
    ),
    ("Quốc hội sẽ bầu Thủ tướng thay thế ông Trần Văn An.", {"Trần Văn An": []}),
    ("Ca sĩ Mỹ Ariana Lloyd hát ở New Zealand.", {"Ariana Lloyd": []}),
    ("Tổng chưởng lý Jeff Lloyd từ chức.", {"Jeff Lloyd": ["Tổng chưởng lý"]}),
]

NOBODY = [
    "dân KHÔNG PHÙ HỢP thì không PHÙ HỢP",
    "ông UBND TP nói",
    "Theo Bloomberg, người phát ngôn của hãng đã xác nhận",
    "Theo Fox News, Tổng thống sẽ đi",
    "Phiên bản Seoul Check-in, Theo Pocket-lint",
    "Nước Mỹ La-tinh và Xri Lan-ca",
    "Nhà báo viết. Theo Zing",
    "Nhà báo viết.\nBắc Kinh",
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
    "khu vực Châu Á - Thái Bình Dương",
    "Bí thư Tỉnh ủy Cao Bằng Sáng nay Hà Nội Giải thưởng",
    "giảng viên Trường Đại học Luật Thành phố Hồ Chí Minh",
    "các đồng chí Bộ Chính trị, Ban Bí thư tham dự",
    "lễ viếng Đại tướng.\nĐài Truyền hình tường thuật",
    "đầu xuân Đinh Dậu 2017",
    "Hội nghị kết thúc lúc 17 giờ.\nTiền Phong",
    "Ảnh: Tuổi Trẻ",
    "dâng hương tại Khu lưu niệm Chủ tịch Hồ Chí Minh",
    "học sinh Trường Trung cấp Luật",
    "nạo vét rạch Trần Văn An, mương Phan Kế Hà",
    "Chủ tịch tập đoàn Sun Gold, Giám đốc Công ty CP Vincom Retail",
    "Hội nghị kết thúc. Theo Daily Herald",
    "Ảnh: Việt Nam",
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_and_their_posts(text: str, people: dict[str, list[str]]) -> None:
    assert stated(text) == people


def stated(text: str) -> dict[str, list[str]]:
    """By the people that are found their posts, as they are written."""
    return {
        text[person.start : person.end]: [text[post.start : post.end] for post in person.posts]
        for person in find_people(text)
    }


HEADS = tuple(row.phrase for row in load().posts if row.kind in ("head", "leader", "sole"))
HONORIFIC = "chủ tọa"
"""Before a name it is one, in honorifics.tsv."""


def test_who_stands_behind_a_post_is_its_holder() -> None:
    """Whatever it ends with: "nước", "thôn" and "dự án" are what places and works are called by, too."""
    found = {post: stated(f"Sáng nay, {post} Trần Văn An tới.") for post in HEADS}
    assert found == {post: {"Trần Văn An": [] if post == HONORIFIC else [post]} for post in HEADS}


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
        "cán bộ ",
        "trẻ ",
        "là ",
        "phụ trách ",
        "Ông ",
        "Ảnh: ",
        "khóa X",
        "và ",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for person in find_people(text):
        assert end <= person.start < person.end <= len(text)
        assert " ".join(text[person.start : person.end].split()) == person.name
        end = person.end
