"""The event loop of a server process among several: it takes connections one at a time."""

import asyncio
from socket import socket
from typing import Any


class Sharing(asyncio.SelectorEventLoop):
    """asyncio takes all connections that wait as soon as it looks: of a few that are kept alive, as a proxy's
    are, one worker would get all and the others none. Its `backlog` bounds how many it takes at a look and
    also how many may wait, of which the socket is told again.
    """

    async def create_server(
        self, *arguments: Any, sock: socket | None = None, backlog: int = 100, **options: Any
    ) -> asyncio.Server:
        if sock is None:
            return await super().create_server(*arguments, backlog=backlog, **options)
        server = await super().create_server(*arguments, sock=sock, backlog=1, **options)
        sock.listen(backlog)
        return server
