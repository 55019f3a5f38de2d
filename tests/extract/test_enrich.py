"""A document's people and references put together, its release, and what `tracuu extract` prints."""

import datetime as dt
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.extract.enrich import enrich
from service.extract.report import report
from service.model import Document, EnrichedDocument, Published

BODY = (
    "Sáng 3/5/2021, quận Lạc Thủy tổng kết công tác năm. Dự có đồng chí Trần Văn An - Thành ủy viên,"
    " Bí thư Quận ủy;\nđồng chí Lê Thị Bình - Phó Bí thư Quận ủy, Chủ tịch UBND Quận.\n\n"
    "Đồng chí An đề nghị thực hiện Chỉ thị 34-CT/TW về thi đua. Chỉ thị số 34-CT/TW ngày 07/4/2014"
    " của Bộ Chính trị nêu rõ việc này, và Luật PBGDPL cũng vậy; Luật Phổ biến, giáo dục pháp luật năm 2012."
    " Ông Văn An và bà Lê Thị Bình, Chủ tịch Ủy ban nhân dân Quận, trao thưởng. Chỉ thị 34 còn hiệu lực."
)

NEWS = Document(
    id="1",
    title="BÍ THƯ TRẦN VĂN AN: THI ĐUA LÀ YÊU NƯỚC",
    body=BODY,
    byline="Thu Trang - Đỗ Nam",
    published_at=Published(dt.date(2021, 5, 3), dt.time(8, 30)),
)


def people(document: Document) -> dict[str, list[str]]:
    return {person.name: [role.role for role in person.roles] for person in enrich(document).people}


def test_everybody_once_with_every_post() -> None:
    assert people(NEWS) == {
        "Trần Văn An": ["Thành ủy viên", "Bí thư Quận ủy"],
        "Lê Thị Bình": ["Phó Bí thư Quận ủy", "Chủ tịch UBND Quận"],
        "Thu Trang": [],
        "Đỗ Nam": [],
    }


def test_mentions_slice_the_fields_they_name() -> None:
    an = enrich(NEWS).people[0]
    assert [(span.field, NEWS.text_of(span.field)[span.start : span.end]) for span in an.mentions] == [
        ("title", "TRẦN VĂN AN"),
        ("body", "Trần Văn An"),
        ("body", "An"),
        ("body", "Văn An"),
    ]


def test_organizations_are_written_out_with_the_pages_place() -> None:
    roles = [role for person in enrich(NEWS).people for role in person.roles]
    assert [role.organization for role in roles] == [
        None,
        "Quận ủy Lạc Thủy",
        "Quận ủy Lạc Thủy",
        "Ủy ban nhân dân Quận Lạc Thủy",
    ]


def test_two_places_leave_an_organization_open() -> None:
    document = replace(NEWS, body=BODY + " Quận Bình Minh cũng dự.")
    assert enrich(document).people[1].roles[1].organization == "Ủy ban nhân dân Quận"


def test_a_post_in_full_takes_the_place_of_its_head() -> None:
    body = "Thứ trưởng Phan Văn Chí chủ trì. Đồng chí Phan Văn Chí, Thứ trưởng Bộ Tư pháp, phát biểu."
    assert people(Document(id="2", body=body)) == {"Phan Văn Chí": ["Thứ trưởng Bộ Tư pháp"]}


def test_a_post_that_says_its_organ_by_itself_stays_as_it_is_first_written() -> None:
    body = "Thủ tướng Phan Văn Chí chủ trì. Thủ tướng Chính phủ Phan Văn Chí kết luận."
    assert people(Document(id="2", body=body)) == {"Phan Văn Chí": ["Thủ tướng"]}
    body = "Thủ tướng Carl Berger đến thăm. Thủ tướng Áo Carl Berger phát biểu."
    assert people(Document(id="2", body=body)) == {"Carl Berger": ["Thủ tướng Áo"]}


def test_an_organ_is_resolved_without_what_it_is_called_in_short() -> None:
    body = "Đồng chí Phan Văn Chí, Giám đốc Sở Y tế (SYT) TP Sông Vân, phát biểu."
    [role] = enrich(Document(id="2", body=body)).people[0].roles
    assert (role.role, role.organization) == (
        "Giám đốc Sở Y tế (SYT) TP Sông Vân",
        "Sở Y tế Thành phố Sông Vân",
    )


