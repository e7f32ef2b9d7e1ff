"""A mail server that takes every mail and keeps none: `python -m bench.sink PORT`."""

import asyncio
import sys

_END = b"\r\n.\r\n"


class Sink(asyncio.Protocol):
    """One conversation, a command at a time; of a mail only its end is looked for."""

    def __init__(self) -> None:
        self._got = b""
        self._is_mail = False
        self._way: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        if isinstance(transport, asyncio.WriteTransport):
            self._way = transport
            transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer whatever is whole."""
        self._got += data
        while self._way is not None:
            whole, end, rest = self._got.partition(_END if self._is_mail else b"\r\n")
            if not end:
                if self._is_mail:
                    self._got = self._got[-len(_END) :]
                return
            self._got = rest
            word = b"" if self._is_mail else whole[:4].upper()
            self._is_mail = word == b"DATA"
            self._way.write(_ANSWERS.get(word, b"250 ok\r\n"))
            if word == b"QUIT":
                self._way.close()
                self._way = None


_ANSWERS = {b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
