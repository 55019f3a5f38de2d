"""Questions made of the documents themselves, by a seeded recipe: what is right follows from the text."""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality.sets import Question
from service.model import Document
from service.search.content import searchable_text
from service.text.characters import canonical
from service.text.fold import fold
from service.text.syllables import syllables

SEED = 2017
NUMBERED, TITLED, REMEMBERED = 150, 300, 200
TITLE_SYLLABLES = range(3, 6)
SENTENCE_SYLLABLES = range(12, 31)
FORGOTTEN = 0.3
"""The share of a sentence's syllables that a reader no longer knows."""

Recipe = Callable[[Sequence[Document], Path], list[Question]]


def numbers(documents: Sequence[Document], _data: Path) -> list[Question]:
    """A gazette entry by its number as people spell it; of several that bear it, any is right."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document.number:
            bearers[document.number.upper()].add(document.id)
    numbered = [document for document in documents if document.number and document.id.startswith("congbao-")]
    drawn = random.Random(SEED).sample(sorted(numbered, key=lambda item: item.id), NUMBERED)
    return [
        Question(f"{document.id}/{n}", spelling, frozenset(bearers[(document.number or "").upper()]))
        for document in drawn
        for n, spelling in enumerate(spellings(document.number or "", document.category or ""))
    ]


def spellings(number: str, kind: str) -> tuple[str, ...]:
    """Eight ways to type 87/2015/NĐ-CP."""
    spaced = " ".join(number.replace("/", " ").replace("-", " ").split())
    swapped = number.translate(str.maketrans("/-", "-/"))
    return (
        number,
        fold(number),
        spaced,
        f"{kind} số {number}",
        fold(f"{kind} {spaced}"),
        number.replace("-", "–"),
        number.replace("/", " / ").replace("-", " - "),
        swapped,
    )


def people(documents: Sequence[Document], data: Path) -> list[Question]:
    """The people of the labelled pages, each found wherever the text holds what is typed."""
    texts = [(document.id, f" {' '.join(_tokens(_whole(document)))} ") for document in documents]
    asked: dict[str, None] = {}
    for page in sorted((data / "portal" / "gold").glob("*.json")):
        for person in json.loads(page.read_text(encoding="utf-8"))["people"]:
            asked |= dict.fromkeys(_ways(person["name"], person["roles"]))
    questions = (
        Question(f"people/{text}", text, _holders(texts, parts)) for text, parts in map(_way, asked) if text
    )
    return [question for question in questions if question.relevant]


def _ways(name: str, roles: Sequence[str]) -> Iterator[str]:
    """`|` parts what must stand in the text, each together."""
    yield name
    if len(name.split()) > 2:
        yield " ".join(name.split()[-2:])
    for role in roles[:1]:
        yield role
        yield f"{role}|{name}"


def _way(way: str) -> tuple[str, tuple[str, ...]]:
    parts = tuple(" ".join(_tokens(part)) for part in way.split("|"))
    return way.replace("|", " "), parts


def titles(documents: Sequence[Document], _data: Path) -> list[Question]:
    """Neighbouring syllables of a title; every title that holds them is right."""
    draw = random.Random(SEED)
    titled = {document.id: _tokens(document.title or "") for document in documents}
    long = sorted(id for id, title in titled.items() if len(title) >= 6)
    cut = dict(_cut(id, titled[id], draw) for id in draw.sample(long, TITLED))
    texts = [(id, f" {' '.join(title)} ") for id, title in titled.items()]
    return [Question(f"titles/{id}", text, _holders(texts, (text,))) for id, text in cut.items()]


def _cut(id: str, title: Sequence[str], draw: random.Random) -> tuple[str, str]:
    length = draw.choice(TITLE_SYLLABLES)
    start = draw.randrange(len(title) - length + 1)
    return id, " ".join(title[start : start + length])


def sentences(documents: Sequence[Document], _data: Path) -> list[Question]:
    """A sentence of a body with a third of its syllables forgotten and two neighbours changed round."""
    draw = random.Random(SEED)
    ids = sorted(document.id for document in documents)
    by_id = {document.id: document for document in documents}
    chosen: dict[str, str] = {}
    for id in draw.sample(ids, len(ids)):
        possible = [line for line in _sentences(by_id[id]) if len(syllables(line)) in SENTENCE_SYLLABLES]
        if possible:
            chosen[id] = draw.choice(possible)
        if len(chosen) == REMEMBERED:
            break
    bodies = [(document.id, document.body or "") for document in documents]
    return [
        Question(
            f"sentences/{id}",
            _remembered(sentence, draw),
            frozenset(other for other, body in bodies if sentence in body),
        )
        for id, sentence in chosen.items()
    ]


def _sentences(document: Document) -> list[str]:
    return [part.strip() for line in (document.body or "").splitlines() for part in line.split(". ")]


def _remembered(sentence: str, draw: random.Random) -> str:
    words = [word for word in sentence.split() if draw.random() >= FORGOTTEN]
    if len(words) > 2:
        place = draw.randrange(len(words) - 1)
        words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words).replace('"', " ")


RECIPES: dict[str, Recipe] = {
    "numbers": numbers,
    "people": people,
    "titles": titles,
    "sentences": sentences,
}


def _tokens(text: str) -> list[str]:
    return [canonical(syllable.text) for syllable in syllables(text)]


def _whole(document: Document) -> str:
    return f"{document.title or ''}\n{searchable_text(document)}\n{document.byline or ''}"


def _holders(texts: Iterable[tuple[str, str]], parts: Sequence[str]) -> frozenset[str]:
    return frozenset(id for id, text in texts if all(f" {part} " in text for part in parts))
