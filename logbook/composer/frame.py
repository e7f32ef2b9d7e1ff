"""What surrounds the text of a letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from logbook.meetings.models import Marking
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """What surrounds the text. `addressee` None: the chair of the chamber. `attachments`: names.

    `marking` stands on every page of a letter that is not for everybody.
    """

    subject: Wording | None = None
    ministry: str | None = None
    directorate: str | None = None
    addressee: Wording | None = None
    our_reference: str | None = None
    continuation_reference: str | None = None
    your_reference: str | None = None
    attachments: Sequence[str] = ()
    marking: Marking = Marking.NONE
