import pytest

from service.model import Document, Span
from service.search.quotes import LONGEST, Quote, best_quote, quote

TEXT = (
    "Sáng 18/3, huyện họp. Dự họp có TS. Mai Lan, Giám đốc Sở Y tế TP. Hải Bình; ông Lê Hoà vắng mặt!\n"
    "Ông Lê Hoà, Phó Chủ tịch huyện nói: “Phải giữ rừng.” Bà Mai Lan đồng ý"
)
DOCUMENT = Document("a", body=TEXT, title="Lê Hoà")


def span(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span("body", start, start + len(words))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("huyện", "Sáng 18/3, huyện họp."),
        ("Giám đốc", "Dự họp có TS. Mai Lan, Giám đốc Sở Y tế TP. Hải Bình; ông Lê Hoà vắng mặt!"),
        ("Phó Chủ tịch", "Ông Lê Hoà, Phó Chủ tịch huyện nói: “Phải giữ rừng.”"),
        ("đồng ý", "Bà Mai Lan đồng ý"),
    ],
)
def test_the_sentence_around_a_mention(words: str, sentence: str) -> None:
    found = quote(DOCUMENT, span(words))
    assert found.text == sentence
    assert [found.text[start:end] for start, end in found.marks] == [words]


def test_all_that_bears_it_out_is_marked_once() -> None:
    found = quote(DOCUMENT, span("Giám đốc"), [span("Giám đốc Sở Y tế"), span("Mai Lan"), span("Mai Lan", 2)])
    assert [found.text[start:end] for start, end in found.marks] == ["Mai Lan", "Giám đốc Sở Y tế"]


def test_rather_a_sentence_with_the_name_in_it() -> None:
    posts = [span("huyện"), span("Phó Chủ tịch huyện")]
    assert best_quote(DOCUMENT, posts, [Span("title", 0, 6), span("Lê Hoà", 2)]).text.startswith(
        "Ông Lê Hoà,"
    )
    assert best_quote(DOCUMENT, posts).text == "Sáng 18/3, huyện họp."
    assert best_quote(DOCUMENT, []) == Quote("")


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    body = "khách mời, " * 200 + "ông Lê Hoà" + ", khách mời" * 200
    start = body.index("Lê")
    found = quote(Document("a", body=body), Span("body", start, start + 6))
    assert len(found.text) <= LONGEST and found.text.split()[0] in ("khách", "mời,")
    assert [found.text[a:b] for a, b in found.marks] == ["Lê Hoà"]
