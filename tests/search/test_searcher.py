import subprocess
import sys

WARMED = """
from service.search.searcher import Searcher
from service.search.weights import shipped
from service.text.vocabulary import known

before = known.cache_info().currsize
Searcher(None, shipped()).warm()
print(before, known.cache_info().currsize)
"""


def test_the_tables_of_a_box_are_made_without_the_engine() -> None:
    """In a new process, where no other test has made them."""
    told = subprocess.run([sys.executable, "-c", WARMED], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["0", "1"]
