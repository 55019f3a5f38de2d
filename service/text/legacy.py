"""Text of encodings before Unicode that was read as Latin letters: "Uû ban nh©n d©n", "UÛy ban nhaân daân".

Recognised by the text alone: a stretch of words is repaired where most of its odd words aren't Vietnamese as
they stand and are once they are repaired. A stretch ends where a word is Vietnamese in Unicode beyond doubt,
so that one line may hold both. Text that is Vietnamese, French or anything else stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from service.knowledge import LegacyLetter, load
from service.text.orthography import is_syllable

WORD = re.compile(r"\S+")
PARTS = re.compile(r"[\s/\-–.,;:()]+")
UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that no old encoding has when it is read as Latin-1."""
CAPITALS_FONT = re.compile(r"\.?Vn[A-Z][A-Za-z ]*H\b")
"""Names of TCVN3 fonts that show small letters as capitals: .VnTimeH, .VnArialH."""
EDGES = " \t\"'“”‘’.,;:!?()[]{}<>/\\-–—…*|_=+0123456789"
EVIDENCE = 2
"""Different words of a stretch that only the old encoding explains; in a text full of it one is enough."""
FULL = 10
SHARE = 0.75
VIETNAMESE = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
"""What Unicode's Vietnamese shares with Latin-1."""
"""Of a stretch's odd words that must be syllables once they are repaired."""


@dataclass(frozen=True)
class Encoding:
    """One table, compiled. `odd` finds all that its text has beyond ASCII, `alien` what Vietnamese lacks."""

    name: str
    letters: dict[str, str]
    sources: re.Pattern[str]
    odd: re.Pattern[str]
    alien: re.Pattern[str]

    @classmethod
    def of(cls, name: str, rows: Iterable[LegacyLetter]) -> "Encoding":
        letters: dict[str, str] = {}
        for row in rows:
            letters[row.written] = row.letter
            if name == "vni":
                letters[row.written.upper()] = row.letter.upper()
                letters[row.written[:1].upper() + row.written[1:]] = row.letter.upper()
        longest = sorted(letters, key=len, reverse=True)
        odd = {character for written in letters for character in written if not character.isascii()}
        sources = re.compile("|".join(map(re.escape, longest)))
        return cls(name, letters, sources, _one_of(odd), _one_of(odd - set(VIETNAMESE)))

    def decode(self, text: str) -> str:
        return self.sources.sub(lambda match: self.letters[match[0]], text)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one word says: `strong` for the encoding, `broken` against it, `unicode` ends a stretch."""

    strong: bool = False
    broken: bool = False
    unicode: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    start: int
    end: int
    words: frozenset[str]
    strong: int
    broken: int

    @property
    def is_legacy(self) -> bool:
        return self.strong > 0 and self.strong >= SHARE * (self.strong + self.broken)


def repaired(text: str) -> str:
    """The text with every stretch of TCVN3 or VNI in Unicode; itself where there is none."""
    if text.isascii():
        return text
    for encoding in encodings():
        text = _repaired(text, encoding)
    return text


def shown_as_capitals(text: str) -> str:
    """Text that a font of capitals shows: nobody types Unicode's Vietnamese in one, so that is left alone."""
    if any(ord(character) > 0xFF and character.isalpha() for character in text):
        return text
    return encodings()[0].decode(text).upper()


def _repaired(text: str, encoding: Encoding) -> str:
    """Looks first at the lines that hold a letter alien to Vietnamese: most texts have none."""
    suspects = (line for line in text.splitlines() if encoding.alien.search(line))
    if not any(stretch.is_legacy for line in suspects for stretch in _stretches(line, encoding)):
        return text
    stretches = list(_stretches(text, encoding))
    found = [stretch for stretch in stretches if stretch.is_legacy]
    full = len(frozenset().union(*(stretch.words for stretch in found))) >= FULL
    pieces: list[str] = []
    position = 0
    for stretch in stretches:
        enough = stretch.is_legacy and len(stretch.words) >= (1 if full else EVIDENCE)
        if not enough and not (full and _goes_along(text, stretch, encoding)):
            continue
        pieces += [text[position : stretch.start], _decoded(text[stretch.start : stretch.end], encoding)]
        position = stretch.end
    return "".join([*pieces, text[position:]])


