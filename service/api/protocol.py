"""HTTP/1.1 by uvicorn and h11; what is no request at all is refused in the form of every other problem."""

import sys

import h11
from starlette.exceptions import HTTPException
from uvicorn.protocols.http.h11_impl import H11Protocol

from service.api.errors import Problem, describe

LONGEST_HEAD = 64 * 1024
"""Bytes of a request line with its headers."""


class Http(H11Protocol):
    """The application never sees such a request, so it can't answer it."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - says less than the error that is under way
        answer = self._problem(sys.exception()).response()
        close = (b"Connection", b"close")
        head = h11.Response(status_code=answer.status_code, headers=[*answer.raw_headers, close])
        for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event))
        self.transport.close()

    def _problem(self, error: BaseException | None) -> Problem:
        """In Vietnamese: the headers that might ask for English weren't read."""
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        read, _ = self.conn.trailing_data
        is_address = status == 431 and b"\n" not in read
        return describe(HTTPException(414 if is_address else status), "vi")
