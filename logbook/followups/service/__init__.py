"""What can be done with follow-ups: a function per use case. None of them commits."""

from logbook.followups.service.acts import (
    ActOutcome,
    add_note,
    assign,
    changeable,
    close,
    for_each,
    move,
    reopen,
    snooze,
    start,
)
from logbook.followups.service.creation import create, edit, wait_for_relays
from logbook.followups.service.undoing import delete, undo

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
