"""What the records are called that values of the history refer to by id."""

import uuid
from collections.abc import Collection

from sqlalchemy import ColumnElement, select, true

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Commitment
from logbook.db import Base, db
from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.followups.models import FollowUp
from logbook.followups.queries import visible_to as followups_visible_to
from logbook.meetings.models import Meeting, Phrase
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import Caller
from logbook.references.models import Reference
from logbook.web.language import _


def _named(caller: Caller) -> list[tuple[type[Base], str, ColumnElement[bool]]]:
    """Every kind that is referred to: the column of its name, and which the caller may know of."""
    return [
        (Account, "name", true()),
        (Unit, "name", true()),
        (Organisation, "name_nl", true()),
        (Person, "name", true()),
        (Office, "name_nl", true()),
        (Sector, "nouns_nl", true()),
        (Topic, "label_nl", true()),
        (Phrase, "key", true()),
        (Commitment, "title_nl", true()),
        (Reference, "text", true()),
        (Meeting, "title", meetings_visible_to(caller)),
        (FollowUp, "title_nl", followups_visible_to(caller)),
    ]


def names_of(ids: Collection[uuid.UUID], caller: Caller) -> dict[str, str]:
    """The name of each id, as far as the caller may know it, with one query for each kind."""
    names = {str(id_): _("a record that is not shown") for id_ in ids}
    if not ids:
        return names
    for model, name_column, visible in _named(caller):
        columns = model.__table__.c
        found = select(columns["id"], columns[name_column]).where(columns["id"].in_(ids), visible)
        for id_, name in db.session.execute(found):
            if name:
                names[str(id_)] = name
    return names
