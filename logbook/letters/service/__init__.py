"""What can be done: letters and reusable texts are written, letters signed."""

from logbook.letters.service.checking import (
    Checked,
    Grounds,
    answer_finding,
    check,
    grounds_of,
    omitted,
)
from logbook.letters.service.composing import compose_again
from logbook.letters.service.digest import digest_of
from logbook.letters.service.drafting import (
    create_letter,
    delete_letter,
    edit_letter,
    restore_letter,
)
from logbook.letters.service.editions import correct
from logbook.letters.service.fixing import Offer, fix, offers
from logbook.letters.service.own_paragraphs import add_paragraph, add_reusable_text
from logbook.letters.service.paragraphs import (
    keep_mine,
    leave_out,
    move,
    take_composed,
    undo,
    write_paragraph,
)
from logbook.letters.service.signing import SignableLetter, sign
from logbook.letters.service.states import review
from logbook.letters.service.texts import create_text, edit_text, retire_text

__all__ = [
    "Checked",
    "Grounds",
    "Offer",
    "SignableLetter",
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
