"""Compound words, as pyvi finds them."""

from functools import cache
from typing import NamedTuple

from service.text.characters import nfc
from service.text.pyvi_files import compounds, model
from service.text.segmenter import Segmenter


class Word(NamedTuple):
    """A compound or a single token; `text` has "_" between its tokens, the span counts in the NFC text."""

    text: str
    start: int
    end: int


def segment(text: str) -> str:
    """Exactly `pyvi.ViTokenizer.tokenize(text)`: a space between words, "_" inside them.

    As there, a text without any token comes back as it was. Where pyvi fails, on half of a surrogate pair,
    the half is a token like any other that the model doesn't know.
    """
    segmenter = _segmenter()
    tokens = segmenter.tokens(nfc(text))
    if not tokens:
        return text
    return " ".join(_joined([token.text for token in tokens], segmenter.joints(tokens)))


def canonical_words(text: str) -> list[str]:
    """The words of `segment` in canonical spelling, their syllables joined; punctuation is none."""
    segmenter = _segmenter()
    tokens = segmenter.tokens(nfc(text))
    return _joined([token.canonical for token in tokens], segmenter.joints(tokens))


def _joined(pieces: list[str], joints: list[int]) -> list[str]:
    """Those at the joints each in one with the piece before; what is empty is left out."""
    for place in reversed(joints):
        second = pieces[place]
        if second:
            pieces[place] = ""
            pieces[place - 1] = f"{pieces[place - 1]}_{second}" if pieces[place - 1] else second
    return list(filter(None, pieces))


def words(text: str) -> list[Word]:
    """The words of `segment` in their order, line ends among them, with their places in the NFC text."""
    segmenter = _segmenter()
    source = nfc(text)
    tokens = segmenter.tokens(source)
    joints = set(segmenter.joints(tokens))
    found: list[Word] = []
    end = 0
    for place, token in enumerate(tokens):
        start = source.index(token.text, end)
        end = start + len(token.text)
        if place in joints:
            opened = found.pop()
            found.append(Word(f"{opened.text}_{token.text}", opened.start, end))
        else:
            found.append(Word(token.text, start, end))
    return found


@cache
def _segmenter() -> Segmenter:
    return Segmenter(model(), compounds())
