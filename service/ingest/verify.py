"""`tracuu status --verify`: whether every document that an index keeps is whole."""

from collections.abc import Iterator
from itertools import islice

from service.errors import EngineError
from service.search.port import Engine, Stored
from service.search.stored import signature

BATCH, NAMED = 500, 10


def verify(engine: Engine) -> int:
    """Reads each document and tombstone, and asks the index for it by its id and its content's signature.

    Returns how many are whole; raises EngineError where it isn't all of them. So a text is found, too, that
    can still be read but isn't what came in.
    """
    expected = engine.status().documents
    whole, changed = 0, list[str]()
    stored = engine.documents()
    while batch := list(islice(stored, BATCH)):
        signatures = dict(_signatures(batch))
        found = engine.holds(signatures)
        whole += len(found)
        changed += [id for id in signatures if id not in found]
    if changed:
        raise EngineError(f"{len(changed):,} documents aren't what came in: {', '.join(changed[:NAMED])}")
    if whole != expected:
        raise EngineError(f"{whole:,} of {expected:,} documents can be read")
    return whole


def _signatures(batch: list[Stored]) -> Iterator[tuple[str, str]]:
    for stored in batch:
        if stored.enriched is not None:
            yield stored.id, signature(stored.enriched.document)
