"""What is kept of a function, and when it is asked again."""

from service.text.memo import Memo


def test_a_text_is_asked_for_once_until_all_is_forgotten() -> None:
    asked: list[str] = []

    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    kept = Memo(size, 2, 5)
    assert [kept[text] for text in ("một", "hai", "một", "hai")] == [3, 3, 3, 3]
    assert kept["bốn"] == 3  # the third: the two before are forgotten
    assert kept["một"] == 3
    assert asked == ["một", "hai", "bốn", "một"]


def test_what_is_too_long_is_not_kept() -> None:
    kept = Memo(len, 2, 5)
    assert kept["nghiêng"] == 7
    assert not kept
