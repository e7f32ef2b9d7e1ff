"""Which texts of the records tell who may not be named: one rule for all that a letter takes."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from logbook.letters.composer.records import (
    FollowUpRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
    PointRecord,
)
from logbook.letters.composer.unnamed import noun_of
from logbook.meetings import guarding
from logbook.meetings.guarding import Untold
from logbook.meetings.identity import Identity, identity
from logbook.meetings.models import Attribution


def tellable(meeting: MeetingRecord) -> list[PartyRecord]:
    """The parties that may be told of at all."""
    return [party for party in meeting.parties if party.attribution is not Attribution.INTERNAL]


def reveals(text: str, meeting: MeetingRecord) -> bool:
    """Whether a text tells an organisation that this meeting may not be told of by name."""
    return bool(revealed(text, meeting))


def revealed(text: str, meeting: MeetingRecord) -> Mapping[str, Attribution]:
    """Which organisations it tells so, by id, and how each of them may be told."""
    return guarding.revealed(text, _seats(meeting))


def follow_up_reveals(
    one: FollowUpRecord, meetings: Iterable[MeetingRecord]
) -> Mapping[str, Attribution]:
    """Whom the text of a follow-up tells although that may not be.

    Its own meeting says so; where it comes of none of these, any of them does.
    """
    each = list(meetings)
    own = [meeting for meeting in each if meeting.id == one.meeting] or each
    said = [text for text in (one.told_as.nl, one.told_as.en) if text] if one.told_as else []
    return {
        id_: how for meeting in own for text in said for id_, how in revealed(text, meeting).items()
    }


def untold(point: PointRecord, meeting: MeetingRecord) -> Untold | None:
    """Why attribution keeps a point out of the letter; None where it does not."""
    said = [point.complement, *(actor.inline for actor in (*point.by, *point.to))]
    texts = [text for one in said if one is not None for text in (one.nl, one.en) if text]
    acting = {actor.party for actor in (*point.by, *point.to)}
    return guarding.untold(
        texts,
        _seats(meeting),
        [one for one in _seats(meeting) if one.party in acting],
        point.attribution,
    )


def _seats(meeting: MeetingRecord) -> list[guarding.GuardedSeat]:
    at_the_table = {one.organisation.id for one in meeting.parties if one.organisation}
    return [_guarded(one, at_the_table) for one in meeting.parties]


def _guarded(party: PartyRecord, at_the_table: Collection[str]) -> guarding.GuardedSeat:
    """Its seat. Through whom it was spoken to is as guarded, unless they sat there themselves."""
    one, via = party.organisation, party.via.organisation if party.via else None
    through = via if via is not None and via.id not in at_the_table else None
    noun = noun_of(one) if one is not None else None
    return guarding.GuardedSeat(
        party.attribution,
        tuple(identity_of(each) for each in (one, through) if each),
        organisation=one.id if one else "",
        group=noun.plural if noun else party.nouns,
        in_words=party.as_ is not None,
        party=party.id,
    )


@lru_cache(maxsize=1024)
def identity_of(one: OrganisationRecord) -> Identity:
    """By which words it is known."""
    noun = noun_of(one)
    nouns = (one.nouns, one.singular, noun.singular, noun.plural)
    return identity(
        one.id, one.name, one.in_sentence, one.short_name, one.other_names, one.people, nouns
    )
