"""What a function of a text gave, kept for the texts that come again and again."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Kept(dict[str, Value]):
    """Asked as `kept[text]`, or for many by `map(kept.__getitem__, texts)`, in half of lru_cache's time.

    When it is full, all is forgotten; a text longer than `longest` isn't kept, since it hardly comes again.
    """

    def __init__(self, function: Callable[[str], Value], size: int, longest: int) -> None:
        super().__init__()
        self._function = function
        self._size = size
        self._longest = longest

    def __missing__(self, text: str) -> Value:
        value = self._function(text)
        if len(text) <= self._longest:
            if len(self) >= self._size:
                self.clear()
            self[text] = value
        return value
