"""No text costs more than its length: long runs of one thing take time in proportion to it."""

import time

import pytest

from service.extract.enrich import enrich
from service.model import Document

SIZE = 300_000
SECONDS = 30
"""Far more than any of them takes; what grows with the square would take hours."""

RUNS = [
    "a",
    "A",
    "9",
    ".",
    " ",
    "\n",
    "A ",
    "1/",
    "1-CT/TW",
    "QĐ-",
    "Nguyễn\n",
    "Chủ tịch, ",
    "đồng chí, ",
    "giữ chức ",
    "Nghị quyết Đại hội ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "(NN & ",
]


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_of_one_thing(run: str) -> None:
    text = (run * (SIZE // len(run) + 1))[:SIZE]
    begun = time.process_time()
    enrich(Document(id="x", body=text))
    assert time.process_time() - begun < SECONDS
