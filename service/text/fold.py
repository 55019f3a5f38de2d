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


def folded(text: str) -> Mapped:
    """`fold(text)` with its way back to the text in NFC."""
    return canonical_mapped(text).through(letters("fold"), composed, whole_syllables("fold_i"))
