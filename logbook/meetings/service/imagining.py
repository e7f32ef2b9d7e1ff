"""A meeting as its details would make it, kept nowhere: to compare, and to show its sentences."""

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from logbook.accounts.models import Account, Unit
from logbook.by_id import Kept, by_id
from logbook.db import db
from logbook.directory.models import Office, Organisation, Sector
from logbook.meetings.details import MeetingDetails
from logbook.meetings.models import Meeting, Phrase
from logbook.meetings.service.writing import fill
from logbook.policy import Caller


def imagine_meeting(caller: Caller, details: MeetingDetails, *, today: date) -> Meeting:
    """The meeting that logging these details would make, with everything they name loaded.

    It is in no session: nothing of it can be stored. Raises Invalid as logging does, but for rules
    that hold across fields.
    """
    meeting = Meeting(id=details.id or uuid.uuid4())
    with db.session.no_autoflush:
        fill(meeting, caller, details, today=today)
        _name_keepers(meeting)
        _name_parties(meeting)
        _name_offices(meeting)
        _name_phrases(meeting)
    return meeting


def _name_keepers(meeting: Meeting) -> None:
    meeting.owner = _named(Account, [meeting.owner_id])[meeting.owner_id]
    meeting.unit = _named(Unit, [meeting.unit_id])[meeting.unit_id]


def _name_parties(meeting: Meeting) -> None:
    organisations = _named(
        Organisation,
        [
            id_
            for party in meeting.parties
            for id_ in (party.organisation_id, party.via_organisation_id)
        ],
        joinedload(Organisation.sector),
    )
    sectors = _named(
        Sector, [id_ for party in meeting.parties for id_ in (party.sector_id, party.via_sector_id)]
    )
    for party in meeting.parties:
        party.organisation = organisations.get(party.organisation_id)
        party.sector = sectors.get(party.sector_id)
        party.via_organisation = organisations.get(party.via_organisation_id)
        party.via_sector = sectors.get(party.via_sector_id)
    for point in meeting.points:
        for actor in point.actors:
            actor.party_id = actor.party.id if actor.party is not None else None


def _name_offices(meeting: Meeting) -> None:
    offices = _named(
        Office, [one.office_id for one in meeting.representatives], selectinload(Office.terms)
    )
    for representative in meeting.representatives:
        representative.office = offices.get(representative.office_id)


def _name_phrases(meeting: Meeting) -> None:
    phrases = _named(Phrase, [point.phrase_id for point in meeting.points])
    for point in meeting.points:
        point.phrase = phrases.get(point.phrase_id)


def _named(
    kind: type[Kept], ids: Iterable[uuid.UUID | None], *options: ORMOption
) -> dict[uuid.UUID | None, Kept]:
    """The records with these ids, by id; asking it for None gives nothing."""
    found = by_id(kind, (one for one in ids if one is not None), *options)
    return dict(found.items())
