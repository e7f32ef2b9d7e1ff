"""What a section has told so far, which the next sentences build on."""

import re
from collections.abc import Iterable, Sequence

from logbook.composer.contents import Source
from logbook.composer.grammar import Called
from logbook.composer.parties import PartyNaming
from logbook.composer.point_sentence import again
from logbook.composer.records import PointRecord, TopicRecord
from logbook.composer.talks import Talk, said_in
from logbook.composer.voices import Voice
from logbook.composer.wording import ASKED_AGAIN, TALKS
from logbook.meetings.models import PointKind

_WORDS = re.compile(r"\w{4,}")


class Memory:
    """What was told in one section: its topics, who spoke last, what was asked before."""

    def __init__(self, recalled: str, language: str) -> None:
        self._language = language
        self._text = recalled
        self._voice: Voice | None = None
        self._talk: Talk | None = None
        self._said: dict[object, list[Source]] = {}
        self._told: list[PointRecord] = []

    def remember(self, talk: Talk, points: Iterable[PointRecord]) -> None:
        """That these points of the talk were told."""
        self._voice, self._talk = talk.voice, talk
        for point in points:
            self._told.append(point)
            if not point.by:
                sources = [*talk.sources, *talk.point_sources(point)]
                self._said.setdefault(said_in(point), sources)

    def met_last(self, talk: Talk, naming: PartyNaming) -> bool:
        """Whether the last talk was such a talk of the same speaker with the same several ones.

        Only organisations are known to be the same: 'enkele banken' may be others.
        """
        last = self._talk
        if last is None or last.voice != talk.voice or len(talk.parties) < 2:
            return False
        if TALKS.get(last.first.setting) is not TALKS.get(talk.first.setting):
            return False
        sat = _sat(talk, naming)
        return sat is not None and sat == _sat(last, naming)

    def who(self, talk: Talk) -> Called | None:
        """Who spoke for us: in full, unless they just did."""
        if talk.voice is None:
            return None
        return talk.voice.short if talk.voice == self._voice else talk.voice.full

    def earlier(self, point: PointRecord) -> list[Source]:
        """Where we said the same before; nothing where we did not."""
        return self._said.get(said_in(point), [])

    def points_back(self, point: PointRecord, told: Sequence[PointRecord]) -> bool:
        """Whether 'hetzelfde verzoek' means what the point says, behind the `told` of its talk.

        It means the last one told that can be called so.
        """
        name = not point.by and again(point, self._language)
        if not name:
            return False
        before = (
            one for one in reversed([*self._told, *told]) if self._is_called(one, name, point)
        )
        last = next(before, None)
        return last is not None and not last.by and said_in(last) == said_in(point)

    def _is_called(self, told: PointRecord, name: str, point: PointRecord) -> bool:
        """Whether the name, that of the point said again, may be read as what was told."""
        other = again(told, self._language)
        if name in ASKED_AGAIN and told.kind in (PointKind.ASK, PointKind.QUESTION):
            return True
        return other == name or (other is None and told.kind is point.kind)

    def new_topics(self, topics: Sequence[TopicRecord]) -> list[str]:
        """The labels of those that the section has not named; they are named from now on."""
        labels = [topic.label.in_language(self._language) for topic in topics]
        known = set(_WORDS.findall(self._text.casefold()))
        new = [one for one in labels if not known.issuperset(_WORDS.findall(one.casefold()))]
        self._text = " ".join((self._text, *labels))
        return new

    def knows(self, topics: Sequence[TopicRecord]) -> bool:
        """Whether all of them were named."""
        text, new = self._text, self.new_topics(topics)
        self._text = text
        return not new


def _sat(talk: Talk, naming: PartyNaming) -> frozenset[object] | None:
    """Who sat at the other side, as they are called; None where a sector is among them."""
    if any(one.organisation is None for one in talk.parties):
        return None
    return frozenset(naming.identity(one, talk.first, one.attribution) for one in talk.parties)
