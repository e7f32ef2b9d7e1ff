"""What can be done with meetings, phrases: one function per use case.

None commits and none reads a clock. What the caller may not see raises NotFound.
"""

from logbook.meetings.service.confirming import confirm_meeting
from logbook.meetings.service.deleting import delete_meeting, restore_meeting
from logbook.meetings.service.imagining import imagine_meeting
from logbook.meetings.service.keepers import keep_named, name_keepers, shut_out, standing
from logbook.meetings.service.phrases import (
    create_phrase,
    delete_phrase,
    edit_phrase,
    install_standard_phrases,
    retire_phrase,
)
from logbook.meetings.service.writing import edit_meeting, log_meeting

__all__ = [
    "confirm_meeting",
    "create_phrase",
    "delete_meeting",
    "delete_phrase",
    "edit_meeting",
    "edit_phrase",
    "imagine_meeting",
    "install_standard_phrases",
    "keep_named",
    "log_meeting",
    "name_keepers",
    "restore_meeting",
    "retire_phrase",
    "shut_out",
    "standing",
]
