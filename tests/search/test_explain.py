from dataclasses import replace

import pytest

from service.model import Document, EnrichedDocument, Reference
from service.search.explain import matched, reasons
from service.search.highlight import Marker
from service.search.parse import parse
from service.search.query import SearchQuery

CITING = EnrichedDocument(
    Document("a", title="Tổng kết thi đua", body="Thực hiện Chỉ thị 34-CT/TW về thi đua, khen thưởng"),
    references=(Reference("chi-thi.34-ct-tw.undated", "Chỉ thị 34-CT/TW", "Chỉ thị", "34-CT/TW"),),
)
OWN = replace(CITING, document=replace(CITING.document, number="34-CT/TW"), references=())


def why(enriched: EnrichedDocument, query: SearchQuery) -> list[str]:
    box = parse(query.text)
    marker = Marker.of(box, query.accents)
    document = enriched.document
    in_title, in_text = marker.marks(document.title or ""), marker.marks(document.body or "")
    return [*reasons(enriched, query, box, in_title, in_text)]


@pytest.mark.parametrize(
    ("enriched", "query", "expected"),
    [
        (CITING, SearchQuery("thi đua"), ["title", "phrase", "text"]),
        (CITING, SearchQuery("thưởng khen"), ["text"]),
        (CITING, SearchQuery("tổng kết khen thưởng"), ["title", "text"]),
        (CITING, SearchQuery("34 ct tw"), ["reference", "phrase", "text"]),
        (OWN, SearchQuery("34 ct tw"), ["number", "phrase", "text"]),
        (CITING, SearchQuery(number="34-CT/TW"), ["reference"]),
        (OWN, SearchQuery(number="34/CT-TW"), ["number"]),
        (CITING, SearchQuery('"khen thưởng"'), ["phrase", "text"]),
        (
            CITING,
            SearchQuery(person=("A",), role="B", organization=("C",)),
            ["person", "role", "organization"],
        ),
        (CITING, SearchQuery(), []),
    ],
)
def test_why_a_document_was_found(
    enriched: EnrichedDocument, query: SearchQuery, expected: list[str]
) -> None:
    assert why(enriched, query) == expected


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("thi đua", "thi đua", "exact"),
        ("thi đua thì dua", "thi đua", "exact"),
        ("thi dua", "thi đua", "folded"),
        ("thi đua", "thi dua", "folded"),
        ("khác", "thi đua", "exact"),
    ],
)
def test_how_it_matched(text: str, query: str, expected: str) -> None:
    assert matched(Marker.of(parse(query), "auto").marks(text)) == expected
