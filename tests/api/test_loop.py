"""Connections that wait are taken one at a time, and all of them; what is sent to them leaves at once."""

import asyncio
import socket
from contextlib import ExitStack
from itertools import pairwise

from service.api.loop import Sharing

WAITING = 20


class Counted(asyncio.Protocol):
    """Counts the connections that were made, and those of them that send at once."""

    made = prompt = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        connection = transport.get_extra_info("socket")
        type(self).made += 1
        type(self).prompt += connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        transport.close()


async def taken(listening: socket.socket) -> list[int]:
    """How many were taken by each of the loop's next looks."""
    Counted.made = Counted.prompt = 0
    server = await asyncio.get_running_loop().create_server(Counted, sock=listening, backlog=WAITING)
    counts = []
    async with server:
        for _ in range(4 * WAITING):
            await asyncio.sleep(0)
            counts.append(Counted.made)
    return counts


def test_a_look_takes_one_of_the_connections_that_wait() -> None:
    with ExitStack() as stack:
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=WAITING))
        for _ in range(WAITING):
            stack.enter_context(socket.create_connection(listening.getsockname()))
        with asyncio.Runner(loop_factory=Sharing) as runner:
            counts = runner.run(taken(listening))
    assert counts[-1] == WAITING
    assert max(after - before for before, after in pairwise(counts)) == 1


def test_as_many_may_wait_as_were_asked_for() -> None:
    """Of more than the queue holds, some would have to try again after a second. Each is sent to at once."""
    Counted.made = Counted.prompt = 0
    with ExitStack() as stack:
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        with asyncio.Runner(loop_factory=Sharing) as runner:
            server = runner.run(listen(listening))
            for _ in range(WAITING):
                stack.enter_context(socket.create_connection(listening.getsockname(), timeout=0.5))
            runner.run(asyncio.sleep(0.1))
            server.close()
    assert Counted.made == Counted.prompt == WAITING


async def listen(listening: socket.socket) -> asyncio.Server:
    return await asyncio.get_running_loop().create_server(Counted, sock=listening, backlog=WAITING)


def test_an_address_is_listened_on_as_ever() -> None:
    with asyncio.Runner(loop_factory=Sharing) as runner:
        server = runner.run(at_an_address())
        assert server.sockets
        server.close()


async def at_an_address() -> asyncio.Server:
    return await asyncio.get_running_loop().create_server(Counted, "127.0.0.1", 0)
