"""Meetings as a dossier tells of them: columns, for a commitment may have hundreds.

Those in which something was said are loaded whole as well: of them sentences are composed.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Executable, Select, exists, select, type_coerce
from sqlalchemy.orm import aliased, selectinload
from sqlalchemy.types import NullType

from logbook.dates import PartialDate, first_end
from logbook.db import db
from logbook.directory.models import Office, Organisation, Sector, Topic
from logbook.dossiers.dossier.contents import MeetingHeld, Partner, RecordVersion
from logbook.dossiers.dossier.talks import HeldRow, partner_called, spoke_for
from logbook.meetings.models import Meeting, Party, Point, Representative, meeting_topic
from logbook.meetings.queries.meetings import whole
from logbook.wording import Wording, wording

Told = TypeVar("Told")
By = Mapping[Hashable, Sequence[Told]]


def _told_as(column: Any) -> Any:
    """A column as the database tells it: to find rows by it, its values need not be made."""
    return type_coerce(column, NullType()).label("told_as")


_of_organisation, _of_via = aliased(Sector), aliased(Sector)
_via = aliased(Organisation)
_HELD = select(
    _told_as(Meeting.id), Meeting.id, Meeting.version, Meeting.date.edtf, Meeting.end_date,
    Meeting.start_time, Meeting.title, Meeting.setting, Meeting.marking,
    exists().where(Point.meeting_id == Meeting.id).label("spoke"),
)  # fmt: skip
_PARTIES = (
    select(
        _told_as(Party.meeting_id), Party.as_.nl, Party.as_.en, Party.attribution,
        Organisation.short_name, Organisation.name.nl, Organisation.name.en,
        _of_organisation.key, _of_organisation.nouns.nl, _of_organisation.nouns.en,
        Sector.key, Sector.nouns.nl, Sector.nouns.en,
        _via.name.nl, _via.name.en, _of_via.nouns.nl, _of_via.nouns.en,
    )
    .outerjoin(Organisation, Organisation.id == Party.organisation_id)
    .outerjoin(_of_organisation, _of_organisation.id == Organisation.sector_id)
    .outerjoin(Sector, Sector.id == Party.sector_id)
    .outerjoin(_via, _via.id == Party.via_organisation_id)
    .outerjoin(_of_via, _of_via.id == Party.via_sector_id)
    .order_by(Party.position)
)  # fmt: skip
_REPRESENTATIVES = (
    select(
        _told_as(Representative.meeting_id), Office.name.nl, Office.name.en,
        Representative.as_.nl, Representative.as_.en, Representative.on_behalf_of,
    )
    .outerjoin(Office, Office.id == Representative.office_id)
    .order_by(Representative.position)
)  # fmt: skip
_TOPICS = (
    select(_told_as(meeting_topic.c.meeting_id), Topic.label.nl, Topic.label.en)
    .join(Topic, Topic.id == meeting_topic.c.topic_id)
    .order_by(Topic.slug)
)


class HeldTalks:
    """Asks for meetings among some that are linked; made once, for statements of its length."""

    def __init__(self, linked: Select[Any], *conditions: ColumnElement[bool]) -> None:
        """`linked` selects ids of meetings, of which those that satisfy the conditions are told."""
        self._held = _HELD.where(Meeting.id.in_(linked), *conditions)
        self._parties = _PARTIES.where(Party.meeting_id.in_(linked))
        self._speakers = _REPRESENTATIVES.where(Representative.meeting_id.in_(linked))
        self._topics = _TOPICS.where(meeting_topic.c.meeting_id.in_(linked))

    def rows(self, given: Mapping[str, Any]) -> Sequence[HeldRow]:
        """Those there are for what is given of the parameters.

        In four statements where nothing was said in them.
        """
        found = db.session.connection().execute(self._held, given).all()
        parties = _told(self._parties, given, _partner)
        representatives = _told(self._speakers, given, _representative)
        topics = _told(self._topics, given, Wording)
        spoken = _whole([row.id for row in found if row.spoke])
        return [_held(row, parties, representatives, topics, spoken) for row in found]


def _held(
    row: Any,
    parties: By[Partner],
    representatives: By[Wording],
    topics: By[Wording],
    spoken: Mapping[uuid.UUID, Meeting],
) -> HeldRow:
    key, id_, version, edtf, end_date, start_time, title, setting, marking, _spoke = row
    date = PartialDate.parse(edtf)
    told = MeetingHeld(
        RecordVersion("meeting", id_, version),
        date,
        end_date,
        title,
        setting,
        tuple(parties.get(key, ())),
        tuple(representatives.get(key, ())),
        tuple(topics.get(key, ())),
    )
    return HeldRow(told, first_end(date, end_date), start_time, marking, spoken.get(id_))


def _told(wanted: Executable, given: Mapping[str, Any], tell: Any) -> dict[Hashable, list[Any]]:
    """What is told of the rows, by meeting; of rows that say the same it is told once."""
    told: dict[Hashable, Any] = {}
    found: dict[Hashable, list[Any]] = defaultdict(list)
    for meeting_id, *facts in db.session.connection().execute(wanted, given):
        says = tuple(facts)
        if says not in told:
            told[says] = tell(*says)
        found[meeting_id].append(told[says])
    return found


def _partner(*facts: Any) -> Partner:
    (
        as_nl, as_en, attribution, short_name, name_nl, name_en, of_key, of_nl, of_en,
        key, nouns_nl, nouns_en, via_nl, via_en, through_nl, through_en,
    ) = facts  # fmt: skip
    nouns = wording(nouns_nl, nouns_en)
    return partner_called(
        wording(as_nl, as_en),
        short_name,
        wording(name_nl, name_en),
        nouns,
        sector=key or of_key,
        sector_label=nouns or wording(of_nl, of_en),
        via=wording(via_nl, via_en) or wording(through_nl, through_en),
        attribution=attribution,
    )


def _representative(*facts: Any) -> Wording:
    office_nl, office_en, as_nl, as_en, on_behalf_of = facts
    return spoke_for(wording(office_nl, office_en), wording(as_nl, as_en), on_behalf_of)


def _whole(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Meeting]:
    if not ids:
        return {}
    sector = selectinload(Meeting.parties).joinedload(Party.organisation)
    found: Iterable[Meeting] = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_(ids))
        .options(*whole(), sector.joinedload(Organisation.sector))
    )
    return {one.id: one for one in found}
