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
    "Phó ",
    "nguyên ",
    "giữ chức ",
    "Nghị quyết Đại hội ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "(NN & ",
]


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_of_one_thing(run: str, before: str = "") -> None:
    text = before + (run * (SIZE // len(run) + 1))[:SIZE]
    begun = time.process_time()
    enrich(Document(id="x", body=text))
    assert time.process_time() - begun < SECONDS


CUES = [
    "Chỉ thị số",
    "Nghị quyết Hội nghị",
    "Luật",
    "Luật Đất đai năm 2013",
    "Quyết định số 12/QĐ-UBND ngày 7",
    "Chỉ thị 34-CT/TW, ",
    "tháng 4 năm",
    "Chủ tịch UBND huyện",
    "đồng chí Vũ Khắc Lâm (",
    "ông Vũ Khắc Lâm giữ chức",
    "Từ năm 2010 -",
    "Bí thư Huyện ủy khóa",
    "Ảnh:",
    " ".join(["lời"] * 50) + "...",
]


@pytest.mark.parametrize("cue", CUES)
@pytest.mark.parametrize("run", [" ", "\n", "\t\u00a0", ".", ","])
def test_a_long_run_behind_a_cue(cue: str, run: str) -> None:
    test_a_long_run_of_one_thing(run, before=cue)
