"""What the records are called that values of the history refer to by id."""

import uuid
from collections.abc import Collection

from sqlalchemy import Select, select, union_all

from logbook.db import db
from logbook.kinds import RecordKind
from logbook.policy import Caller
from logbook.register import KINDS
from logbook.web.language import _


def names_of(ids: Collection[uuid.UUID], caller: Caller) -> dict[str, str]:
    """The name of each id, as far as the caller may know it, in one query."""
    names = {str(id_): _("a record that is not shown") for id_ in ids}
    if ids:
        found = (_named(kind, ids, caller) for kind in KINDS.values() if kind.title)
        names |= {str(id_): name for id_, name in db.session.execute(union_all(*found)) if name}
    return names


def _named(kind: RecordKind, ids: Collection[uuid.UUID], caller: Caller) -> Select[uuid.UUID, str]:
    title = getattr(kind.model, str(kind.title))
    name = getattr(title, "nl", title)
    return select(kind.model.id, name).where(kind.model.id.in_(ids), kind.visible(caller))
