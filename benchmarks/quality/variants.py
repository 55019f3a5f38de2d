"""One question as other people type it: without its marks, with a slip, in another Unicode form.

Each is a function of the text and a seeded generator, so that a run can be repeated.
"""

import random
import re
import unicodedata
from collections.abc import Callable

from service.text.characters import canonical, nfc
from service.text.fold import fold
from service.text.syllables import Syllable, syllables

Variant = Callable[[str, random.Random], str]

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below."""
TELEX_TONE = dict(zip(TONES, "fsxrj", strict=True))
TELEX_LETTER = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
OLD_PLACE = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
             "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
SWAPPED_LENGTH = 3
"""Syllables of fewer letters become another word too easily."""


def typed(text: str, _draw: random.Random) -> str:
    return text


def undiacritised(text: str, _draw: random.Random) -> str:
    """The marks alone go: letter case and the rest stay, as people type."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


def half(text: str, draw: random.Random) -> str:
    """Every other syllable, at random, without its marks."""
    found = syllables(nfc(text))
    chosen = draw.sample(found, len(found) // 2)
    return _replaced(nfc(text), {item: undiacritised(item.text, draw) for item in chosen})


def other_tone_place(text: str, _draw: random.Random) -> str:
    """hoà for hòa and the other way round, wherever a word allows both."""
    return _replaced(nfc(text), {item: _other_place(item.text) for item in syllables(nfc(text))})


def upper(text: str, _draw: random.Random) -> str:
    return text.upper()


def nfd(text: str, _draw: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def wrong_tone(text: str, draw: random.Random) -> str:
    """One syllable that bears a tone gets another."""
    return _one(text, draw, _toned, _with_other_tone)


def swapped(text: str, draw: random.Random) -> str:
    """Two neighbouring letters of one syllable change places."""
    return _one(text, draw, _swappable, _with_swapped)


def telex(text: str, draw: random.Random) -> str:
    """One syllable as the keys were pressed: "ddua" for "đua"."""
    return _one(text, draw, _marked, lambda syllable, _draw: keys(syllable))


VARIANTS: dict[str, Variant] = {
    "typed": typed,
    "undiacritised": undiacritised,
    "half": half,
    "other tone place": other_tone_place,
    "upper case": upper,
    "NFD": nfd,
    "wrong tone": wrong_tone,
    "swapped letters": swapped,
    "Telex": telex,
}
ONE_ERROR = ("wrong tone", "swapped letters", "Telex")


def vary(variant: str, id: str, text: str) -> str:
    """The question `id` in a variant, the same in every run."""
    return VARIANTS[variant](text, random.Random(f"{variant}:{id}"))


def keys(syllable: str) -> str:
    """The Telex keys of a syllable: its letters, then its tone."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = next((mark for mark in decomposed if mark in TELEX_TONE), "")
    toneless = nfc("".join(mark for mark in decomposed if mark not in TELEX_TONE))
    return "".join(TELEX_LETTER.get(c, _upper_key(c)) for c in toneless) + TELEX_TONE.get(tone, "")


def _upper_key(letter: str) -> str:
    return TELEX_LETTER[letter.lower()].upper() if letter.lower() in TELEX_LETTER else letter


def _one(
    text: str,
    draw: random.Random,
    may: Callable[[str], bool],
    change: Callable[[str, random.Random], str],
) -> str:
    """The text with one syllable changed; a text without such a syllable stays."""
    text = nfc(text)
    possible = [item for item in syllables(text) if may(item.text)]
    if not possible:
        return text
    chosen = draw.choice(possible)
    return _replaced(text, {chosen: change(chosen.text, draw)})


def _replaced(text: str, changes: dict[Syllable, str]) -> str:
    for item in sorted(changes, key=lambda item: item.start, reverse=True):
        text = text[: item.start] + changes[item] + text[item.end :]
    return text


def _other_place(syllable: str) -> str:
    """In small letters but for the first, as a word stands in a sentence."""
    small = syllable.lower()
    for new, old in OLD_PLACE.items():
        moved = ""
        if small.endswith(old):
            moved = small.removesuffix(old) + new
        elif small.endswith(new) and not small.startswith("qu"):
            moved = small.removesuffix(new) + old
        if moved:
            return moved.capitalize() if syllable[0].isupper() else moved
    return syllable


def _toned(syllable: str) -> bool:
    return any(mark in TONES for mark in unicodedata.normalize("NFD", syllable))


def _with_other_tone(syllable: str, draw: random.Random) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = next(mark for mark in decomposed if mark in TONES)
    return nfc(decomposed.replace(tone, draw.choice(TONES.replace(tone, ""))))


def _swappable(syllable: str) -> bool:
    return len(syllable) >= SWAPPED_LENGTH and syllable.isalpha() and len(set(canonical(syllable))) > 1


def _with_swapped(syllable: str, draw: random.Random) -> str:
    places = [n for n in range(len(syllable) - 1) if syllable[n] != syllable[n + 1]]
    place = draw.choice(places)
    return syllable[:place] + syllable[place + 1] + syllable[place] + syllable[place + 2 :]


def _marked(syllable: str) -> bool:
    return re.search("[đĐ]", syllable) is not None or fold(syllable) != canonical(syllable)
