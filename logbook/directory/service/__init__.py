"""What can be done with the directory: a function per use case, none of which commits."""

from logbook.directory.service.offices import create_office, delete_office, edit_office
from logbook.directory.service.organisations import (
    create_organisation,
    delete_organisation,
    edit_organisation,
    merge_organisation,
)
from logbook.directory.service.people import (
    create_person,
    delete_person,
    edit_person,
    merge_person,
    move_person,
)
from logbook.directory.service.sectors import create_sector, delete_sector, edit_sector
from logbook.directory.service.topics import create_topic, delete_topic, edit_topic, retire_topic

__all__ = [
    "create_office",
    "create_organisation",
    "create_person",
    "create_sector",
    "create_topic",
    "delete_office",
    "delete_organisation",
    "delete_person",
    "delete_sector",
    "delete_topic",
    "edit_office",
    "edit_organisation",
    "edit_person",
    "edit_sector",
    "edit_topic",
    "merge_organisation",
    "merge_person",
    "move_person",
    "retire_topic",
]
