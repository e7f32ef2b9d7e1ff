"""Mailers that keep what they carry, and fail where a test tells them to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from logbook.mail import Envelope, Unreachable
from logbook.outbox.writing import read_text


class MemoryMailer:
    """Takes every mail, unless `refuse` raises for it; `is_away` lets nobody connect."""

    def __init__(self, refuse: Callable[[Envelope], None] | None = None) -> None:
        self.taken: list[Envelope] = []
        self.refuse = refuse
        self.is_away = False
        self.connections = 0

    @contextmanager
    def connection(self) -> Iterator["MemoryMailer"]:
        """A way open, counted."""
        if self.is_away:
            raise Unreachable("nobody answers")
        self.connections += 1
        yield self

    def send(self, envelope: Envelope) -> str:
        """Keep it."""
        if self.refuse:
            self.refuse(envelope)
        self.taken.append(envelope)
        return "250 2.0.0 Taken"

    @property
    def mails(self) -> list[EmailMessage]:
        """What was taken, parsed."""
        return self.parse(one.content for one in self.taken)

    @staticmethod
    def parse(contents: Iterable[bytes]) -> list[EmailMessage]:
        """Mails as a reader's program sees them."""
        return [message_from_bytes(one, policy=policy.default) for one in contents]

    def text(self, address: str) -> str:
        """The text of the one mail to an address."""
        (content,) = [one.content for one in self.taken if one.recipient == address]
        return read_text(content)
