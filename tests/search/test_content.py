import datetime as dt

import pytest

from service.extract.numbers import DocumentNumber
from service.model import Document, EnrichedDocument, Person, Published, Reference, Role
from service.search.content import (
    facet_value,
    facet_values,
    kind_number,
    number_keys,
    own_number_keys,
    people_stream,
    person_places,
    searchable_text,
)

TUAN = Person("Đỗ Anh Tuấn", "đỗ-anh-tuấn", (Role("Phó Bí thư Quận ủy", "Quận ủy"), Role("Chủ tịch UBND")))
LAN = Person("Mai Lan", "mai-lan")


@pytest.mark.parametrize(
    ("one", "other"), [("Bộ  Chính trị", "BỘ CHÍNH TRỊ"), ("Ủy ban", "uỷ ban"), ("A\u00a0B", "a b")]
)
def test_labels_that_compare_equal(one: str, other: str) -> None:
    assert facet_value(one) == facet_value(other)


def test_the_marks_of_a_label_count() -> None:
    assert facet_value("Tin tức") != facet_value("Tin tuc")


def test_every_value_once_with_its_first_label() -> None:
    enriched = EnrichedDocument(
        Document(
            "a",
            category="Tin tức",
            number="05/2018/nđ-cp",
            issuer="Chính phủ",
            published_at=Published(dt.date(2017, 12, 20)),
        ),
        people=(TUAN, Person("Đỗ Anh Tuấn", "đỗ-anh-tuấn", (Role("Bí thư", "QUẬN UỶ"),))),
        references=(Reference("k", "s", "Chỉ thị", "34/CT-TƯ"), Reference("l", "Luật", "Luật")),
    )
    assert facet_values(enriched) == [
        ("kind", "news", "news"),
        ("category", "tin tức", "Tin tức"),
        ("issuer", "chính phủ", "Chính phủ"),
        ("person", "đỗ-anh-tuấn", "Đỗ Anh Tuấn"),
        ("organization", "quận uỷ", "Quận ủy"),
        ("number", "05/2018/NĐ-CP", "05/2018/NĐ-CP"),
        ("number", "34-CT/TW", "34-CT/TW"),
        ("year", "2017", "2017"),
        ("month", "2017-12", "2017-12"),
    ]


def test_a_number_that_cannot_be_read_is_kept_as_it_is() -> None:
    document = Document("a", number="không  số")
    assert facet_values(EnrichedDocument(document))[-1] == ("number", "không số", "không số")
    assert [*own_number_keys(document)] == []
    cited = EnrichedDocument(document, references=(Reference("k.x.undated", "s", "Luật", "không số"),))
    assert number_keys(cited) == ["k.x.undated"]


def test_a_document_of_its_own_is_looked_up_by_number_kind_and_key() -> None:
    document = Document("a", kind="directive", number="01/QĐ-UBND", issuer="UBND thành phố Hà Nội")
    keys = {*own_number_keys(document)}
    assert {"1-qd-ubnd", "quyet-dinh.1", "quyet-dinh.01-qdd-ubnd.undated.ha-noi"} <= keys


@pytest.mark.parametrize("digits", ["5", "05", "005"])
def test_zeros_before_a_bare_number_do_not_count(digits: str) -> None:
    assert kind_number("Chỉ thị", DocumentNumber.parse(digits)) == "chi-thi.5"


def test_people_as_a_stream_of_tokens() -> None:
    assert " ".join(people_stream(EnrichedDocument(Document("a"), people=(TUAN, LAN)))) == (
        "^ đỗ anh tuấn | pho bi thu quan uy $ ^ đỗ anh tuấn | chu tich uy ban nhan dan $ "
        "^ do anh tuan | pho bi thu quan uy $ ^ do anh tuan | chu tich uy ban nhan dan $ "
        "^ mai lan | $"
    )


def test_places_of_people() -> None:
    enriched = EnrichedDocument(Document("a"), people=(TUAN, LAN))
    assert person_places(enriched) == ["đỗ-anh-tuấn~quan-uy", "do-anh-tuan~quan-uy"]


def test_the_text_that_is_searched() -> None:
    assert searchable_text(Document("a", title="t", summary="Tóm", body="Thân")) == "Tóm\n\nThân"
    assert searchable_text(Document("a", title="t")) == ""
