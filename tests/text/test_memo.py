"""What is kept of a function, and when it is asked again."""

from service.text.memo import Memo


def test_what_is_asked_for_again_and_again_is_worked_out_once() -> None:
    asked: list[str] = []

    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    kept = Memo(size, 4, 5)
    for number in range(9):
        assert [kept["một"], kept[f"số {number}"]] == [3, 4]
    assert asked.count("một") == 1
    assert kept["số 0"] == 4  # long forgotten
    assert asked.count("số 0") == 2


def test_never_more_is_kept_than_was_said() -> None:
    kept = Memo(len, 4, 5)
    for number in range(50):
        assert kept[f"số {number}"] == len(f"số {number}")
        assert len(kept) + len(kept._older) <= 4


def test_what_is_too_long_is_not_kept() -> None:
    kept = Memo(len, 2, 5)
    assert kept["nghiêng"] == 7
    assert not kept
