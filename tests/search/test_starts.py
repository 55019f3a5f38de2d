import pytest

from service.model import Document, EnrichedDocument, Person, Reference
from service.search.starts import SEPARATOR, directive_starts, key_of, person_starts, typed_starts


def test_a_person_begins_at_each_syllable() -> None:
    enriched = EnrichedDocument(Document("a"), people=(Person("Đỗ Anh Tuấn", "đỗ-anh-tuấn"),))
    assert [value.partition(SEPARATOR)[0] for value in person_starts(enriched)] == [
        "do anh tuan",
        "anh tuan",
        "tuan",
    ]
    assert {key_of(value) for value in person_starts(enriched)} == {"đỗ-anh-tuấn"}


def test_a_directive_begins_at_its_kind_its_number_and_its_title() -> None:
    cited = Reference("k", "s", "Chỉ thị", "07/CT-UBND", title="về phòng cháy rừng")
    starts = {
        value.partition(SEPARATOR)[0]
        for value in directive_starts(EnrichedDocument(Document("a"), (), (cited,)))
    }
    assert {"chi thi 07 ct ubnd", "07 ct ubnd", "7 ct ubnd", "phong chay rung", "rung"} <= starts


def test_a_law_by_name_begins_at_it_too() -> None:
    cited = Reference("luat.lam-nghiep.undated", "Luật Lâm nghiệp", "Luật", title="Lâm nghiệp")
    values = directive_starts(EnrichedDocument(Document("a"), references=(cited,)))
    assert f"lam nghiep{SEPARATOR}luat.lam-nghiep.undated" in values


def test_its_own_number_is_kept_under_its_key() -> None:
    document = Document("a", title="Về thi đua", kind="directive", number="34-CT/TW", issuer="Bộ Chính trị")
    values = directive_starts(EnrichedDocument(document))
    assert f"34 ct tw{SEPARATOR}chi-thi.34-ct-tw.undated" in values
    assert f"thi dua{SEPARATOR}chi-thi.34-ct-tw.undated" in values


def test_what_cannot_be_read_begins_nothing() -> None:
    assert directive_starts(EnrichedDocument(Document("a", number="không số"))) == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", ()),
        (" -/", ()),
        ("Anh Tu", ("anh tu",)),
        ("anh tuấn ", ("anh tuan ", f"anh tuan{SEPARATOR}")),
        ("34-", ("34 ", f"34{SEPARATOR}")),
        ("34-CT/T", ("34 ct t",)),
        ("ki", ("ky", "ki")),
        ("Ủy b", ("uy b",)),
    ],
)
def test_what_was_typed_as_a_beginning(text: str, starts: tuple[str, ...]) -> None:
    assert typed_starts(text) == starts
