"""Which organization a post belongs to, as far as its page tells: "Quận" on Tây Hồ's page is Quận Tây Hồ."""

import re
from collections import Counter
from functools import lru_cache

from service.extract.abbreviations import written_out
from service.extract.letters import LOWER, UPPER
from service.extract.name_words import looks_like_person
from service.text.characters import canonical

UNIT_OF_WORD = {
    "quận": "quận",
    "huyện": "huyện",
    "tỉnh": "tỉnh",
    "phường": "phường",
    "xã": "xã",
    "thị xã": "thị xã",
    "thành phố": "thành phố",
    "quận uỷ": "quận",
    "huyện uỷ": "huyện",
    "tỉnh uỷ": "tỉnh",
    "thành uỷ": "thành phố",
}
"""In canonical spelling: an organization's last words that leave its place open, and the unit they are of."""

LAST_WORDS = re.compile(r"(?:(?P<two>[^\W_]+\s+[^\W_]+)|(?P<one>[^\W_]+))\Z")
SYLLABLE = rf"[{UPPER}][{LOWER}]+"
PLACE = re.compile(
    r"(?P<first>[QqHhTtPpXx])(?<![^\W_].)"
    r"(?P<rest>uận(?<=[Qq]uận)|uyện(?<=[Hh]uyện)|ỉnh(?<=[Tt]ỉnh)|hường(?<=[Pp]hường)|ã(?<=[Xx]ã)"
    r"|hị xã(?<=[Tt]hị xã)|hành phố(?<=[Tt]hành phố))"
    rf"\s+(?P<place>{SYLLABLE}(?:\s{SYLLABLE}){{0,2}})(?![^\W_])"
)
"""A unit and its place. The first letter stands by itself, so that the engine can scan for it."""


class Places:
    """The units that a text names, looked for once somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, str | None] | None = None

    def of(self, unit: str) -> str | None:
        """The place of the only such unit: "Tây Hồ" for `quận`."""
        if self.found is None:
            self.found = _only_places(self.text)
        return self.found.get(unit)

    def resolve(self, organization: str | None) -> str | None:
        """The organization written out, with its place where the page leaves no doubt."""
        if organization is None:
            return None
        written, unit = _read(organization)
        place = self.of(unit) if unit else None
        return f"{written} {place}" if place else written


@lru_cache(maxsize=4096)
def _read(organization: str) -> tuple[str, str | None]:
    """The name written out, and the unit that its last words leave open; news name the same every day."""
    written = written_out(organization)
    return written, _open_unit(written)


def _open_unit(organization: str) -> str | None:
    words = canonical(organization).split()
    return UNIT_OF_WORD.get(" ".join(words[-2:])) or UNIT_OF_WORD.get(words[-1]) if words else None


def _only_places(text: str) -> dict[str, str | None]:
    counts: dict[str, Counter[str]] = {}
    for match in PLACE.finditer(text):
        place = " ".join(match["place"].split())
        if not looks_like_person(place):
            counts.setdefault(match["first"].lower() + match["rest"], Counter())[place] += 1
    return {unit: next(iter(places)) if len(places) == 1 else None for unit, places in counts.items()}
