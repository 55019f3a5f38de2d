from typing import cast

from service.search.port import Engine
from service.search.searcher import Searcher
from service.search.weights import shipped
from service.text.vocabulary import known


def test_the_tables_of_a_box_are_made_without_the_engine() -> None:
    Searcher(cast(Engine, None), shipped()).warm()
    assert known.cache_info().currsize == 1
