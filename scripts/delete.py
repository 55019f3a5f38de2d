"""`tracuu delete`: takes documents down."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from scripts.options import ElasticsearchOption, IndexOption, settings
from service.text.characters import nfc
from service.wiring import open_engine


def delete(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of documents.")],
    index: IndexOption = None,
    elasticsearch: ElasticsearchOption = None,
) -> None:
    """Takes documents down; a tombstone of each stays."""
    ids = [nfc(id) for id in ids]
    engine = open_engine(settings(index, elasticsearch))
    engine.status()  # a writer would begin an index where there is none
    with engine.writer() as writer:
        gone = writer.delete(ids, datetime.now(UTC))
    typer.echo(f"{len(gone)} taken down")
    unknown = [id for id in dict.fromkeys(ids) if id not in gone]
    for id in unknown:
        typer.echo(f"tracuu: no such document: {id}", err=True)
    raise typer.Exit(1 if unknown else 0)
