"""What was said in talks and may not be told by the name of who said or heard it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from logbook.composer.guarded import identity_of, tellable
from logbook.composer.records import (
    EvidenceRecord,
    LetterInput,
    MeetingRecord,
    PartyRecord,
    PointRecord,
)
from logbook.composer.unnamed import noun_at
from logbook.linter.reading import Reading
from logbook.linter.record_facts import organisations_of, stays_inside, words_of
from logbook.linter.same_words import Words, says
from logbook.linter.text import has_word
from logbook.meetings.guarding import more_guarded
from logbook.meetings.identity import Identity
from logbook.meetings.models import Attribution
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Unnameable:
    """A point beside one of its parties: who they are, what was said, what is known of them anyhow.

    `others` are who else may be named of that talk, `group` what such parties are called together.
    """

    meeting: str
    attribution: Attribution
    who: Sequence[Identity]
    others: Sequence[Identity]
    group: Collection[str]
    said: Sequence[Words]
    known: Words

    def is_named_in(self, text: str) -> bool:
        """Whether the text tells who it is."""
        return any(one.tells(text) for one in self.who)

    def names_others(self, text: str) -> bool:
        """Whether the text tells somebody else who sat there."""
        return any(one.tells(text) for one in self.others)

    def is_grouped_in(self, text: str) -> bool:
        """Whether the text has the word for such parties."""
        return any(has_word(text, word) for word in self.group)

    def is_said_in(self, text: str) -> bool:
        """Whether the text says what was said."""
        words = Words.of(self._bare(text))
        return any(says(words, one, self.known) for one in self.said)

    def _bare(self, text: str) -> str:
        for one in self.who:
            text = one.without_names(text)
        return text


def unnameable(reading: Reading) -> Iterator[Unnameable]:
    """All of it in the talks of a letter, of those whom the letter names somewhere."""
    known: dict[str, Words] = {}
    for meeting, point in reading.points.values():
        if point.complement is None:
            continue
        for party in _parties(reading, meeting, point):
            who = [identity_of(one) for one in organisations_of(party)]
            if not any(one.tells(reading.printed) for one in who):
                continue
            if who[0].organisation not in known:
                known[who[0].organisation] = _known(reading.given, party, who)
            noun = noun_at(party)
            yield Unnameable(
                meeting.id,
                _guarded(point, party),
                who,
                [
                    identity_of(one)
                    for other in meeting.parties
                    for one in organisations_of(other)
                    if other.id != party.id
                ],
                _texts(noun.singular, noun.plural) if noun else (),
                [Words.of(text) for text in _texts(point.complement)],
                known[who[0].organisation],
            )


def _parties(reading: Reading, meeting: MeetingRecord, point: PointRecord) -> list[PartyRecord]:
    """Those beside whose name it may not be told; nobody where it is told of all that sat there."""
    acting = {actor.party for actor in (*point.by, *point.to)} - {None}
    if not acting and stays_inside(point):
        return list(meeting.parties)
    of_all = len(acting) > 1 and acting >= {party.id for party in tellable(meeting)}
    if of_all and not stays_inside(point) and not reading.telling.guard.untold(point, meeting):
        return []
    each = [party for party in meeting.parties if party.id in acting]
    return [party for party in each if _guarded(point, party) is not Attribution.NAME]


def _guarded(point: PointRecord, party: PartyRecord) -> Attribution:
    own = Attribution.INTERNAL if stays_inside(point) else point.attribution
    return more_guarded(own, party.attribution)


def _known(given: LetterInput, party: PartyRecord, who: Sequence[Identity]) -> Words:
    """What may be told beside their name: of what, what we said, what they said by name."""
    commitments = [one.commitment for one in given.answers]
    public: list[EvidenceRecord] = [each for one in commitments for each in one.evidence]
    texts = [words_of([*commitments, *public])]
    for meeting in given.meetings:
        labels = [topic.label for topic in meeting.topics]
        texts += _texts(*labels, *([meeting.occasion] if meeting.occasion else []))
        own = {
            one.id
            for one in meeting.parties
            if one.organisation and one.organisation == party.organisation
        }
        for point in meeting.points:
            if point.complement and _is_open(point, meeting, own):
                texts += _texts(point.complement)
    bare = texts
    for one in who:
        bare = [one.without_names(text) for text in bare]
    return Words.of(*bare)


def _is_open(point: PointRecord, meeting: MeetingRecord, own: Collection[str]) -> bool:
    """Whether it is ours and told, or theirs and told by name."""
    if stays_inside(point):
        return False
    acting = [
        party
        for party in meeting.parties
        if party.id in own and any(party.id == one.party for one in (*point.by, *point.to))
    ]
    by_name = bool(acting) and all(_guarded(point, one) is Attribution.NAME for one in acting)
    return by_name or not (point.by or point.to)


def _texts(*wordings: Wording) -> list[str]:
    return [text for one in wordings for text in (one.nl, one.en) if text]
