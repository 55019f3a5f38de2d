import os
import sys
import threading
from collections.abc import Iterator

import pytest

from service.engines.embedded import beside
from service.engines.embedded.beside import Beside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processors are chosen on Linux only")


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[frozenset[int]]]:
    """Where threads were sent, on a machine of four processors whose asker runs on the third."""
    sent: list[frozenset[int]] = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)))
    monkeypatch.setattr(beside, "_GETCPU", lambda: 2)
    monkeypatch.setattr(os, "sched_setaffinity", lambda _, processors: sent.append(frozenset(processors)))
    yield sent


def test_work_is_done_on_another_thread_and_its_result_waited_for() -> None:
    work = Beside().submit(lambda *names, **others: (threading.current_thread(), names, others), 1, two=2)
    thread, names, others = work.result()
    assert thread is not threading.current_thread()
    assert (names, others) == ((1,), {"two": 2})


def test_a_failure_is_told_to_who_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        Beside().submit(lambda: 1 / 0).result()


def test_work_begins_away_from_the_asker_and_may_then_run_anywhere(moves: list[frozenset[int]]) -> None:
    Beside().submit(int).result()
    assert moves == [{0, 1, 3}, {0, 1, 2, 3}]


def test_among_other_work_it_stays_where_it_is_woken(moves: list[frozenset[int]]) -> None:
    threads, go = Beside(), threading.Event()
    first = threads.submit(go.wait)
    second = threads.submit(int)
    second.result()
    go.set()
    first.result()
    assert len(moves) == 2


@pytest.mark.parametrize(("processors", "here"), [({2}, 2), ({0, 1}, None)])
def test_with_one_processor_or_none_known_nothing_is_moved(
    moves: list[frozenset[int]],
    monkeypatch: pytest.MonkeyPatch,
    processors: set[int],
    here: int | None,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: processors)
    monkeypatch.setattr(beside, "_GETCPU", here and (lambda: here))
    assert Beside().submit(lambda: 7).result() == 7
    assert moves == []


def test_processors_taken_away_since_the_start_are_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int, processors: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)))
    monkeypatch.setattr(os, "sched_setaffinity", refused)
    assert Beside().submit(lambda: 7).result() == 7
