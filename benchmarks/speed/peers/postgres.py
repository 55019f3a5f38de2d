"""PostgreSQL full text: the simple configuration with unaccent, a GIN index, ranked by ts_rank."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.speed.corpus import Page
from benchmarks.speed.peers import TOP, Ask, Missing, words

PROGRAMS = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"
"""Whom it runs as where root starts it, which it refuses to run as."""

CREATE = """
    CREATE EXTENSION unaccent;
    CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
    ALTER TEXT SEARCH CONFIGURATION plain
        ALTER MAPPING FOR word, asciiword, hword, hword_part, asciihword, hword_asciipart
        WITH unaccent, simple;
    CREATE TABLE pages (id text, title text, text text);
"""
INDEX = """
    ALTER TABLE pages ADD tokens tsvector;
    UPDATE pages SET tokens = to_tsvector('plain', title || ' ' || left(text, 500000));
    CREATE INDEX ON pages USING gin (tokens);
    VACUUM ANALYZE pages;
"""
SELECT = """
    SELECT id FROM pages, to_tsquery('plain', %s) question
    WHERE tokens @@ question ORDER BY ts_rank(tokens, question) DESC LIMIT %s
"""


@contextmanager
def postgres(folder: Path, pages: Iterable[Page]) -> Iterator[Ask]:
    try:
        import psycopg  # noqa: PLC0415 - only the benchmark's own dependencies bring it
    except ImportError as error:
        raise Missing("psycopg") from error
    data = folder / "postgres"
    built = (data / "built").exists()
    with _running(data) as sockets, psycopg.connect(host=sockets, user=_user(), dbname="postgres") as link:
        link.autocommit = True
        if not built:
            link.execute(CREATE)
            with link.cursor() as cursor, cursor.copy("COPY pages FROM STDIN") as copy:
                for page in pages:
                    copy.write_row([part.replace("\0", "") for part in (page.id, page.title, page.text)])
            for statement in filter(str.strip, INDEX.split(";")):
                link.execute(statement)
            (data / "built").touch()

        def ask(question: str) -> list[str]:
            match = " | ".join(f"'{word}'" for word in words(question))
            return [str(id) for (id,) in link.execute(SELECT, (match, TOP))]

        yield ask


@contextmanager
def _running(data: Path) -> Iterator[str]:
    """A server of its own, without a port; yields the folder of its socket."""
    programs = max(PROGRAMS.glob("*/bin"), default=None)
    if programs is None:
        raise Missing("PostgreSQL's server programs")
    if not data.exists():
        data.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(data, ACCOUNT, ACCOUNT)
        _as_user(programs / "initdb", "--pgdata", data, "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust")
    options = f"-c listen_addresses='' -c unix_socket_directories='{data}' -c shared_buffers=512MB -c jit=off"
    log = data / "server.log"
    _as_user(programs / "pg_ctl", "--pgdata", data, "--wait", "--log", log, "--options", options, "start")
    try:
        yield str(data)
    finally:
        _as_user(programs / "pg_ctl", "--pgdata", data, "--wait", "--mode=fast", "stop")


def _user() -> str:
    return ACCOUNT if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _as_user(*command: object) -> None:
    user = ACCOUNT if os.geteuid() == 0 else None
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")
