"""SQLite FTS5, its tokenizer without diacritics, ranked by bm25."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.speed.corpus import Page
from benchmarks.speed.peers import TOP, Ask, words

CREATE = """CREATE VIRTUAL TABLE pages
    USING fts5(id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2')"""
SELECT = "SELECT id FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT ?"


@contextmanager
def fts5(folder: Path, pages: Iterable[Page]) -> Iterator[Ask]:
    file = folder / "fts5.db"
    built = file.exists()
    with closing(sqlite3.connect(file)) as database:
        if not built:
            database.execute(CREATE)
            rows = ((page.id, page.title, page.text) for page in pages)
            database.executemany("INSERT INTO pages VALUES (?, ?, ?)", rows)
            database.execute("INSERT INTO pages(pages) VALUES ('optimize')")
            database.commit()

        def ask(question: str) -> list[str]:
            match = " OR ".join(f'"{word}"' for word in words(question))
            return [str(id) for (id,) in database.execute(SELECT, (match, TOP))]

        yield ask
