"""What a site writes around an article, where it got into the text: "In bài viết", "Gửi phản hồi"."""

from functools import cache

from service.extract.patterns import Phrases
from service.knowledge import load


def may_be_furniture(word: str) -> bool:
    """Whether the site's own words may begin with that one."""
    return _furniture().begins(word)


def is_furniture(text: str, position: int) -> bool:
    """Whether the site's own words begin there."""
    return _furniture().match(text, position) is not None


@cache
def _furniture() -> Phrases:
    return Phrases.of(row.phrase for row in load().furniture if row.kind == "furniture")
