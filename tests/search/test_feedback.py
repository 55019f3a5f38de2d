from collections.abc import Sequence

import pytest

from service.model import Document, EnrichedDocument
from service.search.feedback import Question, wants_feedback, with_feedback
from service.search.grams import spellings_of
from service.search.parse import parse
from service.search.plan import Boost, Everything, Node, Prefer, Term
from service.search.port import Match
from service.search.weights import shipped

STORM = [
    "Bão Haiyan tàn phá Tacloban, Philippines kêu gọi viện trợ",
    "Viện trợ tới Tacloban sau bão Haiyan của Philippines",
    "Một vụ cháy rừng ở nơi khác",
]


def hits(*texts: str) -> list[Match]:
    return [
        Match(EnrichedDocument(Document(str(n), body=text)), 10.0 - n)
        for n, text in enumerate(texts, start=1)
    ]


def flat(terms: Sequence[Term]) -> Sequence[int]:
    return [900 if term.value == "philippines" else 3 for term in terms]


def asked(box: str, best: Sequence[Match]) -> Node:
    spelling = spellings_of(parse(box), "auto", shipped())[0]
    return with_feedback(Question(Everything(), spelling, shipped()), best, flat)


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        ("Viện trợ cho Philippines", True),
        ("", False),
        ("34-CT/TW", False),
        ('"thi đua" khen thưởng', False),
        ("Nước nào cứu trợ Philippines", False),
        ("nuoc nao cuu tro philippines", False),
        (" ".join(["rừng"] * 13), False),
    ],
)
def test_only_a_few_words_that_name_nothing_learn_from_their_hits(box: str, wanted: bool) -> None:
    assert wants_feedback(parse(box), shipped()) is wanted


def test_the_words_that_the_first_hits_share_raise_what_holds_them() -> None:
    node = asked("Viện trợ cho Philippines", hits(*STORM))
    assert isinstance(node, Prefer) and node.required == Everything()
    gained = {
        boost.child.value: boost.factor
        for boost in node.preferred
        if isinstance(boost, Boost) and isinstance(boost.child, Term)
    }
    assert {"haiyan", "tacloban", "bão"} <= set(gained)
    assert gained["haiyan"] > gained["kêu"], "what several hits hold says more"
    assert "của" not in gained, "a function word says nothing"
    assert all(
        isinstance(b, Boost) and isinstance(b.child, Term) and b.child.field == "text" for b in node.preferred
    )


def test_a_box_without_marks_learns_folded_words() -> None:
    node = asked("vien tro cho philippines", hits(*STORM))
    assert "Term(field='text_folded', value='tacloban')" in repr(node)


@pytest.mark.parametrize("best", [[], hits("Của và là")])
def test_hits_that_say_nothing_change_nothing(best: list[Match]) -> None:
    assert asked("Viện trợ", best) == Everything()
