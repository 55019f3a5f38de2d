"""Hands prepared documents to the index."""

from service.ingest.prepare import Done
from service.search.port import Record, Writer


def upsert(writer: Writer, done: Done) -> dict[str, str]:
    """Writes what is ready; by their ids, why the others could not be prepared."""
    writer.upsert([outcome for _, outcome in done if isinstance(outcome, Record)])
    return {task.document.id: outcome for task, outcome in done if isinstance(outcome, str)}
