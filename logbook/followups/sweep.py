"""One sweep: gather what is due into messages, clear what need not be kept, send."""

from collections.abc import Callable

from logbook.followups.digests import DigestContents
from logbook.followups.gathering import gather
from logbook.mail import Mailer
from logbook.outbox import retention
from logbook.outbox.delivery import Delivery, Tick
from logbook.outbox.models import DIGEST
from logbook.outbox.pace import PACE, Pace


def sweep(
    mailer: Mailer | None,
    sender: str,
    *,
    tick: Tick,
    pace: Pace = PACE,
    keep_going: Callable[[], bool] = lambda: True,
) -> int:
    """Do all that `tick` says is due, and answer how many mails the server took.

    Any number of processes may sweep at once, and any of them may be killed at any instant: the
    next one does the rest. Without a mailer what is due is written and stays in the outbox.
    """
    gather(now=tick())
    retention.clear(now=tick())
    if mailer is None:
        return 0
    delivery = Delivery(
        mailer,
        sender,
        tick=tick,
        kinds={DIGEST: DigestContents()},
        pace=pace,
        keep_going=keep_going,
    )
    return delivery.run()
