"""A document's text with its mentions as links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model import Document, EnrichedDocument, Person, Reference, Span
from service.web import links
from service.web.mentions import Piece, paragraphs


def page(body: str, people: list[tuple[int, int]], references: list[tuple[int, int]]) -> EnrichedDocument:
    return EnrichedDocument(
        Document("a", body=body),
        (Person("An", "an", mentions=tuple(Span("body", *span) for span in people)),),
        (Reference("luat.x", "Luật X", "Luật", mentions=tuple(Span("body", *span) for span in references)),),
    )


AN, LAW = links.person("an"), links.directive("luat.x")


@pytest.mark.parametrize(
    ("body", "people", "references", "expected"),
    [
        ("", [], [], []),
        ("Ông An.", [(4, 6)], [], [[Piece("Ông "), Piece("An", AN, "person"), Piece(".")]]),
        (
            "An dự.\n\n  Luật X  \n",
            [(0, 2)],
            [(10, 16)],
            [[Piece("An", AN, "person"), Piece(" dự.")], [Piece("Luật X", LAW, "reference")]],
        ),
        ("An\nBình", [(0, 2)], [], [[Piece("An", AN, "person"), Piece("\nBình")]]),
        # of two that overlap the earlier, then the longer one
        ("Luật X An", [(0, 4), (7, 9)], [(0, 6)], [
            [Piece("Luật X", LAW, "reference"), Piece(" "), Piece("An", AN, "person")]
        ]),
        # what lies across paragraphs, or outside of the text, is no link
        ("An\n\nBình", [(0, 8)], [], [[Piece("An")], [Piece("Bình")]]),
        ("An", [(1, 1), (1, 99)], [], [[Piece("An")]]),
    ],
)  # fmt: skip
def test_mentions(
    body: str,
    people: list[tuple[int, int]],
    references: list[tuple[int, int]],
    expected: list[list[Piece]],
) -> None:
    assert paragraphs(page(body, people, references), "body") == expected


def test_a_mention_belongs_to_its_field() -> None:
    one = EnrichedDocument(
        Document("a", body="An", byline="An"), (Person("An", "an", mentions=(Span("byline", 0, 2),)),)
    )
    assert paragraphs(one, "body") == [[Piece("An")]]
    assert paragraphs(one, "byline") == [[Piece("An", AN, "person")]]
    assert paragraphs(one, "summary") == []


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


@given(st.text("ab \n", max_size=60), SPANS, SPANS)
def test_no_letter_is_lost(
    body: str, people: list[tuple[int, int]], references: list[tuple[int, int]]
) -> None:
    shown = paragraphs(page(body, people, references), "body")
    text = "\n".join("".join(piece.text for piece in paragraph) for paragraph in shown)
    assert text.split() == body.split()
