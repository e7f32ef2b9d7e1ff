"""What carries the mail of this installation."""

from typing import TYPE_CHECKING

from logbook.db import reading
from logbook.installation import is_example
from logbook.mail import Mailer, mailer_for

if TYPE_CHECKING:
    from config import Settings


def carrier(settings: "Settings") -> Mailer | None:
    """What the settings say; None where mail stays in the outbox.

    The example's never leaves the machine: who is told of what it invents would believe it.
    """
    if settings.mail is not None and not settings.mail.is_on_loopback:
        with reading():
            if is_example():
                return None
    return mailer_for(settings.mail, settings.domain)