def test_a_partys_committee_has_its_unit_in_its_name() -> None:
    body = "Ông Phan Văn Chí, Bí thư Thành ủy TP Sông Vân. Ông Chí thôi giữ chức Bí thư Thành ủy Sông Vân."
    assert people(Document(id="2", body=body)) == {"Phan Văn Chí": ["Bí thư Thành ủy TP Sông Vân"]}


def test_an_organ_that_the_head_names_may_be_left_out() -> None:
    body = "Ông Phan Văn Chí, Thứ trưởng Bộ GTVT. Thứ trưởng Giao thông vận tải Phan Văn Chí nói."
    assert people(Document(id="2", body=body)) == {"Phan Văn Chí": ["Thứ trưởng Bộ GTVT"]}


def test_a_bare_post_gives_way_to_the_first_in_full() -> None:
    title = "Ông Phan Văn Chí làm Phó Chủ tịch UBND tỉnh"
    body = "Phó Chủ tịch Phan Văn Chí dự. Ông Phan Văn Chí, Phó Chủ tịch tỉnh Sông Vân, phát biểu."
    assert people(Document(id="2", title=title, body=body)) == {"Phan Văn Chí": ["Phó Chủ tịch UBND tỉnh"]}


def test_whom_a_byline_is_taken_from() -> None:
    assert people(Document(id="2", body="Không.", byline="Theo Bảo Trâm / Cổng thông tin")) == {
        "Bảo Trâm": []
    }


def test_a_place_signs_where_names_end_like_it() -> None:
    assert people(Document(id="2", body="Không.", byline="Cửu Long")) == {"Cửu Long": []}


def test_an_office_is_no_byline_and_a_place_nobody() -> None:
    assert people(Document(id="2", body="Không.", byline="Ban Tuyên giáo Quận ủy")) == {}
    assert people(Document(id="2", body="Không.", byline="Hà Nội")) == {}


def test_signers_count_without_a_mention() -> None:
    document = Document(
        id="3", kind="directive", title="Chỉ thị", body="Nội dung", signers=("ĐINH VĂN QUYẾT",)
    )
    [signer] = enrich(document).people
    assert (signer.name, signer.key, signer.mentions) == ("Đinh Văn Quyết", "đinh-văn-quyết", ())


def test_each_directive_once_with_what_any_mention_tells() -> None:
    directive, law = enrich(NEWS).references
    assert (directive.surface, directive.number, directive.issuer) == (
        "Chỉ thị 34-CT/TW",
        "34-CT/TW",
        "Bộ Chính trị",
    )
    assert directive.key == "chi-thi.34-ct-tw.2014-04-07"
    assert (directive.title, directive.relation) == ("thi đua", "implements")
    assert [BODY[span.start : span.end] for span in directive.mentions] == [
        "Chỉ thị 34-CT/TW",
        "Chỉ thị số 34-CT/TW",
        "Chỉ thị 34",
    ]
    assert (law.kind, law.number, len(law.mentions)) == ("Luật", None, 2)
    assert law.key == "luat.pho-bien-giao-duc-phap-luat.undated"


def test_one_number_of_two_days_is_two_directives() -> None:
    body = "Chỉ thị số 34-CT/TW ngày 07/4/2014 và Chỉ thị số 34-CT/TW ngày 24/5/2024"
    assert [reference.key for reference in enrich(Document(id="4", body=body)).references] == [
        "chi-thi.34-ct-tw.2014-04-07",
        "chi-thi.34-ct-tw.2024-05-24",
    ]


def test_a_misprinted_day_makes_no_second_directive_where_the_number_has_its_year() -> None:
    body = "Thông tư 27/2017/TT-BCA ngày 22/8/2017 và Thông tư số 27/2017/TT-BCA ngày 22/8/2018"
    (reference,) = enrich(Document(id="1", body=body)).references
    assert (reference.number, reference.date) == ("27/2017/TT-BCA", dt.date(2017, 8, 22))
    assert len(reference.mentions) == 2


def test_a_post_otherwise_said_counts_once_as_it_is_first_written() -> None:
    body = (
        "Bầu ông An làm Phó trưởng ban Tuyên giáo. Ông Lê Văn An, Phó ban Tuyên giáo, cựu Chủ tịch huyện"
        " Hoa Lư."
    )
    (person,) = enrich(
        Document(id="1", title="Nguyên Chủ tịch UBND huyện Hoa Lư Lê Văn An", body=body)
    ).people
    assert [role.role for role in person.roles] == [
        "Nguyên Chủ tịch UBND huyện Hoa Lư",
        "Phó trưởng ban Tuyên giáo",
    ]


