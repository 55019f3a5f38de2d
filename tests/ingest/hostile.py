"""A parser that does as its file says: what a hostile file would make of a real one."""

import os
import resource
import signal
import time
from pathlib import Path

from service.errors import InputRejected
from service.ingest.formats.rows import Parsed


def obey(_form: str, content: bytes) -> Parsed:  # noqa: C901 - one case for each way to misbehave
    """Does what the content names; else gives the content back as a body."""
    match content:
        case b"loop":
            while True:
                pass
        case b"sleep":
            time.sleep(600)
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"exit":
            os._exit(0)
        case b"eat":
            return Parsed(({"body": "x" * 2**40},))
        case b"raise":
            raise ValueError("không\ud800")
        case b"refuse":
            raise InputRejected("nothing in it")
        case b"three":
            return Parsed(({"body": "a"}, {"body": "b"}, {"body": "c"}), ("a hole",))
        case b"core":
            return Parsed(({"body": str(resource.getrlimit(resource.RLIMIT_CORE)[0])},))
        case _ if content.startswith(b"once "):
            flag = content.removeprefix(b"once ").decode()
            if not Path(flag).exists():
                Path(flag).touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return Parsed(({"body": content.decode()},))
