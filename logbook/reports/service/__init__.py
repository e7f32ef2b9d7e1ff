"""What can be done: letters and texts are written, letters signed, what was taken is noted."""

from logbook.reports.service.checking import (
    Checked,
    Grounds,
    answer_finding,
    check,
    grounds_of,
    omitted,
)
from logbook.reports.service.composing import compose_again
from logbook.reports.service.digest import digest_of
from logbook.reports.service.drafting import (
    create_letter,
    delete_letter,
    edit_letter,
    restore_letter,
)
from logbook.reports.service.editions import correct
from logbook.reports.service.exports import note_export
from logbook.reports.service.fixing import Offer, fix, offers
from logbook.reports.service.own import add_paragraph, add_reusable_text
from logbook.reports.service.paragraphs import (
    keep_mine,
    leave_out,
    move,
    take_composed,
    undo,
    write_paragraph,
)
from logbook.reports.service.signing import Prepared, sign
from logbook.reports.service.states import review
from logbook.reports.service.texts import create_text, edit_text, retire_text

__all__ = [
    "Checked",
    "Grounds",
    "Offer",
    "Prepared",
    "add_paragraph",
    "add_reusable_text",
    "answer_finding",
    "check",
    "compose_again",
    "correct",
    "create_letter",
    "create_text",
    "delete_letter",
    "digest_of",
    "edit_letter",
    "edit_text",
    "fix",
    "grounds_of",
    "keep_mine",
    "leave_out",
    "move",
    "note_export",
    "offers",
    "omitted",
    "restore_letter",
    "retire_text",
    "review",
    "sign",
    "take_composed",
    "undo",
    "write_paragraph",
]
