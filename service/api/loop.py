"""The event loop of a server process among several, which are handed one socket to listen on."""

import asyncio
from socket import IPPROTO_TCP, TCP_NODELAY, socket
from typing import Any


class Sharing(asyncio.SelectorEventLoop):
    """asyncio takes all connections that wait as soon as it looks: of a few that are kept alive, as a proxy's
    are, one worker would get all and the others none. Its `backlog` bounds how many it takes at a look and
    also how many may wait, of which the socket is told again.

    Nor does it send at once what is written to connections of a socket that wasn't made for TCP by name, as
    uvicorn's isn't: an answer's body then waits 40 ms until the client has confirmed its head.
    """

    async def create_server(
        self, *arguments: Any, sock: socket | None = None, backlog: int = 100, **options: Any
    ) -> asyncio.Server:
        if sock is None:
            return await super().create_server(*arguments, backlog=backlog, **options)
        sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)  # connections inherit it
        server = await super().create_server(*arguments, sock=sock, backlog=1, **options)
        sock.listen(backlog)
        return server
