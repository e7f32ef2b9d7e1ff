"""A mail server that is never silent for long and never done: a byte now and then.

with DrippingServer(stage="DATA") as server:
    …MailServer(server.host, server.port, "none")…
"""

import socket
import threading
from collections.abc import Iterable
from typing import Self

GREETING = "the greeting"
ANSWERS = {b"EHLO": b"250 ok\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}


class DrippingServer:
    """Answers at once, but at one stage a byte at a time, and then with its usual words.

    `stage`: GREETING, a command such as 'RCPT', or '.' for the end of the mail. `recipient`: drips
    only for who has this in the address. `taken`: how many mails it took.
    """

    host = "127.0.0.1"

    def __init__(self, stage: str, *, number: int = 20, pause: float = 0.05) -> None:
        self.stage, self.number, self.pause = stage, number, pause
        self.recipient = b""
        self.taken = 0
        self._over = threading.Event()
        self._listening = socket.create_server((self.host, 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        # Only this wakes a thread that waits for somebody to come.
        socket.create_connection((self.host, self.port)).close()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            client, _address = self._listening.accept()
            thread = threading.Thread(target=self._talk, args=(client,))
            thread.start()
            self._threads.append(thread)

    def _talk(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as lines:
            try:
                self._converse(client, lines)
            except OSError:
                return

    def _converse(self, client: socket.socket, lines: Iterable[bytes]) -> None:
        recipient, in_content = b"", False
        self._say(client, GREETING, recipient, b"220 here\r\n")
        for line in lines:
            if in_content and line != b".\r\n":
                continue
            verb = line[:4].upper().strip()
            in_content = verb == b"DATA"
            if verb == b"RCPT":
                recipient = line
            self._say(client, verb.decode(), recipient, ANSWERS.get(verb, b"250 ok\r\n"))
            self.taken += verb == b"."
            if verb == b"QUIT":
                return

    def _say(self, client: socket.socket, stage: str, recipient: bytes, words: bytes) -> None:
        if stage == self.stage and self.recipient in recipient:
            for byte in words[:3] + b"-" + b"." * self.number + b"\r\n":
                client.sendall(bytes([byte]))
                self._over.wait(self.pause)
        client.sendall(words)
