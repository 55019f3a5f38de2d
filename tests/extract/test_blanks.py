"""Long runs of blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.blanks import LONGEST, Tightened
from service.extract.enrich import enrich
from service.model import Document

RUN = " " * 5_000


@pytest.mark.parametrize(
    ("run", "short"),
    [
        (" " * LONGEST, " " * LONGEST),
        (" " * (LONGEST + 1), "  "),
        ("\t\u00a0" * LONGEST, "  "),
        (f"{RUN}\n{RUN}", " \n"),
        (f"{RUN}\n{RUN}\n", "\n\n"),
    ],
)
def test_a_run_is_cut_to_what_it_says(run: str, short: str) -> None:
    tightened = Tightened.of(f"a{run}b{run}c")
    assert tightened.text == f"a{short}b{short}c"
    letters = [i for i, character in enumerate(tightened.text) if character in "abc"]
    assert "".join(tightened.original[tightened.back(i)] for i in letters) == "abc"


PIECES = st.one_of(st.text("ab \n", max_size=5), st.just(" " * 20), st.just("\n \n" * 8))


@given(st.lists(PIECES).map("".join))
def test_every_character_is_found_again(text: str) -> None:
    tightened = Tightened.of(text)
    shown = [i for i, character in enumerate(tightened.text) if not character.isspace()]
    assert [tightened.back(i) for i in shown] == [i for i, one in enumerate(text) if not one.isspace()]


def test_mentions_are_slices_of_the_text_as_it_came() -> None:
    body = (
        f"{RUN}Ông Vũ Khắc Lâm,{RUN}Chủ tịch UBND huyện Sông Vân, nêu Chỉ thị{RUN}34-CT/TW.{RUN}\n"
        "Ông Vũ Khắc Lâm dự."
    )
    found = enrich(Document(id="x", body=body))
    (person,), (reference,) = found.people, found.references
    assert [body[span.start : span.end] for span in person.mentions] == ["Vũ Khắc Lâm"] * 2
    assert [body[span.start : span.end] for role in person.roles for span in role.mentions] == [
        "Chủ tịch UBND huyện Sông Vân"
    ]
    assert [body[span.start : span.end] for span in reference.mentions] == [f"Chỉ thị{RUN}34-CT/TW"]
    assert reference.number == "34-CT/TW"
