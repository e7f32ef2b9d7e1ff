"""What follows from a change for calendars: texts written anew, and feeds that show something else.

Called with the changes of each transaction once they stand in the history, under the lock on its
head and before the commit (history.follow). Which items tell of a record that changed is asked of
the database as it is then.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, delete, insert, or_, select

from logbook.accounts.models import Account
from logbook.calendars import marking, rebuilding, texts
from logbook.calendars.looks import Look, Site, looks_of
from logbook.calendars.models import CalendarFeed, CalendarLook, CalendarText
from logbook.db import db
from logbook.followups.models import FollowUp, followup_commitment
from logbook.gathering import afterwards
from logbook.history import service as history
from logbook.history.service import Change
from logbook.installation import fixed_domain
from logbook.meetings.models import Meeting, Party, meeting_topic

Ids = set[uuid.UUID]
_LOOKS = select(CalendarLook.name)

LENT = {
    "account": ("name", "unit_id"),
    "organisation": ("short_name", "name_nl", "name_en"),
    "sector": ("nouns_nl", "nouns_en"),
    "topic": ("label_nl", "label_en"),
    "commitment": ("own_number", "number", "citation", "title_nl", "title_en"),
}
"""What items may tell of other records, by their kinds; nothing else of them."""


_TELLING = ("meeting", "commitment")
"""What else follow-ups tell of, or borrow their rights from, without a mark for everybody."""


@dataclass(slots=True)
class Touched:
    """What changes touch: items, whose feeds (`subjects`, people and units), and what is gone."""

    follow_ups: Ids = field(default_factory=set)
    meetings: Ids = field(default_factory=set)
    subjects: Ids = field(default_factory=set)
    gone: Ids = field(default_factory=set)
    is_for_everybody: bool = False


def follow(changes: Sequence[Change], seq: int) -> None:
    """Write what follows from the changes of a transaction, of which `seq` is the last."""
    looks = _looks(changes)
    if not looks:
        return
    touched = _touched(changes)
    site, now = Site(current_app.config["PUBLIC_URL"], fixed_domain()), changes[-1].at
    for kind, ids in ((texts.FOLLOW_UPS, touched.follow_ups), (texts.MEETINGS, touched.meetings)):
        for portion in texts.portions(ids):
            texts.write({kind: portion}, map(Look.named, looks), site, now=now)
    if touched.gone:
        db.session.execute(delete(CalendarText).where(CalendarText.item_id.in_(touched.gone)))
    if touched.subjects or touched.is_for_everybody:
        _mark(touched, seq)


def touched_since(up_to: str, *, most: int) -> Ids | None:
    """The items that changes after `up_to` (history.last_entry) may have touched, of any feed.

    For who has a mark of everybody and the rights of a reader to tell what else may have come. None
    where these are more than `most`, or `up_to` is no entry of this history.
    """
    entries = history.entries_after(up_to, most=most)
    if entries is None:
        return None
    changed: dict[str, Ids] = defaultdict(set)
    for kind, its_id in entries:
        changed[kind].add(its_id)
    touched = Touched(follow_ups=changed["follow_up"], meetings=changed["meeting"])
    _add_who_tells(touched, {kind: changed[kind] for kind in _TELLING if changed[kind]})
    items = touched.follow_ups | touched.meetings
    return items if len(items) <= most else None


def _looks(changes: Sequence[Change]) -> list[str]:
    """The looks in which texts are written, those that a feed of this transaction needs included.

    What is there already is told in a new one after the commit, a portion at a time.
    """
    looks = list(db.session.connection().execute(_LOOKS).scalars())
    feeds = [one.subject for one in changes if isinstance(one.subject, CalendarFeed)]
    wanted = dict.fromkeys(look.name for feed in feeds for look in looks_of(feed))
    new = [name for name in wanted if name not in looks]
    if new:
        db.session.execute(insert(CalendarLook), [{"name": name, "maker": None} for name in new])
        afterwards(db.session(), partial(rebuilding.fill, new, now=changes[-1].at))
    return looks + new


def _touched(changes: Sequence[Change]) -> Touched:
    touched = Touched()
    lenders: dict[str, Ids] = defaultdict(set)
    for change in changes:
        kind, its_id = change.subject.__tablename__, change.subject.id
        sides = [side for side in (change.before, change.after) if side is not None]
        if kind == "follow_up":
            touched.follow_ups.add(its_id)
            touched.subjects |= _named(sides, "owner_id", "deputy_id", "actor_account_id")
        elif kind == "meeting":
            touched.meetings.add(its_id)
            touched.subjects |= _named(sides, "owner_id", "unit_id")
        if change.before is not None and _lends_otherwise(kind, change):
            lenders[kind].add(its_id)
        if change.after is None:
            touched.gone.add(its_id)
    _add_who_tells(touched, lenders)
    return touched


def _named(sides: Iterable[Mapping[str, Any]], *columns: str) -> Ids:
    found = {side[column] for side in sides for column in columns}
    return {uuid.UUID(one) for one in found if one}


def _lends_otherwise(kind: str, change: Change) -> bool:
    """Whether items may tell something else of it. A meeting also lends its rights."""
    if kind == "meeting":
        return True
    before, after = change.before or {}, change.after or {}
    return any(before.get(name) != after.get(name) for name in LENT.get(kind, ()))


def _add_who_tells(touched: Touched, lenders: Mapping[str, Ids]) -> None:
    """Add the items that tell of these records, and whose they are."""
    if not lenders:
        return
    if of_follow_ups := list(_follow_ups_telling(lenders)):
        for row in db.session.execute(
            select(FollowUp.id, FollowUp.owner_id, FollowUp.deputy_id, FollowUp.actor_account_id)
            .where(or_(*of_follow_ups))
        ):  # fmt: skip
            touched.follow_ups.add(row[0])
            touched.subjects |= {one for one in row[1:] if one is not None}
    if of_meetings := list(_meetings_telling(lenders)):
        touched.meetings |= set(db.session.scalars(select(Meeting.id).where(or_(*of_meetings))))
    touched.is_for_everybody = not lenders.keys() <= {*_TELLING}


def _follow_ups_telling(lenders: Mapping[str, Ids]) -> Iterator[ColumnElement[bool]]:
    for kind, ids in lenders.items():
        match kind:
            case "meeting":
                yield FollowUp.meeting_id.in_(ids)
            case "commitment":
                answers = select(followup_commitment.c.follow_up_id).where(
                    followup_commitment.c.commitment_id.in_(ids)
                )
                yield or_(FollowUp.commitment_id.in_(ids), FollowUp.id.in_(answers))
            case "organisation":
                yield FollowUp.actor_organisation_id.in_(ids)
            case "sector":
                yield FollowUp.actor_sector_id.in_(ids)
            case "account":
                yield FollowUp.owner_id.in_(ids)
            case "topic":
                yield FollowUp.meeting_id.in_(_about(ids))
            case _:
                pass


def _meetings_telling(lenders: Mapping[str, Ids]) -> Iterator[ColumnElement[bool]]:
    for kind, ids in lenders.items():
        match kind:
            case "organisation":
                yield Meeting.id.in_(select(Party.meeting_id).where(Party.organisation_id.in_(ids)))
            case "sector":
                yield Meeting.id.in_(select(Party.meeting_id).where(Party.sector_id.in_(ids)))
            case "topic":
                yield Meeting.id.in_(_about(ids))
            case _:
                pass


def _about(topics: Ids) -> Any:
    return select(meeting_topic.c.meeting_id).where(meeting_topic.c.topic_id.in_(topics))


def _mark(touched: Touched, seq: int) -> None:
    """Let the feeds of these people, of their units, or of everybody be put together anew."""
    subjects = set(touched.subjects)
    if subjects:
        units = select(Account.unit_id).where(Account.id.in_(subjects)).distinct()
        subjects |= set(db.session.scalars(units))
        marking.mark(subjects, seq)
    if touched.is_for_everybody:
        marking.mark_everybody()
