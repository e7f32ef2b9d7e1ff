"""The ways by which finished mail leaves: one connection that carries many envelopes.

Knows nothing of what a mail says, nor of the outbox that keeps it until it is taken.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol

from logbook.smtp import TimedClient, TimedTlsClient

if TYPE_CHECKING:
    from config import MailServer

LONGEST_WORDS = 500
FAREWELL_SECONDS = 5
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail to one person: who sends, who receives, and the bytes between."""

    sender: str
    recipient: str
    content: bytes


class NotTaken(Exception):
    """The server did not take a mail. `words`: what it said, or what went wrong, on one line."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = " ".join(words.split())[:LONGEST_WORDS]

    @property
    def code(self) -> str:
        """For logs: what the words begin with, a server's code ('550'), or the kind of trouble.

        A server's words may quote the address, and the mail.
        """
        code = self.words[:3]
        return code if code.isdecimal() else type(self.__cause__ or self).__name__


class Refused(NotTaken):
    """For good (5xx), as the server says. Whether of this mail only, who sends many can tell."""


class Unmailable(Refused):
    """No server at all can be given this address."""


class Deferred(NotTaken):
    """For now (4xx, or the connection broke): whether it was taken after all cannot be known."""


class Unreachable(NotTaken):
    """No mail can be handed over, this one or any other; nothing of it has left.

    Nobody answers, another password is wanted, the sender is refused.
    """


class Connection(Protocol):
    """A way open to the server, while the block that opened it lasts."""

    def send(self, envelope: Envelope) -> str:
        """Hand over one mail; the server's words when it took it.

        Raises Refused, Deferred or Unreachable. After Deferred the next mail may be tried.
        """


class Mailer(Protocol):
    """Something that carries mail."""

    def connection(self) -> AbstractContextManager[Connection]:
        """Open the way. Raises Unreachable."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a whole stretch may take, however busily the server sends bytes meanwhile.

    `connect`: until mail may be handed over (greeting, TLS, password). Of each mail, `asking`: who
    sends and who receives; `handing`: its bytes; `answer`: whether it is taken. Together they stay
    well within the lease of a message. A server may work for long before it answers DATA. Who gives
    up first sends a second copy, so that an answer is waited for at least a minute (RFC 5321 names
    ten).
    """

    connect: float = 30
    asking: float = 90
    handing: float = 120
    answer: float = 120

    @property
    def longest(self) -> float:
        """What one mail can take at most, with a connection that is opened anew for it."""
        return self.connect + self.asking + self.handing + self.answer + FAREWELL_SECONDS


class SmtpMailer:
    """Mail over SMTP, with TLS as the settings say and the server's certificate checked."""

    def __init__(
        self,
        server: "MailServer",
        host_name: str,
        *,
        patience: Patience = Patience(),
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._server = server
        self._host_name = _as_literal(host_name)
        self._patience = patience
        self._context = context or ssl.create_default_context()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection to the server, opened again where it breaks on the way."""
        conversation = _Conversation(self._open, self._patience)
        try:
            yield conversation
        finally:
            conversation.close()

    def _open(self) -> TimedClient | TimedTlsClient:
        try:
            return self._greeted()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise Unreachable(_words_of(error)) from error

    def _greeted(self) -> TimedClient | TimedTlsClient:
        where = (self._server.host, self._server.port, self._host_name)
        client = (
            TimedTlsClient(*where, timeout=self._patience.connect, context=self._context)
            if self._server.tls == "implicit"
            else TimedClient(*where, timeout=self._patience.connect)
        )
        try:
            if self._server.tls == "starttls":
                client.starttls(context=self._context)
            if self._server.user is not None:
                client.login(self._server.user, self._server.password or "")
            client.ehlo_or_helo_if_needed()
        except BaseException:
            client.close()
            raise
        return client


def mailer_for(server: "MailServer | None", host_name: str) -> Mailer | None:
    """What carries the mail of this installation; None where it stays in the outbox."""
    return None if server is None else SmtpMailer(server, host_name)


class _Conversation:
    """A connection that is there when asked for."""

    def __init__(
        self, open_client: Callable[[], TimedClient | TimedTlsClient], patience: Patience
    ) -> None:
        self._open, self._patience = open_client, patience
        self._client: TimedClient | TimedTlsClient | None = open_client()

    def send(self, envelope: Envelope) -> str:
        """One envelope, by hand, because smtplib's own `sendmail` drops the words of the 250."""
        if not is_plain(envelope.sender):
            raise Unreachable("the sender's address has signs that a mail server cannot be given")
        if not is_plain(envelope.recipient):
            raise Unmailable("the address has signs that a mail server cannot be given")
        client = self._client = self._client or self._open()
        try:
            client.allow(self._patience.asking)
            self._name_sender(client, envelope.sender)
            _require(client.rcpt(envelope.recipient))
            return self._hand_over(client, envelope.content)
        except smtplib.SMTPResponseException as answer:
            is_final = client.sock is not None and 500 <= answer.smtp_code < 600
            self._start_over(client)
            raise (Refused if is_final else Deferred)(_words_of(answer)) from answer
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._drop()
            raise Deferred(_words_of(error)) from error

    def _name_sender(self, client: smtplib.SMTP, sender: str) -> None:
        """Who is refused here is refused for every mail, for all come from one sender."""
        try:
            _require(client.mail(sender))
        except smtplib.SMTPResponseException as answer:
            if not 500 <= answer.smtp_code < 600:
                raise
            self._drop()
            raise Unreachable(_words_of(answer)) from answer

    def _hand_over(self, client: TimedClient | TimedTlsClient, content: bytes) -> str:
        """The bytes; once they have gone, the answer has a time of its own."""
        code, text = client.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPResponseException(code, text)
        ending = b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"
        client.allow(self._patience.handing)
        client.send(_LEADING_DOT.sub(b"..", content) + ending)
        client.allow(self._patience.answer)
        return _require(client.getreply())

    def close(self) -> None:
        """Take leave, without waiting for somebody who is gone."""
        if self._client is None:
            return
        with suppress(OSError, smtplib.SMTPException):
            self._client.allow(FAREWELL_SECONDS)
            self._client.quit()
        self._drop()

    def _start_over(self, client: TimedClient | TimedTlsClient) -> None:
        try:
            client.allow(FAREWELL_SECONDS)
            client.rset()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None


def is_plain(address: str) -> bool:
    """Whether a server without SMTPUTF8 can be given the address."""
    return address.isascii() and address.isprintable() and not {" ", "<", ">"} & set(address)


def _require(answer: tuple[int, bytes]) -> str:
    code, text = answer
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, text)
    return " ".join(f"{code} {text.decode(errors='replace')}".split())[:LONGEST_WORDS]


def _words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {text}"
    if isinstance(error, socket.gaierror):
        return f"the mail server's name is not known ({error.strerror})"
    return str(error) or type(error).__name__


def _as_literal(host_name: str) -> str:
    """A name for EHLO; an address in the brackets that RFC 5321 asks for."""
    try:
        address = ip_address(host_name)
    except ValueError:
        return host_name
    return f"[IPv6:{address}]" if address.version == 6 else f"[{address}]"
