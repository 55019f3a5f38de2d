from itertools import pairwise

import pytest

from service.errors import ConfigurationError
from service.search.parse import parse
from service.search.plan import Any, Boost, Everything, Node, Prefer, Rarity, Term
from service.search.query import Accents
from service.search.rank import Ranking, first_question, rank, shipped
from service.search.weights import FIELDS


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


@pytest.mark.parametrize(("count", "minimum"), [(1, 1), (2, 2), (4, 2), (8, 3), (9, 3)])
def test_how_many_syllables_a_document_must_hold(count: int, minimum: int) -> None:
    text = " ".join(f"w{n}x" for n in range(count))
    assert f"minimum={minimum})" in words_of(rank(parse(text), "auto", shipped()))


def test_of_a_long_box_two_neighbours_are_enough_or_all_its_words() -> None:
    words = [f"w{n}x" for n in range(12)]
    node = rank(parse(" ".join([*words, "của", "các"])), "auto", shipped())
    assert isinstance(node, Prefer)
    asked = words_of(node.required)
    pairs = [f"{first}_{second}" for first, second in pairwise([*words, "cua"])]
    assert all(
        f"Term(field='{field}_folded_bigrams', value='{pair}')" in asked for pair in pairs for field in FIELDS
    )
    assert "cua_cac" not in asked
    assert all(f"Term(field='any_folded', value='{word}')" in asked for word in words)


def test_feedback_first_asks_for_words_and_pairs_alone() -> None:
    node = first_question(parse("thi đua"), "auto", shipped())
    assert isinstance(node, Any)
    assert all(isinstance(one, Boost) and isinstance(one.child, Term) for one in node.children)


@pytest.mark.parametrize("text", ["“An ninh mạng” là gì?", '"an ninh mang" la gi'])
def test_beside_a_phrase_function_words_are_not_required(text: str) -> None:
    node = rank(parse(text), "auto", shipped())
    assert isinstance(node, Prefer)
    assert "'gi'" not in words_of(node.required) and "'mang'" in words_of(node.required).replace(
        "mạng", "mang"
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("thi ddua", "Term(field='text_folded', value='dua')"),
        ("tàhnh phố", "Term(field='text', value='thành')"),
        ("tahnh pho", "Term(field='title_folded_bigrams', value='thanh_pho')"),
    ],
)
def test_a_slip_is_looked_up_as_what_was_meant_too(text: str, term: str) -> None:
    plan = words_of(rank(parse(text), "auto", shipped()))
    assert term in plan
    assert f"value='{text.split(maxsplit=1)[0].replace('ddua', 'thi')}'" in plan


def test_a_strict_box_means_what_it_says() -> None:
    assert "value='đua'" not in words_of(rank(parse("thi ddua"), "strict", shipped()))


def boosts(node: Node) -> dict[str, float]:
    """By token: the share of its text in a folded box."""
    assert isinstance(node, Prefer)
    return {
        boost.child.value: boost.factor
        for boost in node.preferred
        if isinstance(boost, Boost)
        and isinstance(boost.child, Term)
        and boost.child.field in ("text_folded", "text_folded_bigrams")
    }


def test_function_words_count_less() -> None:
    shares = boosts(rank(parse("cay rung la gi"), "auto", shipped()))
    assert shares["rung"] > shares["la"] and shares["cay_rung"] > shares["rung_la"] > shares["la_gi"]


def test_in_a_box_with_marks_a_word_is_no_function_word_by_its_letters_alone() -> None:
    """ "Não" (brain) isn't "nào" (which)."""
    not_which = boosts(rank(parse("bệnh não"), "auto", shipped()))
    assert not_which["nao"] == not_which["benh"]


def test_rare_pairs_tell_more_in_a_long_box() -> None:
    def share(words: int) -> float:
        box = " ".join(f"w{n}x" for n in range(words))
        node = rank(parse(box), "auto", shipped())
        assert isinstance(node, Prefer)
        return max(
            boost.factor
            for boost in node.preferred
            if isinstance(boost, Boost) and isinstance(boost.child, Rarity)
        )

    assert share(6) < share(12) < share(24) == share(40) == shipped().rare_pairs


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"title": {"syllables": 1.0}, "text": {"syllables": 1.0, "pairs": 1.0}},
        {"title": 1.0},
        {"title": {"syllables": "much", "pairs": 1.0}},
    ],
)
def test_a_weight_that_is_missing_is_an_error(values: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=r"ranking\.yml"):
        Ranking.parse(values)
