import gzip
import time
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.characters import nfc
from service.text.legacy import repaired, shown_as_capitals
from tests.text.old_encodings import tcvn3, vni

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

SENTENCES = [
    "Ủy ban nhân dân huyện Sông Vân tổ chức hội nghị tổng kết phong trào thi đua.",
    "Đồng chí Vũ Khắc Lâm, Phó Bí thư Huyện ủy, dự và phát biểu chỉ đạo.",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Thực hiện Quyết định số 125/QĐ-UBND về trồng cây, chăm sóc cây xanh.",
    "Những hộ nghèo được hỗ trợ xây nhà; xã đã giải quyết xong vướng mắc.",
]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("UÛy ban nhaân daân", "Ủy ban nhân dân"),
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("B¸o c¸o sè 12/BC-UBND, 125/Q§-UBND", "Báo cáo số 12/BC-UBND, 125/QĐ-UBND"),
        ("Số 34 của Uû ban nh©n d©n tØnh Bắc Ninh", "Số 34 của Uỷ ban nhân dân tỉnh Bắc Ninh"),
        ("Ủy ban nhân dân\nUû ban nh©n d©n", "Ủy ban nhân dân\nUỷ ban nhân dân"),
        ("Uû ban nh©n d©n\nThaønh phoá Haø Noäi", "Uỷ ban nhân dân\nThành phố Hà Nội"),
    ],
)
def test_old_encodings_are_repaired(written: str, text: str) -> None:
    assert repaired(written) == text


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", [tcvn3, vni])
def test_sentences_come_back_whole(sentence: str, encoding: object) -> None:
    assert callable(encoding)
    assert repaired(encoding(sentence)).lower() == sentence.lower()


def test_in_a_text_full_of_it_a_single_word_is_enough() -> None:
    text = "\n".join([*SENTENCES, "Lịch họp"])
    assert repaired(tcvn3(text)).lower() == text.lower()
    assert repaired(tcvn3("Lịch họp") + " 2019") == "LÞch häp 2019".replace("LÞch häp", "Lịch họp")
    assert repaired("LÞch 2019") == "LÞch 2019"


@pytest.mark.parametrize(
    "text",
    [
        "Là où général de Gaulle à Noël, français, sûr",
        "Der Präsident über die Straße für München, größer, schön",
        "São Paulo não é longe; ação, coração",
        "El niño comió piñas en España, él también",
        "Hội nghị «xanh» © 2019 · Công ty ABC® • 5×7 µm ½ giá ¼",
        "hoà bình, toà án, uý, oé; là, và, có",
        "Ðồng chí, đường Nguyễn Văn Cừ",
        "Zürich, Malmö, Göteborg, Ålesund, Tromsø, København",
    ],
)
def test_real_text_is_left_alone(text: str) -> None:
    assert repaired(text) == text


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert repaired(repaired(text)) == repaired(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F) | st.characters(min_codepoint=0x100)))
def test_without_latin_letters_of_the_tables_nothing_changes(text: str) -> None:
    assert repaired(text) == text


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_vietnamese_in_unicode_is_never_touched(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("kÕ ho¹ch", "KẾ HOẠCH"),
        ("ban", "BAN"),
        ("Kế hoạch", "Kế hoạch"),
    ],
)
def test_fonts_of_capitals(written: str, text: str) -> None:
    assert shown_as_capitals(written) == text


def news(count: int) -> list[str]:
    path = SHARED / "news" / "articles.jsonl.gz"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    with gzip.open(path) as lines:
        rows = [orjson.loads(line) for _, line in zip(range(count), lines, strict=False)]
    return [nfc(f"{row.get('title') or ''}\n{row.get('body') or ''}") for row in rows]


def test_no_real_news_is_damaged_and_real_news_is_restored() -> None:
    begun = time.process_time()
    texts = news(2_000)
    assert [text for text in texts if repaired(text) != text] == []
    assert time.process_time() - begun < 20
    for encoding in (tcvn3, vni):
        restored = [repaired(encoding(text)).lower() == text.lower() for text in texts[:100]]
        assert sum(restored) > 60  # whole articles, to the last letter; quotes and foreign names are in them


FULL = ["Ủy ban nhân dân huyện", "hội nghị tổng kết", "trồng cây, chăm sóc", "thực hiện chỉ thị, quyết định"]


@pytest.mark.parametrize(
    ("encoding", "line"), [(tcvn3, "Số: 125/QĐ"), (vni, "Số: 125/QĐ"), (tcvn3, "(Đã ký)")]
)
def test_a_line_that_proves_nothing_goes_along_with_the_others(encoding: object, line: str) -> None:
    """ "Sè" and "Soá" are syllables themselves, and codes aren't."""
    assert callable(encoding)
    assert repaired(encoding(line)) == encoding(line)
    assert repaired(encoding("\n".join([*FULL, line]))).lower().endswith(line.lower())


def test_where_nothing_is_unicode_every_line_goes_along() -> None:
    assert repaired(vni("\n".join([*FULL, "Hồng Nhung"]))).endswith("\nHồng Nhung")
    assert (
        repaired("\n".join([vni("\n".join(FULL)), "Hoàng Nhung", "Đỗ Mười"])).split("\n")[-2] == "Hoàng Nhung"
    )
    assert repaired("\n".join([tcvn3("\n".join(FULL)), "© 2019"])).endswith("\n© 2019")
