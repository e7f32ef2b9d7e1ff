"""An SMTP server on loopback that keeps what it accepts and fails where a test tells it to.

with SmtpServer() as server:
    server.faults.append(Fault(Stage.RECIPIENT, answer="550 5.1.1 No such person"))
    …
    assert server.received[0].message["Subject"] == "…"
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from ssl import SSLContext
from typing import Any, Self, TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

T = TypeVar("T")


class Stage(StrEnum):
    """Where in the conversation a fault strikes."""

    SENDER = "MAIL FROM is given"
    RECIPIENT = "RCPT TO is given"
    CONTENT = "the whole message has come, nobody has taken it yet"
    TAKEN = "the message is taken, the sender has not been told"
    TOLD = "the message is taken and the sender has its 250"


@dataclass
class Fault:
    """What happens at a stage instead of, or before, its normal course.

    `call` runs first, in the server's thread (a kill, say); then `delay` in seconds; then the
    connection is `cut`, or `answer` given in place of 250. `times` counts down; None: every time.
    `recipient` narrows the fault to one address.
    """

    stage: Stage
    answer: str | None = None
    cut: bool = False
    delay: float = 0
    call: Callable[[], None] | None = None
    times: int | None = 1
    recipient: str | None = None


@dataclass(frozen=True)
class Received:
    """A message that the server took: the envelope and the bytes as they came."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The content, parsed, with headers decoded."""
        return message_from_bytes(self.content, policy=policy.default)


class _Conversation(SMTP):
    """One connection, with a place for faults after the 250, where aiosmtpd has no hook."""

    event_handler: "SmtpServer"

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd finds it by this name
        """The normal course, and then what a test planned for after it."""
        await super().smtp_DATA(arg)
        if recipients := self.event_handler.told.pop(self, None):
            await self.event_handler.strike(Stage.TOLD, self, recipients)


class SmtpServer:
    """The server, in a thread of its own while the block lasts; `host` and `port` are its address.

    With `tls` it offers STARTTLS and, where `tls_required`, takes no mail without.
    """

    host = "127.0.0.1"

    def __init__(self, *, tls: SSLContext | None = None, tls_required: bool = False) -> None:
        self.port = 0
        self.faults: list[Fault] = []
        self.received: list[Received] = []
        self.told: dict[SMTP, Sequence[str]] = {}
        self._options: dict[str, Any] = {"tls_context": tls, "require_starttls": tls_required}
        self._conversations: list[_Conversation] = []
        self._news = threading.Condition()

    @property
    def url(self) -> str:
        """The address as MAIL_URL has it, without TLS."""
        return f"smtp://{self.host}:{self.port}?starttls=none"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen: on a free port the first time, on the same one after a stop."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp", daemon=True)
        self._thread.start()
        opening = self._loop.create_server(self._conversation, self.host, self.port)
        self._listener = self._wait(opening)
        self.port = self._listener.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Refuse connections from now on and cut those that are open."""
        self._wait(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def wait_for(self, count: int, timeout: float = 20) -> list[Received]:
        """All that was received once it is at least `count` messages. Raises TimeoutError."""
        with self._news:
            if not self._news.wait_for(lambda: len(self.received) >= count, timeout):
                raise TimeoutError(f"{len(self.received)} of {count} messages came")
            return list(self.received)

    async def strike(
        self, stage: Stage, conversation: SMTP, recipients: Sequence[str]
    ) -> str | None:
        """Let the first fault that fits happen. Returns the answer that it gives, if any."""
        fault = self._planned(stage, recipients)
        if fault is None:
            return None
        if fault.call:
            fault.call()
        await asyncio.sleep(fault.delay)
        if fault.cut:
            assert isinstance(conversation.transport, asyncio.WriteTransport)
            conversation.transport.abort()
            return "421 Cut"
        return fault.answer

    def _planned(self, stage: Stage, recipients: Sequence[str]) -> Fault | None:
        for fault in self.faults:
            if fault.stage is stage and fault.recipient in (None, *recipients):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times == 0:
                        self.faults.remove(fault)
                return fault
        return None

    def _conversation(self) -> _Conversation:
        made = _Conversation(self, hostname="mail.example.org", loop=self._loop, **self._options)
        self._conversations.append(made)
        return made

    def _wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=10)

    async def _close(self) -> None:
        self._listener.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for conversation in self._conversations:
            if isinstance(conversation.transport, asyncio.WriteTransport):
                conversation.transport.abort()
        self._conversations.clear()
        # A turn of the loop in which the connections are let go, before the loop is closed.
        await asyncio.sleep(0)

    # What aiosmtpd asks of its handler.

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """MAIL FROM."""
        if answer := await self.strike(Stage.SENDER, server, []):
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender ok"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """RCPT TO."""
        if answer := await self.strike(Stage.RECIPIENT, server, [address]):
            return answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Recipient ok"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """The message is complete."""
        recipients = tuple(envelope.rcpt_tos)
        if answer := await self.strike(Stage.CONTENT, server, recipients):
            return answer
        assert envelope.original_content is not None
        with self._news:
            self.received.append(
                Received(envelope.mail_from or "", recipients, envelope.original_content)
            )
            self._news.notify_all()
        if answer := await self.strike(Stage.TAKEN, server, recipients):
            return answer
        self.told[server] = recipients
        return "250 2.0.0 Taken"
