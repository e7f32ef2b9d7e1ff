"""Whoever asks, in statements that are made once: to make one costs more than to send it.

seen = select(Meeting.id).where(visible_to(ASKER))      # once
session.execute(seen, asked_by(caller))                 # for each caller
"""

import uuid
from dataclasses import replace
from functools import cache

from sqlalchemy import Uuid, bindparam

from logbook.policy import SYSTEM, Caller, Role

ASKER = Caller(
    id=bindparam("asker_id", type_=Uuid()),  # type: ignore[arg-type]
    name="whoever asks",
    role=Role.READER,
    unit_id=bindparam("asker_unit_id", type_=Uuid()),  # type: ignore[arg-type]
)
"""Stands for whoever asks; `asked_by` says who it is."""


def asked_by(caller: Caller) -> dict[str, uuid.UUID | None]:
    """Who asks, for a statement that was made for ASKER."""
    return {"asker_id": caller.id, "asker_unit_id": caller.unit_id}


@cache
def asker(role: Role, *, by_program: bool) -> Caller:
    """Who stands for a caller of this role, where conditions look at that too; else the program."""
    return SYSTEM if by_program else replace(ASKER, role=role)
