"""What can be done with follow-ups: a function per use case. None of them commits."""

from logbook.followups.service.acts import changeable
from logbook.followups.service.closing import close, reopen, start
from logbook.followups.service.creation import create, edit
from logbook.followups.service.many import ActOutcome, for_each
from logbook.followups.service.moving import assign, move, snooze
from logbook.followups.service.notes import add_note
from logbook.followups.service.relaying import wait_for_relays
from logbook.followups.service.removal import delete, undo

__all__ = [
    "ActOutcome",
    "add_note",
    "assign",
    "changeable",
    "close",
    "create",
    "delete",
    "edit",
    "for_each",
    "move",
    "reopen",
    "snooze",
    "start",
    "undo",
    "wait_for_relays",
]
