"""The analysis of documents in Elasticsearch's own terms, compiled from index_config/characters.tsv.

    characters   a `mapping` of single characters: the steps `normalise` and `lower` in one
    composed     a letter and its marks are one letter, in whatever order they stand
    tone         òa -> oà
    folded       `characters` and then `fold`, in one: all that the folded streams need
    parted       a space for all that is neither letter, mark nor digit
    vowel_i      whole tokens: kĩ -> kỹ; vowel_i_folded: ki -> ky

ICU would do the second; it isn't in the images that operators have, and would bring a fold of its own.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any

from service.knowledge import Character
from service.text.characters import nfc
from service.text.tables import marks, targets_of

LONGEST_TOKEN = 4_096
"""In UTF-16 units: two of them, joined, stay below the 32,766 bytes that Lucene takes as a term."""

UNUSUAL = "\u0340\u0341\u0343\u0344\u212a\u212b"
"""Characters that NFC writes otherwise: documents hold none, another program's query may."""

JOINER = "_"


def analysis(rows: Iterable[Character]) -> dict[str, Any]:
    """The `analysis` of the index settings."""
    rows = tuple(rows)
    return {
        "char_filter": _char_filters(rows),
        "tokenizer": {
            "spaced": {"type": "whitespace", "max_token_length": 1_000_000},
        },
        "filter": {
            "vowel_i": _whole_tokens("vowel_i", rows),
            "vowel_i_folded": _whole_tokens("fold_i", rows),
            "pairs": {
                "type": "shingle",
                "min_shingle_size": 2,
                "max_shingle_size": 2,
                "output_unigrams": False,
                "token_separator": JOINER,
            },
            "not_too_long": {"type": "length", "max": LONGEST_TOKEN},
        },
        "analyzer": _analyzers(),
        "normalizer": {
            "document_number": {
                "type": "custom",
                "char_filter": ["characters", "composed", "central", "folded", "separators", "zeros"],
            }
        },
    }


def _analyzers() -> dict[str, Any]:
    exact = (["characters", "composed", "tone", "parted"], ["lowercase", "vowel_i", "not_too_long"])
    folded = (["folded", "parted"], ["lowercase", "vowel_i_folded", "not_too_long"])
    return {
        "vietnamese": _analyzer(*exact),
        "vietnamese_bigrams": _analyzer(exact[0], [*exact[1], "pairs"]),
        "vietnamese_folded": _analyzer(*folded),
        "vietnamese_folded_bigrams": _analyzer(folded[0], [*folded[1], "pairs"]),
        "vietnamese_name": _analyzer(exact[0], ["lowercase", "not_too_long"]),
        "segmented": {"type": "custom", "tokenizer": "spaced", "filter": ["not_too_long"]},
    }


def _analyzer(char_filters: list[str], filters: list[str]) -> dict[str, Any]:
    return {"type": "custom", "char_filter": char_filters, "tokenizer": "spaced", "filter": filters}


# -- char filters ------------------------------------------------------------------------------------


def _char_filters(rows: tuple[Character, ...]) -> dict[str, Any]:
    characters = dict(_characters(rows))
    fold = targets_of("fold", rows)
    folded = fold | {source: _through(fold, target) for source, target in characters.items()}
    return {
        "characters": _mapping("characters.tsv: normalise, then lower", characters),
        "composed": _mapping("characters.tsv: what the letters of fold are composed of", _composed(rows)),
        "tone": _mapping("characters.tsv: tone", targets_of("tone", rows)),
        "folded": _mapping("characters.tsv: normalise, then lower, then fold", folded),
        "parted": {
            "type": "pattern_replace",
            "pattern": r"[^\p{L}\p{N}\p{M}]|[\x{E0100}-\x{E01EF}]",
            "replacement": " ",
        },
        "central": {
            "type": "pattern_replace",
            "pattern": r"(?<![\p{L}\p{N}])t\.?ư(?![\p{L}\p{N}])",
            "replacement": "tw",
        },
        "separators": {"type": "pattern_replace", "pattern": r"[^\p{L}\p{N}]+", "replacement": "-"},
        "zeros": {
            "type": "pattern_replace",
            "pattern": r"^-?(?:so-)?(?:0+(?=[0-9]))?|-$",
            "replacement": "",
        },
    }


def _characters(rows: tuple[Character, ...]) -> Iterator[tuple[str, str]]:
    """All single characters that change, in the letters that the other tables know and in ASCII."""
    normalise, lower = targets_of("normalise", rows), targets_of("lower", rows)
    for source, target in normalise.items():
        yield source, "".join(lower.get(char, char.lower()) for char in target)
    yield from lower.items()
    small = {source for source in targets_of("fold", rows) if source not in marks()}
    for char in map(chr, range(0x41, 0x2000)):
        is_capital = char.lower() != char and (char.isascii() or char.lower() in small)
        if is_capital and char not in normalise and char not in lower:
            yield char, char.lower()
    for char in UNUSUAL:
        yield char, nfc(char).lower()


def _composed(rows: tuple[Character, ...]) -> dict[str, str]:
    """Every spelling of a letter as another letter and marks that Unicode holds for the same."""
    return {spelling: char for char in targets_of("fold", rows) for spelling in _spellings(char)}


def _spellings(char: str) -> Iterator[str]:
    base, *parts = list(unicodedata.normalize("NFD", char))
    for order in permutations(parts):
        for taken in range(len(order)):
            letter = nfc(base + "".join(order[:taken]))
            spelling = letter + "".join(order[taken:])
            if len(letter) == 1 and nfc(spelling) == char:
                yield spelling


def _through(table: Mapping[str, str], text: str) -> str:
    return "".join(table.get(char, char) for char in text)


def _mapping(source: str, targets: Mapping[str, str]) -> dict[str, Any]:
    rules = sorted(f"{_escaped(source)} => {_escaped(target)}" for source, target in targets.items())
    return {"type": "mapping", "generated_from": source, "mappings": rules}


def _escaped(text: str) -> str:
    """What can't be read, and what the rules of a `mapping` would misread, by its number."""
    return "".join(char if char.isalnum() else _units(char) for char in text)


def _units(char: str) -> str:
    return "".join(f"\\u{int.from_bytes(pair):04X}" for pair in _pairs(char.encode("utf-16-be")))


def _pairs(text: bytes) -> Iterator[bytes]:
    return (text[start : start + 2] for start in range(0, len(text), 2))


# -- token filters -----------------------------------------------------------------------------------


def _whole_tokens(step: str, rows: tuple[Character, ...]) -> dict[str, Any]:
    return {
        "type": "stemmer_override",
        "generated_from": f"characters.tsv: {step}",
        "rules": [f"{source} => {target}" for source, target in sorted(targets_of(step, rows).items())],
    }
