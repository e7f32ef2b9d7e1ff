"""Which texts of the records tell who may not be named: one rule for all that a letter takes.

Who sat in a talk may be told there as that talk says. Whoever sat in another one only, may be named
in it where every talk of the letter that they sat in lets them be named: beside 'een bank' of
5 March, what another bank says of Rabobank would tell which bank that was. In a talk that is told
with Rabobank by name, that name tells nothing that the letter does not say of that talk itself.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from logbook.composer.records import (
    FollowUpRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
    PointRecord,
)
from logbook.composer.unnamed import noun_of
from logbook.meetings import guarding
from logbook.meetings.guarding import GuardedSeat, Untold, more_guarded
from logbook.meetings.identity import Identity, any_of, identity
from logbook.meetings.models import Attribution


def tellable(meeting: MeetingRecord) -> list[PartyRecord]:
    """The parties that may be told of at all."""
    return [party for party in meeting.parties if party.attribution is not Attribution.INTERNAL]


class Guard:
    """What the talks of one letter together forbid to tell."""

    def __init__(self, meetings: Iterable[MeetingRecord] = ()) -> None:
        self._meetings = {one.id: one for one in meetings}
        self._sat = _at_any_table(self._meetings.values())
        hidden = [one for one in self._sat.values() if one.attribution is not Attribution.NAME]
        self._hidden = any_of(known for one in hidden for known in one.known)

    def reveals(self, text: str, meeting: MeetingRecord) -> bool:
        """Whether a text tells an organisation that may not be named in telling of this meeting."""
        return bool(self.revealed(text, meeting))

    def revealed(self, text: str, meeting: MeetingRecord) -> Mapping[str, Attribution]:
        """Which organisations it tells so, by id, and how each of them may be told."""
        seats = _seats(meeting)
        return guarding.revealed(text, [*seats, *self._elsewhere([text], seats)])

    def revealed_anywhere(self, text: str) -> Mapping[str, Attribution]:
        """Which organisations it tells that some talk of the letter does not let be named."""
        return guarding.revealed(text, self._sat.values()) if self._hidden.tells(text) else {}

    def follow_up_reveals(self, one: FollowUpRecord) -> Mapping[str, Attribution]:
        """Whom the text of a follow-up tells although that may not be.

        Its own meeting says so; where it comes of none of these, any of them does.
        """
        own = self._meetings.get(one.meeting or "")
        said = [text for text in (one.told_as.nl, one.told_as.en) if text] if one.told_as else []
        told: dict[str, Attribution] = {}
        for text in said:
            told |= self.revealed(text, own) if own else guarding.revealed(text, self._sat.values())
        return told

    def untold(self, point: PointRecord, meeting: MeetingRecord) -> Untold | None:
        """Why attribution keeps a point out of the letter; None where it does not."""
        said = [point.complement, *(actor.inline for actor in (*point.by, *point.to))]
        texts = [text for one in said if one is not None for text in (one.nl, one.en) if text]
        actors = {actor.party for actor in (*point.by, *point.to)}
        seats = _seats(meeting)
        acting = [one for one in seats if one.party in actors]
        return guarding.untold(
            texts, seats, acting, point.attribution, self._elsewhere(texts, seats)
        )

    def _elsewhere(
        self, texts: Iterable[str], seats: Iterable[GuardedSeat]
    ) -> Sequence[GuardedSeat]:
        """Who sat in other talks only; nobody where the texts tell none that are guarded."""
        if not any(map(self._hidden.tells, texts)):
            return ()
        here = {known.organisation for one in seats for known in one.known}
        return [one for id_, one in self._sat.items() if id_ not in here]


def _at_any_table(meetings: Iterable[MeetingRecord]) -> Mapping[str, GuardedSeat]:
    """By organisation its seat in any of these, as guarded as the most guarded of them."""
    found: dict[str, GuardedSeat] = {}
    for seat in (one for meeting in meetings for one in _seats(meeting)):
        for known in seat.known:
            before = found.get(known.organisation)
            told = (
                more_guarded(before.attribution, seat.attribution) if before else seat.attribution
            )
            found[known.organisation] = GuardedSeat(told, (known,))
    return found


def _seats(meeting: MeetingRecord) -> list[GuardedSeat]:
    at_the_table = {one.organisation.id for one in meeting.parties if one.organisation}
    return [_guarded(one, at_the_table) for one in meeting.parties]


def _guarded(party: PartyRecord, at_the_table: Collection[str]) -> GuardedSeat:
    """Its seat. Through whom it was spoken to is as guarded, unless they sat there themselves."""
    one, via = party.organisation, party.via.organisation if party.via else None
    through = via if via is not None and via.id not in at_the_table else None
    noun = noun_of(one) if one is not None else None
    return GuardedSeat(
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
