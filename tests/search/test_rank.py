import pytest

from service.errors import ConfigurationError
from service.search.parse import parse
from service.search.plan import Everything, Node
from service.search.query import Accents
from service.search.rank import Ranking, rank, shipped


def words_of(node: Node) -> str:
    return repr(node)


def test_an_empty_box_asks_for_everything() -> None:
    assert rank(parse(""), "auto", shipped()) == Everything()


@pytest.mark.parametrize(
    ("text", "accents", "streams"),
    [
        ("thi đua", "auto", {"text", "text_bigrams", "text_folded", "text_folded_bigrams"}),
        ("thi dua", "auto", {"text_folded", "text_folded_bigrams"}),
        ("thi đua", "ignore", {"text_folded", "text_folded_bigrams"}),
        ("thi dua", "strict", {"text", "text_bigrams"}),
    ],
)
def test_the_spelling_decides_which_streams_score(text: str, accents: Accents, streams: set[str]) -> None:
    plan = words_of(rank(parse(text), accents, shipped()))
    known = {"text", "text_bigrams", "text_folded", "text_folded_bigrams", "text_words"}
    assert {stream for stream in known if f"field='{stream}'" in plan} == streams


@pytest.mark.parametrize(("count", "minimum"), [(1, 1), (2, 2), (4, 2), (8, 3), (28, 9)])
def test_how_many_syllables_a_document_must_hold(count: int, minimum: int) -> None:
    text = " ".join(f"w{n}x" for n in range(count))
    assert f"minimum={minimum})" in words_of(rank(parse(text), "auto", shipped()))


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"accented": {}, "folded": {}, "strict": {}, "fields": {"title": 1}, "required": {}, "number": 1},
        {"accented": 1, "folded": {}, "strict": {}},
    ],
)
def test_a_weight_that_is_missing_is_an_error(values: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=r"ranking\.yml"):
        Ranking.parse(values)