def test_a_post_in_capitals_before_a_name_that_is_known_elsewhere() -> None:
    document = Document(id="1", title="BÍ THƯ QUẬN ỦY TRẦN VĂN AN CHÚC TẾT", body="Ông Trần Văn An chúc Tết.")
    (person,) = enrich(document).people
    assert (person.name, [role.role for role in person.roles]) == ("Trần Văn An", ["BÍ THƯ QUẬN ỦY"])
    known = enrich(replace(document, body="Ông Trần Văn An, Bí thư Quận ủy, chúc Tết."))
    assert [role.role for role in known.people[0].roles] == ["Bí thư Quận ủy"]


def test_a_name_in_capitals_at_the_end_is_whose_text_it_is() -> None:
    people = enrich(Document(id="1", body="Mưa lớn ở nhiều nơi.\nHOÀNG NAM - THU HÀ")).people
    assert [person.name for person in people] == ["Hoàng Nam", "Thu Hà"]


def test_an_issuer_ends_before_the_next_citation() -> None:
    body = "Công điện số 1063/CĐ-TTg của Thủ tướng Chính phủ và Quyết định 22/2021/QĐ-TTg"
    first, second = enrich(Document(id="1", body=body)).references
    assert (first.issuer, second.number) == ("Thủ tướng Chính phủ", "22/2021/QĐ-TTg")


def test_a_last_name_inside_a_full_name_is_no_mention_of_its_own() -> None:
    (person,) = enrich(Document(id="1", body="Ông Lê Anh Tuấn kể. Anh Tuấn cười.")).people
    assert [(span.start, span.end) for span in person.mentions] == [(4, 15), (24, 28)]


def test_koreans_are_called_by_their_familys_name_which_kin_have_too() -> None:
    (person,) = enrich(Document(id="1", body="Gặp Lim Dae-han. Ông Lim cười. Cô Lim cũng cười.")).people
    assert [(span.start, span.end) for span in person.mentions] == [(4, 15), (21, 24)]


def test_the_word_before_decides_between_two_kinds_of_one_code() -> None:
    body = "Theo 47-QĐ/TW thì khác. Quy định số 47-QĐ/TW về những điều không được làm."
    [reference] = enrich(Document(id="4", body=body)).references
    assert (reference.kind, reference.surface) == ("Quy định", "Quy định số 47-QĐ/TW")


def test_a_directive_does_not_cite_itself() -> None:
    body = "Số: 12/QĐ-UBND. Căn cứ Quyết định số 11/QĐ-UBND."
    document = Document(id="5", kind="directive", body=body, number="12/qđ-ubnd")
    assert [reference.number for reference in enrich(document).references] == ["11/QĐ-UBND"]
    unreadable = enrich(replace(document, number="không số"))
    assert [reference.number for reference in unreadable.references] == ["12/QĐ-UBND", "11/QĐ-UBND"]


def test_the_report_has_every_key_and_is_ready_for_json() -> None:
    printed = report(enrich(NEWS))
    assert json.loads(json.dumps(printed)) == printed
    assert printed["published_at"] == "2021-05-03T08:30:00+07:00"
    assert printed["summary"] is None
    first = printed["people"][0]  # type: ignore[index]
    assert first["roles"] == ["Thành ủy viên", "Bí thư Quận ủy"]
    assert first["mentions"][0] == {"field": "title", "start": 7, "end": 18}
    reference = printed["references"][0]  # type: ignore[index]
    assert (reference["date"], reference["kind"]) == ("2014-04-07", "Chỉ thị")


def test_days_of_a_directive_are_iso() -> None:
    document = Document(id="8", kind="directive", title="Quyết định", signed_on=dt.date(2020, 1, 2))
    printed = report(EnrichedDocument(document))
    assert (printed["signed_on"], printed["effective_on"], printed["signers"]) == ("2020-01-02", None, [])


texts = st.none() | st.text(max_size=120)


@given(texts, texts, texts, texts)
def test_any_document_is_enriched_with_spans_inside_its_texts(
    title: str | None, summary: str | None, body: str | None, byline: str | None
) -> None:
    document = Document(id="9", title=title, summary=summary, body=body, byline=byline)
    enriched = enrich(document)
    spans = [span for person in enriched.people for span in person.mentions]
    spans += [span for reference in enriched.references for span in reference.mentions]
    assert all(0 <= span.start < span.end <= len(document.text_of(span.field)) for span in spans)
    assert len(enriched.release) == 16
