"""Records of the example by the names that it gives them."""

from typing import Any

from sqlalchemy import select

from logbook.commitments.models import Commitment, Evidence
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Office
from logbook.example.documents import identity
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting


def commitment(name: str) -> Any:
    return db.session.get_one(Commitment, identity(name))


def meeting(name: str) -> Any:
    return db.session.get_one(Meeting, identity(name))


def follow_up(name: str) -> Any:
    return db.session.get_one(FollowUp, identity(name))


def evidence(name: str) -> Any:
    return db.session.get_one(Evidence, identity(name))


def office(name: str) -> Office:
    return db.session.scalars(select(Office).filter_by(name_nl=name)).one()


def edtf(date: PartialDate | None) -> str | None:
    return date.edtf if date else None
