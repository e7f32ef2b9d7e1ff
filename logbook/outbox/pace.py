"""How long a claim holds, and how long after a failed try the next one comes."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

_MOST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Pace:
    """The figures of delivery; tests shorten them.

    `lease`: how long a message is left to who claimed it; longer than any one conversation with a
    server. `waits`: from the first failed try to the second, and so on; the last one repeats.
    `jitter`: by how much of itself a wait may be longer, so that what failed together does not come
    back together. `unreachable`: until a server is tried again that takes no mail at all.
    `kept_trying`: for how long what is not taken for now is tried, of the time in which the server
    takes mail. `second_look`: until a refusal is final that nobody else met. `most_failed`: after
    mail to so many people was not taken, and nobody's was, a run ends.
    """

    lease: timedelta = timedelta(minutes=10)
    waits: tuple[timedelta, ...] = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240))
    jitter: float = 0.2
    unreachable: timedelta = timedelta(minutes=1)
    kept_trying: timedelta = timedelta(hours=72)
    second_look: timedelta = timedelta(hours=24)
    most_failed: int = 20

    def next_try(self, message_id: uuid.UUID, attempts: int, *, now: datetime) -> datetime:
        """When a message that failed `attempts` times (1 or more) is tried again.

        The jitter follows from the id, so that a test knows it and a restart does not change it.
        """
        wait = self.waits[min(attempts, len(self.waits)) - 1]
        digest = hashlib.sha256(message_id.bytes + attempts.to_bytes(4, "big")).digest()
        share = int.from_bytes(digest[:4], "big") / _MOST
        return now + wait * (1 + self.jitter * share)


PACE = Pace()
