"""What is known of single names: surnames, places, figures, and what is named after people."""

import re
from functools import cache
from itertools import chain

from service.extract.letters import UPPER
from service.extract.patterns import lowered
from service.knowledge import load

BLANKS = frozenset(" \xa0\n")
STREET_NUMBER = re.compile(
    r"(?<![\w./])(?<![Qq]uận )(?<![Pp]hường )(?<!khu )(?<!tổ )\d{1,4}[A-Za-z]?(?:/\d+)* \Z"
)
HIGHLANDS = re.compile(rf"(?<!\w)[HK]['’][{UPPER}]")
"""What names of the Central Highlands begin with: "H'Lan Niê"."""
COMMON_SURNAME = 0.4
"""Share of people in percent: from the first on, a run of three or four syllables is a name by itself."""

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
VIETNAMESE = re.compile(
    rf"(?:(?:\A|\s+)(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdđghklmnprstvx])?[{VOWELS}]{{1,3}}(?:ch|n[gh]|[cmnpt])?)+"
)
MARKED = re.compile(r"[ảãạăằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộơờớởỡợủũụưừứửữựỳỷỹỵđ]")
"""Letters of Vietnamese alone."""
MIDDLES = frozenset(
    {"Văn", "Thị", "Hữu", "Đức", "Đình", "Xuân", "Ngọc", "Quang", "Thanh", "Minh", "Quốc", "Công"}
)


def holds_surname(run: str) -> bool:
    """Whether any syllable of a run is a surname, or what a name of the Central Highlands begins with."""
    return not _surnames().keys().isdisjoint(run.split()) or HIGHLANDS.search(run) is not None


def surname_share(syllable: str) -> float:
    """Per cent of people with that surname, or whose names begin so as "H'Lan Niê"; -1 where it is none."""
    share = _surnames().get(syllable, -1.0)
    return _surnames()["Y"] if share < 0 and is_of_highlands(syllable) else share


def is_of_highlands(syllable: str) -> bool:
    """Whether a name that begins so is nobody else's and no place's: "H'Lan Niê"."""
    return HIGHLANDS.match(syllable) is not None


def is_place(name: str) -> bool:
    """Whether it is a place or an organ's field, and so no person."""
    return name.lower() in _places()


def begins_with_place(name: str) -> bool:
    """Whether a place and the next sentence's first word make three syllables: "Hà Nội Giải"."""
    syllables = name.split()
    return len(syllables) == 3 and is_place(" ".join(syllables[:2]))


def looks_like_person(name: str) -> bool:
    """Whether a name is a person's by its own look, and no known place."""
    syllables = name.split()
    return is_plausible(syllables, surname_share(syllables[0])) and not is_place(name)


def is_figure(name: str) -> bool:
    """Somebody whom streets and movements are named after."""
    return name.lower() in _figures()


def is_held(text: str, position: int, name: str) -> bool:
    """Whether a name there is a street's or a unit's: "thành phố A", but not "Quận ủy A B C"."""
    kind = holder(text, position)
    return kind == "holder" or (kind == "unit" and (name.count(" ") < 2 or is_figure(name)))


def is_plausible(name: list[str], share: float) -> bool:
    """Whether syllables are a name by their own look; `share` is that of the first as a surname."""
    if share < 0 or not 3 <= len(name) <= 4 or (len(name[-1]) == 1 and name[-1] != "Y"):
        return False
    return share >= COMMON_SURNAME or name[1] in MIDDLES


def holds_foreign(run: str) -> bool:
    """Whether any syllable of a run is spelled as no Vietnamese word is: "Lloyd", "Martin"."""
    return VIETNAMESE.fullmatch(run.lower()) is None


def is_foreign(name: str) -> bool:
    """Whether a name is spelled as no Vietnamese one, and holds neither a Vietnamese word nor a place."""
    if not holds_foreign(name) or MARKED.search(name.lower()) is not None:
        return False
    syllables = name.split()
    return not any(is_place(" ".join(part)) for part in (syllables[:1], syllables[:2], syllables[-2:]))


def holder(text: str, position: int) -> str | None:
    """Whether what stands right before makes a street or a place of the name: holder or unit.

    Behind a post that ends so, as "trưởng thôn", its holder may be named as well as the place.
    """
    before = text[max(0, position - 3) : position]
    if before[-1:] == " " and not before[:-1].isalpha():
        if STREET_NUMBER.search(text, max(0, position - 18), position):
            return "holder"
    elif before[-1:] not in BLANKS:
        return None
    last = text[max(0, position - 30) : position].lower().split()[-4:]
    if not last or last[-1] not in _last_holder_words():
        return None
    endings = [" ".join(last[-size:]) for size in (4, 3, 2, 1) if size <= len(last)]
    kind = next(filter(None, map(_holders().get, endings)), None)
    if kind == "holder" and not _posts_that_hold().isdisjoint(endings):
        return "unit"
    return None if kind == "other" else kind


def follows_listed_unit(text: str, position: int) -> bool:
    """Whether a kind of place stands right before of which all are known, as provinces are."""
    last = text[max(0, position - 20) : position].lower().split()[-2:]
    return any(" ".join(last[-size:]) in _listed_units() for size in (1, 2))


@cache
def _listed_units() -> frozenset[str]:
    words = (row.word for row in load().eponyms if row.kind == "listed")
    return frozenset(chain.from_iterable(map(lowered, words)))


@cache
def _surnames() -> dict[str, float]:
    return {row.surname: float(row.share) for row in load().surnames}


@cache
def _places() -> frozenset[str]:
    fields = (row.word for row in load().eponyms if row.kind == "field")
    names = chain((row.place for row in load().places), fields)
    return frozenset(chain.from_iterable(map(lowered, names)))


@cache
def _figures() -> frozenset[str]:
    return frozenset(form for row in load().eponyms if row.kind == "figure" for form in lowered(row.word))


@cache
def _holders() -> dict[str, str]:
    kinds = ("holder", "unit", "other")
    return {form: row.kind for row in load().eponyms if row.kind in kinds for form in lowered(row.word)}


@cache
def _posts_that_hold() -> frozenset[str]:
    """Posts which end with a word that streets and places are called by."""
    posts = (row.phrase for row in load().posts if row.kind in ("head", "leader", "sole"))
    forms = frozenset(chain.from_iterable(map(lowered, posts)))
    return frozenset(form for form in forms if " " in form and form.split()[-1] in _last_holder_words())


@cache
def _last_holder_words() -> frozenset[str]:
    """So that most places are done with after one look-up."""
    return frozenset(word.split()[-1] for word in _holders())
