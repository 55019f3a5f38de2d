"""Citations with the words around them."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.cited import references_of
from service.extract.references import Citation, find_citations


class Expected(NamedTuple):
    surface: str
    kind: str
    number: str | None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    relation: str | None = None


def read(text: str) -> list[Expected]:
    return [expected(text, citation) for citation in find_citations(text)]


def expected(text: str, citation: Citation) -> Expected:
    return Expected(
        text[citation.start : citation.end],
        citation.kind,
        str(citation.number) if citation.number else None,
        citation.date.isoformat() if citation.date else None,
        citation.issuer,
        citation.title,
        citation.relation,
    )


ONE = [
    (
        "Tiếp tục thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về “Tiếp tục đổi"
        " mới công tác”, các đơn vị",
        Expected(
            "Chỉ thị số 34-CT/TW",
            "Chỉ thị",
            "34-CT/TW",
            "2014-04-07",
            "Bộ Chính trị",
            "Tiếp tục đổi mới công tác",
            "implements",
        ),
    ),
    (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        Expected(
            "Nghị định số 30/2020/NĐ-CP",
            "Nghị định",
            "30/2020/NĐ-CP",
            "2020-03-05",
            "Chính phủ",
            "công tác văn thư",
            "basis",
        ),
    ),
    (
        "Ngày 16/4/2020 Ủy ban nhân dân tỉnh ban hành Chỉ thị số 11/CT-CTUBND về việc phòng dịch",
        Expected(
            "Chỉ thị số 11/CT-CTUBND",
            "Chỉ thị",
            "11/CT-CTUBND",
            "2020-04-16",
            "Ủy ban nhân dân tỉnh",
            "phòng dịch",
            "issues",
        ),
    ),
    (
        "ngày 3/5/2018, Bộ trưởng Bộ Tư pháp Phạm Văn Giang đã ký Quyết định số 99/QĐ-BTP.",
        Expected(
            "Quyết định số 99/QĐ-BTP",
            "Quyết định",
            "99/QĐ-BTP",
            "2018-05-03",
            "Bộ trưởng Bộ Tư pháp",
            None,
            "issues",
        ),
    ),
    (
        "bãi bỏ Quyết định 5/2001/QĐ-UB của UBND thành phố chấp thuận chủ trương",
        Expected(
            "Quyết định 5/2001/QĐ-UB", "Quyết định", "5/2001/QĐ-UB", None, "UBND thành phố", None, "repeals"
        ),
    ),
    ("Nghị quyết 45 của Bộ Chính trị", Expected("Nghị quyết 45", "Nghị quyết", "45", None, "Bộ Chính trị")),
    (
        "Chỉ thị số 35 ngày 30/5/2019 của Bộ Chính trị",
        Expected("Chỉ thị số 35", "Chỉ thị", "35", "2019-05-30", "Bộ Chính trị"),
    ),
    (
        "Kế hoạch số 21-KH/QU của Ban Thường vụ Quận ủy Quận 3 về tổ chức Đại hội. Sau đó",
        Expected(
            "Kế hoạch số 21-KH/QU",
            "Kế hoạch",
            "21-KH/QU",
            None,
            "Ban Thường vụ Quận ủy Quận 3",
            "tổ chức Đại hội",
        ),
    ),
    ("vi phạm Luật đất đai năm 2013", Expected("Luật đất đai", "Luật", None, relation="violates")),
    ("Luật Thi đua, khen thưởng được sửa", Expected("Luật Thi đua, khen thưởng", "Luật", None)),
    ("Luật PBGDPL; hội nghị", Expected("Luật PBGDPL", "Luật", None)),
    (
        "Luật Khuyến khích đọc sách, bổ sung một số điều và được thông qua",
        Expected("Luật Khuyến khích đọc sách, bổ sung một số điều", "Luật", None),
    ),
    (
        "Luật Đất đai số 45/2013/QH13 ngày 29/11/2013 của Quốc hội",
        Expected("Luật Đất đai số 45/2013/QH13", "Luật", "45/2013/QH13", "2013-11-29", "Quốc hội"),
    ),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X, nhiệm kỳ 2015-2020",
        Expected(
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X",
            "Nghị quyết",
            None,
            None,
            "Đại hội Đảng bộ tỉnh lần thứ X",
        ),
    ),
    (
        "Nghị quyết của HĐND quận tại kỳ họp thứ 4 về nhiệm vụ",
        Expected("Nghị quyết của HĐND quận tại kỳ họp thứ 4", "Nghị quyết", None, None, "HĐND quận"),
    ),
    (
        "Nghị quyết Trung ương 4 khóa XII và",
        Expected("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết", None, None, "Trung ương 4 khóa XII"),
    ),
    ("đã có văn bản số 8959/UBND-THKH chấp thuận", Expected("8959/UBND-THKH", "Công văn", "8959/UBND-THKH")),
    ("Công văn số 234/ABCD-XYZ", Expected("Công văn số 234/ABCD-XYZ", "Công văn", "234/ABCD-XYZ")),
    (
        "Thông tư số 1/2020/TT-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định về thư viện.",
        Expected(
            "Thông tư số 1/2020/TT-BVHTTDL",
            "Thông tư",
            "1/2020/TT-BVHTTDL",
            None,
            "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
            "thư viện",
        ),
    ),
    ("NQ 18/NQ-TU của Tỉnh ủy", Expected("NQ 18/NQ-TU", "Nghị quyết", "18-NQ/TU", None, "Tỉnh ủy")),
    (
        "Chỉ thị số 13-CT/TW năm 2017 của Ban Bí thư",
        Expected("Chỉ thị số 13-CT/TW", "Chỉ thị", "13-CT/TW", None, "Ban Bí thư"),
    ),
    (
        "Chỉ thị số 5-CT/TW của Bộ Chính trị (khóa XII) ngày nay",
        Expected("Chỉ thị số 5-CT/TW", "Chỉ thị", "5-CT/TW", None, "Bộ Chính trị"),
    ),
    (
        "Nghị quyết số 7-NQ/TU của Tỉnh ủy ngày 1/2/2020",
        Expected("Nghị quyết số 7-NQ/TU", "Nghị quyết", "7-NQ/TU", "2020-02-01", "Tỉnh ủy"),
    ),
    (
        "Thông tư liên tịch số 192/2013/TTLT-BTC-BTP của liên Bộ Tài chính, Tư pháp hướng dẫn về"
        " kinh phí (đợt 1",
        Expected(
            "Thông tư liên tịch số 192/2013/TTLT-BTC-BTP",
            "Thông tư liên tịch",
            "192/2013/TTLT-BTC-BTP",
            None,
            "liên Bộ Tài chính, Tư pháp",
            "kinh phí",
        ),
    ),
]


@pytest.mark.parametrize(("text", "citation"), ONE)
def test_a_citation_with_its_surroundings(text: str, citation: Expected) -> None:
    assert read(text) == [citation]


MORE = [
    ("Thủ tướng Chính phủ có Công điện 5/CĐ-TTg", None, None, None),
    ("Ngày 32/1/2020, UBND tỉnh ban hành Quyết định 5/QĐ-UBND", None, "UBND tỉnh", "issues"),
    ("Ngày 2/1/2020, UBND tỉnh có Quyết định 5/QĐ-UBND", "2020-01-02", "UBND tỉnh", None),
    (
        "Ngày 2/1/2020, trên cơ sở đề nghị của Sở, UBND tỉnh ban hành Quyết định 5/QĐ-UBND",
        "2020-01-02",
        "UBND tỉnh",
        "issues",
    ),
    ("Ngày 2/1/2020, Công ty Sông Vân đã có văn bản số 5/CV-SV", "2020-01-02", "Công ty Sông Vân", None),
    ("Hôm qua đã ban hành Quyết định 5/QĐ-UBND", None, None, "issues"),
    ("Quyết định 5/QĐ-UBND của mình", None, None, None),
    ("Quyết định 5/QĐ-UBND của tỉnh và các huyện", None, "tỉnh", None),
    ("Quyết định 5/QĐ-UBND của Sở Xây dựng và Công an tỉnh", None, "Sở Xây dựng và Công an tỉnh", None),
    ("Theo báo cáo. Quyết định 5/QĐ-UBND được ban hành ngày 3/2/2020", "2020-02-03", None, None),
    ("bổ sung, thay thế Quyết định 5/QĐ-UBND (3/2/2020)", "2020-02-03", None, "replaces"),
]


@pytest.mark.parametrize(("text", "date", "issuer", "relation"), MORE)
def test_day_issuer_and_relation(
    text: str, date: str | None, issuer: str | None, relation: str | None
) -> None:
    [one] = read(text)
    assert (one.date, one.issuer, one.relation) == (date, issuer, relation)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quyết định 5/QĐ-UBND về “chưa đóng", None),
        ("Quyết định 5/QĐ-UBND “Về việc gì đó”", "Về việc gì đó"),
        ("Quyết định 5/QĐ-UBND V/v thu hồi đất (đợt 1.", "thu hồi đất"),
        ("Quyết định 5/QĐ-UBND về thu phí đã có hiệu lực", "thu phí"),
        ("Quyết định 5/QĐ-UBND quy định về thu phí, gồm 3 điều", "thu phí"),
        ("Kế hoạch 5/KH-UBND về phòng cháy, chữa cháy, toàn phường có thêm 40 bể", "phòng cháy, chữa cháy"),
        ("Kế hoạch 5/KH-UBND về đất đai, xây dựng, đến nay 40 hộ xong", "đất đai, xây dựng"),
        ("Kế hoạch 5/KH-UBND về đất đai, xây dựng, Sở Xây dựng yêu cầu làm ngay", "đất đai, xây dựng"),
        (
            "Kế hoạch 5/KH-UBND về văn hoá, toàn dân tập luyện, Hội thao",
            "văn hoá, toàn dân tập luyện, Hội thao",
        ),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert [one.title for one in read(text)] == [title]


NONE = [
    "Kế hoạch 5 năm và Chương trình 3 điểm",
    "thông báo 3 người, báo cáo 6 tháng",
    "Trường Đại học Luật Hà Nội, báo Pháp luật",
    "luật sư, luật chơi, luật pháp",
    "dự thảo nghị quyết đại hội các cấp nhiệm kỳ 2015-2020",
    "Nghị quyết của Quốc hội được ban hành",
    "Nghị quyết 2020",
    "quy định 10.000 đồng",
    "không có gì",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_cites_nothing(text: str) -> None:
    assert read(text) == []


def test_a_list_shares_its_kind_and_its_issuer() -> None:
    text = (
        "các Quyết định của Thủ tướng Chính phủ số: 15/QĐ-TTg ngày 06/10/2020; 21/2021/QĐ-TTg ngày 21/6/2021"
    )
    assert [(one.surface, one.kind, one.number, one.date) for one in read(text)] == [
        ("Quyết định của Thủ tướng Chính phủ số: 15/QĐ-TTg", "Quyết định", "15/QĐ-TTg", "2020-10-06"),
        ("21/2021/QĐ-TTg", "Quyết định", "21/2021/QĐ-TTg", "2021-06-21"),
    ]


def test_a_list_shares_its_verb_and_the_issuer_at_its_end() -> None:
    text = "thực hiện Nghị quyết số 48/NQ-CP; Nghị quyết số 07/NQ-CP và Nghị quyết số 57/NQ-CP của Chính phủ"
    assert {(one.issuer, one.relation) for one in read(text)} == {("Chính phủ", "implements")}


def test_a_list_of_bare_numbers() -> None:
    assert [one.number for one in read("các Nghị định 87, 88 và 89 của Chính phủ")] == ["87", "88", "89"]


def test_a_verb_in_another_citation_is_not_this_ones() -> None:
    text = "Luật xử lý vi phạm hành chính cùng nghị định 21/2013/NĐ-CP"
    assert [one.relation for one in read(text)] == [None, None]


def test_a_title_ends_before_the_next_citation() -> None:
    text = "Chỉ thị số 3-CT/TU về phòng dịch, Kế hoạch số 4-KH/TU về sản xuất và Công văn số 5-CV/TU"
    assert [one.title for one in read(text)] == ["phòng dịch", "sản xuất", None]


pieces = st.sampled_from(
    [
        "Chỉ thị ",
        "số ",
        "34-CT/TW",
        " ngày ",
        "07/4/2014",
        " của ",
        "Bộ Chính trị",
        " về ",
        "“",
        "”",
        ", ",
        "; ",
        "Luật ",
        "Đất đai",
        "45",
        "Nghị quyết ",
        "Đại hội ",
        "lần thứ X",
        "các ",
        "và ",
        "liên ",
        "\n",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for citation in find_citations(text):
        assert 0 <= citation.start < citation.end <= len(text)
        assert (citation.number is None) <= (citation.name is not None)


CITED = [
    ("theo Điều 12 BLHS năm 2015 và BLTTHS", [("Bộ luật", None), ("Bộ luật", None)]),
    ("Mã hàng A-BLHS và BLHS/2", []),
    ("theo Nghị định 15/2020 của Chính phủ", [("Nghị định", "15/2020")]),
    ("theo thông tư 47, điều kiện là", [("Thông tư", "47")]),
    ("kết luận 24 của Bộ Chính trị (năm 2012)", [("Kết luận", "24")]),
    ("công văn 3851 yêu cầu các sở", [("Công văn", "3851")]),
    ("triển khai Chỉ thị 05 trong thời gian tới", [("Chỉ thị", "05")]),
    ("các Quyết định 217, 218 và 2 năm thực hiện", [("Quyết định", "217"), ("Quyết định", "218")]),
    ("các Nghị định 87, 88, 31/CP", [("Nghị định", "87"), ("Nghị định", "88"), ("Nghị định", "31/CP")]),
    ("Thông báo Kết luận số 50-TB/TW", [("Thông báo", "50-TB/TW")]),
    ("công điện khẩn số 03/CĐ-UBND", [("Công điện", "03/CĐ-UBND")]),
    ("Nghị quyết số 66.3/2025/NQ-CP", [("Nghị quyết", "66.3/2025/NQ-CP")]),
    ("Nghị định 66 HĐBT và công văn 60 TC/CĐKT", [("Nghị định", "66/HĐBT"), ("Công văn", "60/TC-CĐKT")]),
    ("Quyết định số 1297 - QĐNS / TW", [("Quyết định", "1297-QĐNS/TW")]),
    (
        "Luật Sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch số 35/2018/QH14",
        [("Luật", "35/2018/QH14")],
    ),
    ("Hiến pháp năm 2013; trừ Hiến pháp", [("Hiến pháp", None)]),
    ("nghị quyết T.Ư 4 khoá XII", [("Nghị quyết", None)]),
    ("Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng (khóa XI)", [("Nghị quyết", None)]),
    (
        "Nghị quyết Đại hội đồng cổ đông thường niên 2018 số 02/2018/NQ-ĐHĐCĐ ngày 15/8/2018",
        [("Nghị quyết", "02/2018/NQ-ĐHĐCĐ")],
    ),
    ("nghị quyết Đại hội Đảng bộ TP. HCM lần thứ 10", [("Nghị quyết", None)]),
    ("quyết định 12 nội dung; thông báo 100 ca; quyết định 5 năm", []),
    ("đạt QCVN 10-MT:2015/BTNMT", []),
    ("nằm ngoài quy luật cạnh tranh; trường ĐH Luật Hà Nội", []),
    ("Nghị quyết số 712/NQ-UBTVQH 14 về việc cử", [("Nghị quyết", "712/NQ-UBTVQH14")]),
    ("Nghị quyết số 45/2017/QH 14", [("Nghị quyết", "45/2017/QH14")]),
    ("Nghị quyết 31/UBTVQH 12/5/2010", [("Nghị quyết", "31/UBTVQH")]),
    ("Công văn số 91/TTCP-C.II ngày 3/4", [("Công văn", "91/TTCP-C-II")]),
    ("công văn số 4102 / ABCD - XYZ về lãi suất", [("Công văn", "4102/ABCD-XYZ")]),
    ("báo cáo số 61 / ABCDE ngày 10", [("Báo cáo", "61/ABCDE")]),
    ("có văn bản số 508/TB, do ông A ký", [("Thông báo", "508/TB")]),
    ("theo tinh thần nghị quyết 37 lấy kết quả làm gốc", [("Nghị quyết", "37")]),
    ("Thông báo Kết luận số 52 của Ban Bí thư", [("Thông báo", "52")]),
    ("thực hiện Nghị quyết Trung ương 12-NQ/TW đã có", [("Nghị quyết", "12-NQ/TW")]),
    ("NQ 18 của Đảng; CV số 123 của Sở", [("Nghị quyết", "18"), ("Công văn", "123")]),
    ("học viên Đề án 815 tại các sở", [("Đề án", "815")]),
    ("tàu chiến Đề án 1234 Sao Mai (Dự án 5678)", []),
    ("Phòng Cảnh sát hình sự (PC 02) Công an tỉnh", []),
    ("cắt điện: KẾ HOẠCH 10 06:00 14:00 một phần thôn Hạ", []),
    ("Công ước Liên Hợp Quốc về Luật Biển năm 1982", []),
    ("phù hợp công ước quốc tế và Luật Đất đai", [("Luật", None)]),
    ("ngành Luật Thương mại quốc tế, Trường Kinh tế - Luật TP", []),
    ("Giáo sư Luật Đặng Hoài, Trung tâm Luật Di trú, bộ môn Luật Quốc tế", []),
    ("Thông tư hướng dẫn số 3 của Bộ", [("Thông tư", "3")]),
    ("văn bản số 47/CV-HoSEN kiến nghị", [("Công văn", "47/CV-HoSEN")]),
    (
        "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14",
        [("Luật", "69/2020/QH14")],
    ),
    ("văn bản số 5249/BGTVT-TC của Bộ", [("Công văn", "5249/BGTVT-TC")]),
    ("Hướng dẫn liên ngành số 1380/HDLN-SNV-STC", [("Hướng dẫn", "1380/HDLN-SNV-STC")]),
]

NAMES = [
    ("Luật Quân nhân dự bị và hậu cần vì lực lượng", ["quân nhân dự bị và hậu cần"]),
    ("Luật Đơn vị hành chính – kinh tế đặc biệt", ["đơn vị hành chính kinh tế đặc biệt"]),
    ("Luật Hình sự rồi mới", ["hình sự"]),
    ("Luật Đi lại Hoa Lư vào ngày", ["đi lại hoa lư"]),
    ("Luật Bảo hộ Quyền và Lợi ích của Thợ mỏ đã", ["bảo hộ quyền và lợi ích của thợ mỏ"]),
    ("Luật Quản trị doanh nghiệp nhỏ và vừa đang", ["quản trị doanh nghiệp nhỏ và vừa"]),
    ("Pháp lệnh Chăm lo người có công được", ["chăm lo người có công"]),
    (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII và",
        ["hội nghị lần thứ tư ban chấp hành trung ương đảng khoá xii"],
    ),
    ("Bộ luật Dân sự Nhật Bản có hiệu lực", ["dân sự nhật bản"]),
    ("Luật Đất đai Việt Nam", ["đất đai"]),
    ("Pháp lệnh hợp nhất văn bản QPPL và", ["hợp nhất văn bản qppl"]),
    ("Nghị quyết Ðại hội XII của Ðảng", ["đại hội xii của đảng"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_where_names_end(text: str, names: list[str]) -> None:
    assert [citation.name for citation in find_citations(text)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Luật Giáo dục và Luật Giáo dục đại học", ["Luật Giáo dục", "Luật Giáo dục đại học"]),
        (
            "Pháp lệnh Pháp điển hệ thống quy phạm pháp luật, Pháp lệnh Pháp điển",
            ["Pháp lệnh Pháp điển hệ thống quy phạm pháp luật"],
        ),
        (
            "Pháp lệnh Pháp điển hệ thống QPPL và Pháp lệnh Pháp điển hệ thống quy phạm pháp luật",
            ["Pháp lệnh Pháp điển hệ thống QPPL"],
        ),
        ("Bộ luật Hình sự quy định tại Điều 12 BLHS.", ["Bộ luật Hình sự"]),
        ("Luật 13/2017/QH14 Cảnh vệ. Luật Cảnh vệ quy định.", ["Luật 13/2017/QH14 Cảnh vệ"]),
        (
            "Luật Cảnh vệ số 13/2017/QH14 ngày 20/6/2017. Luật Cảnh vệ quy định.",
            ["Luật Cảnh vệ số 13/2017/QH14"],
        ),
        (
            "Luật Cảnh vệ số 13/2017/QH14 ngày 20/6/2017. Luật Cảnh vệ ngày 1/7/2013.",
            ["Luật Cảnh vệ số 13/2017/QH14", "Luật Cảnh vệ"],
        ),
    ],
)
def test_which_names_are_one_law(body: str, names: list[str]) -> None:
    assert [reference.surface for reference in references_of({"body": body}, None)] == names


@pytest.mark.parametrize(("text", "cited"), CITED)
def test_what_is_cited(text: str, cited: list[tuple[str, str | None]]) -> None:
    assert [(one.kind, one.number) for one in read(text)] == cited
