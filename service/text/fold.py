"""The spelling without marks, for people who type without them.

After those of `canonical`, two more steps of index_config/characters.tsv:

    fold        characters         ấ -> a, đ -> d, é -> e; marks that no letter took up go
    fold_i      whole syllables    ki -> ky: kĩ, kỹ and ki meet
"""

from service.text.characters import Mapped, canonical_mapped, composed
from service.text.tables import letters, whole_syllables


def fold(text: str) -> str:
    """`canonical(text)` without marks: ASCII for all that is Vietnamese."""
    return folded(text).text


def unmarked(spelling: str) -> str:
    """`fold` of what is in canonical spelling already, in half of the time."""
    return _folded(Mapped(spelling)).text


def folded(text: str) -> Mapped:
    """`fold(text)` with its way back to the text in NFC."""
    return _folded(canonical_mapped(text))


def _folded(mapped: Mapped) -> Mapped:
    return mapped.through(letters("fold"), composed, whole_syllables("fold_i"))
