import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from service.extract.release import release
from service.model import Document
from service.text.fold import fold

BODY = (
    "Sáng 18/12, Ủy ban nhân dân huyện Suối Bạc đã tổ chức hội nghị tổng kết công tác bảo vệ rừng năm "
    "2019.\n\n"
    "Tại hội nghị, các đại biểu đã hoà chung không khí phấn khởi trước những kết quả mà mười hai xã vùng "
    "cao đạt được trong năm qua, nhất là việc giữ được diện tích rừng đầu nguồn. Toàn huyện trồng mới 340 "
    "ha rừng.\n\n"
    "Phát biểu kết luận, lãnh đạo huyện yêu cầu các xã duy trì tổ trực gác rừng, chuẩn bị phương án chữa "
    "cháy tại chỗ và báo cáo kịp thời khi có tình huống xảy ra trong mùa khô."
)
ONE = Document("1", title="Suối Bạc tổng kết công tác bảo vệ rừng", body=BODY)


@pytest.mark.parametrize(
    "body",
    [
        BODY.upper(),
        fold(BODY).replace("\n\n", "\n"),
        BODY.replace("hoà", "hòa").replace("Ủy", "Uỷ"),
        "(Cổng TTĐT) - " + BODY,
        "Thứ tư, 18/12/2019 10:15\nLượt xem: 512\n" + BODY + "\n\nThu Hằng\nNguồn: Báo tỉnh",
        BODY.replace("Toàn huyện trồng mới 340 ha rừng.", ""),
        BODY.replace("Toàn huyện", "Cả huyện"),
        BODY.replace(" ", "\u00a0", 40),
        BODY.replace(". ", ".\n"),
    ],
    ids=["capitals", "no marks", "tones", "dateline", "furniture", "cut", "a word", "blanks", "lines"],
)
def test_reprints_of_one_release(body: str) -> None:
    assert release(replace(ONE, id="2", title="Đầu đề khác", source="Báo khác", body=body)) == release(ONE)


def test_a_lead_set_apart_is_part_of_it() -> None:
    lead, _, rest = BODY.partition("\n\n")
    assert release(replace(ONE, summary=lead, body=rest)) == release(ONE)


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("mười hai", "mười ba"),
        BODY.replace("chữa cháy", "phòng bão"),
        "Một tin khác hẳn. " * 20,
        "",
    ],
)
def test_other_texts(body: str) -> None:
    assert release(replace(ONE, body=body)) != release(ONE)


def test_short_texts_differ_by_their_titles() -> None:
    short = Document("1", title="Một", body="Tin.")
    assert release(short) == release(replace(short, id="2", title="MỘT"))
    assert release(short) != release(replace(short, title="Hai"))


def test_directives_of_one_form_differ_by_their_numbers() -> None:
    directive = replace(ONE, kind="directive", number="12/QĐ-UBND")
    assert release(directive) != release(replace(directive, number="13/QĐ-UBND"))


def test_lines_without_sentences_are_signed_whole() -> None:
    poem = "Một hai ba bốn\n" * 20
    assert release(Document("1", body=poem)) != release(Document("1", body=poem + "năm"))


NEWS = Path(__file__).resolve().parents[3] / "shared/data/news/articles.jsonl.gz"


@pytest.mark.skipif(not NEWS.exists(), reason="the news to measure on aren't on this machine")
def test_few_news_share_a_release_and_those_are_the_same() -> None:
    """Of the first 2,000 articles: whatever is grouped shares most of its words."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(2_000), strict=False)]
    groups: dict[str, list[set[str]]] = {}
    for row in rows:
        document = Document(row["id"], title=row.get("title"), body=row.get("body"))
        groups.setdefault(release(document), []).append(set(fold(row.get("body") or "").split()))
    pairs = [(group[0], other) for group in groups.values() for other in group[1:]]
    alike = [len(one & other) / len(one | other) > 0.5 for one, other in pairs]
    assert len(pairs) >= 10
    assert sum(alike) >= 0.9 * len(pairs)