def _goes_along(text: str, stretch: Stretch, encoding: Encoding) -> bool:
    """Whether a whole line that proves nothing is of the encoding that the text is full of: "Sè: 12/Q§-UBND".

    It has a letter that Vietnamese lacks, unless nothing at all of the text is Unicode's; and no such sign
    stands alone, as © does.
    """
    line = text[stretch.start : stretch.end]
    if stretch.broken or not _is_line(text, stretch):
        return False
    if encoding.alien.search(line) is None and UNICODE.search(text) is not None:
        return False
    parts = (part.strip(EDGES) for part in PARTS.split(line))
    return all(len(encoding.decode(part)) > 1 for part in parts if encoding.odd.search(part))


def _is_line(text: str, stretch: Stretch) -> bool:
    begin, end = text.rfind("\n", 0, stretch.start) + 1, text.find("\n", stretch.end)
    after = text[stretch.end : end if end >= 0 else len(text)]
    return not text[begin : stretch.start].strip() and not after.strip()


def _stretches(text: str, encoding: Encoding) -> Iterator[Stretch]:
    """Runs of words of one line without a word that is Unicode's."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _of_line(line, start, encoding)
        start += len(line)


def _of_line(line: str, offset: int, encoding: Encoding) -> Iterator[Stretch]:
    begin: int | None = None
    end, strong, broken, words = 0, 0, 0, set[str]()
    for match in WORD.finditer(line):
        verdict = _judge(match[0], encoding)
        if verdict.unicode:
            if begin is not None:
                yield Stretch(offset + begin, offset + end, frozenset(words), strong, broken)
            begin, strong, broken, words = None, 0, 0, set()
            continue
        begin, end = match.start() if begin is None else begin, match.end()
        strong += verdict.strong
        broken += verdict.broken
        if verdict.strong:
            words.add(match[0])
    if begin is not None:
        yield Stretch(offset + begin, offset + end, frozenset(words), strong, broken)


def _judge(written: str, encoding: Encoding) -> Verdict:
    if written.isascii():
        return Verdict()
    verdicts = [_judged(part, encoding) for part in PARTS.split(written) if part]
    return Verdict(
        any(verdict.strong for verdict in verdicts),
        any(verdict.broken for verdict in verdicts),
        any(verdict.unicode for verdict in verdicts),
    )


def _judged(part: str, encoding: Encoding) -> Verdict:
    word = part.strip(EDGES)
    if not encoding.odd.search(word):
        return Verdict(unicode=any(ord(character) > 0xFF and character.isalpha() for character in word))
    after = encoding.decode(word)
    now, then = is_syllable(word), is_syllable(after)
    if any(ord(character) > 0xFF for character in word):
        return Verdict(unicode=True)
    if now and not then:
        return Verdict(broken=True)
    if len(word) == 1 or not any(character.isascii() and character.isalpha() for character in word):
        return Verdict()  # a sign by itself, as © or ®, says nothing
    return Verdict(strong=then and not now, broken=not then and not _is_code(after))


def _is_code(word: str) -> bool:
    """ "QĐ", "NĐ": capitals are an abbreviation, which is no syllable."""
    return word.isupper()


def _decoded(stretch: str, encoding: Encoding) -> str:
    text = encoding.decode(stretch)
    if encoding.name == "tcvn3" and _is_capitals(stretch):
        return text.upper()
    if encoding.name == "tcvn3":
        return WORD.sub(lambda match: match[0].upper() if _in_capitals(match[0]) else match[0], text)
    return text


def _is_capitals(stretch: str) -> bool:
    """Small toned letters between capitals: a font of capitals showed them all as such."""
    letters = [character for character in stretch if character.isascii() and character.isalpha()]
    return len(letters) > 2 and all(character.isupper() for character in letters)


def _in_capitals(word: str) -> bool:
    letters = [character for character in word if character.isascii() and character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters) and not word.isupper()


@cache
def encodings() -> tuple[Encoding, ...]:
    return Encoding.of("tcvn3", load().tcvn3), Encoding.of("vni", load().vni)


def _one_of(characters: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(characters)))}]")
