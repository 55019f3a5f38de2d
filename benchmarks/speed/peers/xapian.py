"""Xapian with our folded syllables, which it can't make itself, ranked by its BM25."""

import importlib.util
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.speed.corpus import Page
from benchmarks.speed.peers import TOP, Ask, Missing, words
from service.analysis import stream
from service.text.fold import fold

PACKAGED = Path("/usr/lib/python3/dist-packages")
"""Where Debian's python3-xapian is, which no other registry has."""
LONGEST = 200
"""Bytes of a term: Xapian refuses more than 245."""


@contextmanager
def xapian(folder: Path, pages: Iterable[Page]) -> Iterator[Ask]:
    engine = _module()
    path = folder / "xapian"
    if not path.exists():
        writable = engine.WritableDatabase(str(path), engine.DB_CREATE)
        for page in pages:
            document = engine.Document()
            document.set_data(page.id)
            for place, term in enumerate(stream(f"{page.title}\n{page.text}", folded=True).split()):
                if 0 < len(term) < LONGEST:
                    document.add_posting(term, place)
            writable.add_document(document)
        writable.commit()
        writable.close()
    database = engine.Database(str(path))

    def ask(question: str) -> list[str]:
        enquire = engine.Enquire(database)
        enquire.set_query(engine.Query(engine.Query.OP_OR, [fold(word) for word in words(question)]))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, TOP)]

    yield ask
    database.close()


def _module() -> Any:
    """Debian's package, without its other packages."""
    if "xapian" not in sys.modules:
        path = PACKAGED / "xapian" / "__init__.py"
        found = importlib.util.spec_from_file_location(
            "xapian", path, submodule_search_locations=[str(path.parent)]
        )
        if not path.exists() or found is None or found.loader is None:
            raise Missing("python3-xapian")
        module = importlib.util.module_from_spec(found)
        sys.modules["xapian"] = module
        found.loader.exec_module(module)
    return sys.modules["xapian"]
