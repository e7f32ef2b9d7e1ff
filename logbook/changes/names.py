"""What the records are called that values of the history refer to by id."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, select, true

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Commitment
from logbook.db import Identified, db
from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.followups.models import FollowUp
from logbook.followups.queries import visible_to as followups_visible_to
from logbook.meetings.models import Meeting, Phrase
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import Caller
from logbook.references.models import Reference
from logbook.web.language import _

Named = tuple[type[Identified], SQLColumnExpression[Any], ColumnElement[bool]]


def _named(caller: Caller) -> list[Named]:
    """Every kind that is referred to: the column of its name, and which the caller may know of."""
    return [
        (Account, Account.name, true()),
        (Unit, Unit.name, true()),
        (Organisation, Organisation.name.nl, true()),
        (Person, Person.name, true()),
        (Office, Office.name.nl, true()),
        (Sector, Sector.nouns.nl, true()),
        (Topic, Topic.label.nl, true()),
        (Phrase, Phrase.key, true()),
        (Commitment, Commitment.title.nl, true()),
        (Reference, Reference.text, true()),
        (Meeting, Meeting.title, meetings_visible_to(caller)),
        (FollowUp, FollowUp.title.nl, followups_visible_to(caller)),
    ]


def names_of(ids: Collection[uuid.UUID], caller: Caller) -> dict[str, str]:
    """The name of each id, as far as the caller may know it, with one query for each kind."""
    names = {str(id_): _("a record that is not shown") for id_ in ids}
    if not ids:
        return names
    for model, name_column, visible in _named(caller):
        found = select(model.id, name_column).where(model.id.in_(ids), visible)
        for id_, name in db.session.execute(found):
            if name:
                names[str(id_)] = name
    return names
