"""One talk, told: how it begins, and its points after that."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain, cycle

from logbook.composer.contents import Sentence, Source, Withheld
from logbook.composer.grammar import Called, finished, joined
from logbook.composer.letter_context import Telling
from logbook.composer.memory import Memory
from logbook.composer.point_sentence import (
    SentencePlace,
    again,
    fitting,
    template_of,
    worded,
)
from logbook.composer.records import MeetingRecord, PointRecord
from logbook.composer.relay_text import has, passed_on, template_name
from logbook.composer.repeating import said_to_all
from logbook.composer.talks import Talk
from logbook.composer.wording import (
    AGAIN,
    ALSO,
    ASKED_AGAIN,
    OPENINGS,
    TALK,
    TALKS,
    THEM_AGAIN,
    THEN,
    THEREBY,
)
from logbook.dates import say_all
from logbook.meetings.guarding import Untold, more_guarded
from logbook.meetings.models import Attribution, Setting
from logbook.meetings.phrases import Subject

_DURING = {"nl": "tijdens {} {}", "en": "during {} {}"}
_ABOUT = {"nl": "over {}", "en": "about {}"}
_TO = {"nl": " aan {}", "en": " to {}"}


class TalkText:
    """The sentences of one talk, each of which knows what the one before it said."""

    def __init__(self, talk: Talk, memory: Memory, telling: Telling) -> None:
        self._talk, self._memory, self._telling = talk, memory, telling
        self._language = telling.language
        self._naming = telling.naming
        self._naming.begin(talk.first)
        self._openings = self._ladder()
        self._opening = next(self._openings)
        self._hearers_named = True
        self._speaker: Called | None = None
        self._last = ""
        self.points: list[PointRecord] = []
        """Those that were told so far."""
        self.withheld: list[Withheld] = []
        """Those that attribution keeps out, with the reason."""

    def sentences(self) -> Iterator[Sentence]:
        """How it begins, then what was said."""
        points = [one for one in self._talk.points if self._may_be_told(one)]
        same = [point for point in points if self._memory.points_back(point, ())]
        if first := said_to_all(same, points, self._talk):
            yield from self._same(first, begins=True)
        elif (text := self._merged(points)) is not None:
            sources = [*self._talk.topic_sources, *self._talk.point_sources(points[0])]
            self.points.append(points[0])
            yield self._sentence(text, points[0], sources)
            yield from self._confirmation(points[0])
        else:
            yield self._met()
        self._speaker = self._us
        left = [one for one in points if one not in self.points]
        for point in left:
            if point in self.points:
                continue
            same = self._said_before(left) if not first else []
            if point in same:
                yield from self._same(same, begins=False)
            else:
                yield from self._point(point)

    def _said_before(self, points: Sequence[PointRecord]) -> list[PointRecord]:
        """Of these, what 'hetzelfde verzoek' can tell now, said to nobody in particular."""
        return [
            one
            for one in points
            if not one.to and one not in self.points and self._memory.points_back(one, self.points)
        ]

    @property
    def _us(self) -> Called | None:
        return self._talk.voice.short if self._talk.voice else None

    def _ladder(self) -> Iterator[str]:
        """What sentences that could all begin alike begin with instead."""
        name = "talks" if self._talk.alike else "talk"
        if self._talk.occasion:
            name = "occasion"
        if self._talk.first.setting is Setting.CORRESPONDENCE:
            name = "letters"
        return chain([OPENINGS[name].in_language(self._language)], cycle(THEN[self._language]))

    def _when(self) -> str:
        dates = say_all(self._talk.days, self._language)
        if not self._talk.occasion:
            return dates
        words = self._naming.occasion(self._talk.occasion, self._talk.parties)
        return _DURING[self._language].format(words, dates)

    def _met(self) -> Sentence:
        """With whom we spoke, and about what."""
        talk = self._talk
        when, who = self._when(), self._memory.who(talk)
        via = self._naming.common_via(talk.parties, talk.first)
        parties = self._naming.introduce(talk.parties, talk.first, tell_via=not via).as_object
        if self._memory.met_last(talk, self._naming) and not via:
            via, parties = THEM_AGAIN[self._language]
        elif all(one.attribution is not Attribution.NAME for one in talk.parties):
            # Who may not be named is told of before whoever they were spoken to through.
            via, parties = "", f"{parties} {via}"
        topics = self._memory.new_topics(talk.topics)
        one, several, nobody = TALKS.get(talk.first.setting, TALK)[self._language]
        template = nobody if who is None else several if who.plural else one
        text = template.format(
            when=when,
            who=who.words if who else "",
            via=via,
            parties=parties,
            about=_ABOUT[self._language].format(joined(topics, self._language)) if topics else "",
        )
        return Sentence(finished(text), (*talk.sources, *talk.topic_sources), "talk")

    def _merged(self, points: Sequence[PointRecord]) -> str | None:
        """The occasion and the first point as one sentence, where that leaves nothing out."""
        talk = self._talk
        if not talk.occasion or not points or points[0].by or points[0].to:
            return None
        if any(one.via for one in talk.parties) or not self._memory.knows(talk.topics):
            return None
        if not self._are_as_named(points[0]):
            return None
        who = self._memory.who(talk)
        subject = Subject.US if who else Subject.NONE
        place = SentencePlace(subject, who, None, "", self._language, leads=True)
        form = next(fitting(points[0], place), None)
        template = template_of(form or {}, self._language)
        if "{R}" not in template or not template.startswith("{"):
            return None
        when = self._when()
        hearer = self._naming.introduce(talk.parties, talk.first)
        return worded(points[0], replace(place, hearer=hearer, opening=when))

    def _same(self, points: Sequence[PointRecord], *, begins: bool) -> Iterator[Sentence]:
        """That what was said before was said again, and what was passed on of it."""
        self.points += points
        yield self._said_again(points, begins=begins)
        for point in points:
            yield from self._confirmation(point)

    def _said_again(self, points: Sequence[PointRecord], *, begins: bool) -> Sentence:
        names = [again(point, self._language) or "" for point in points]
        several = len(set(names)) > 1
        asked = "asked-" if set(names) <= ASKED_AGAIN else ""
        said = [source for point in points for source in self._talk.point_sources(point)]
        earlier = [source for point in points for source in self._memory.earlier(point)]
        words = {"again": joined(names, self._language)}
        words |= {"is": "zijn" if several else "is", "was": "were" if several else "was"}
        sources = [*self._talk.sources, *said, *earlier]
        if not begins:
            self._speaker = None
            return self._telling.fixed(f"same-{asked}too", *sources, **words)
        when, who = self._when(), self._memory.who(self._talk)
        words |= {"when": when, "who": who.words if who else "", "has": has(who)}
        whom = self._to(points)
        words["to"] = _TO[self._language].format(whom.as_object) if whom else ""
        words["whom"] = whom.as_object if whom else ""
        words["of"] = f" of {whom.as_object}" if whom else ""
        self._memory.new_topics(self._talk.topics)
        name = "active" if who else "passive"
        return self._telling.fixed(f"same-{asked}{name}", *sources, **words)

    def _to(self, points: Sequence[PointRecord]) -> Called | None:
        """To whom, unless the name of the occasion has said so; they are introduced by it."""
        talk = self._talk
        plain = self._naming.again(talk.parties, talk.first, Attribution.NAME)
        if talk.occasion and plain.words in talk.occasion:
            return None
        guarded = reduce(more_guarded, (one.attribution for one in points))
        if self._naming.hearers_alone(talk.parties, talk.first, guarded):
            return None
        as_named = all(self._are_as_named(one) for one in points)
        told = Attribution.NAME if as_named else guarded
        return self._naming.introduce(talk.parties, talk.first, told)

    def _point(self, point: PointRecord) -> Iterator[Sentence]:
        place = self._place(point)
        text = worded(point, place) or self._in_dutch(point)
        if text is None:
            self._naming.take_back()
            if place.hearer is None and not point.by:
                self._withhold(point, Untold.WOULD_REVEAL)
            return
        text = self._unlike_the_last(text)
        self._naming.keep()
        if not point.by:
            self._opening = next(self._openings)
        self._hearers_named = self._hearers_named and not point.by
        self._speaker = place.speaker
        self.points.append(point)
        yield self._sentence(text, point, self._talk.point_sources(point))
        yield from self._confirmation(point)

    def _unlike_the_last(self, text: str) -> str:
        """'Ook is gevraagd' where the sentence before began with 'daarbij' already."""
        before, self._last = self._last, text
        once, then = THEREBY[self._language], AGAIN[self._language]
        both = text.startswith(once) and before.startswith(once)
        return then + text.removeprefix(once) if both else text

    def _place(self, point: PointRecord) -> SentencePlace:
        talk, us = self._talk, self._us
        by = self._naming.actors(point.by, talk.first, point.attribution)
        said_by = by or us
        return SentencePlace(
            Subject.PARTY if by else Subject.US if us else Subject.NONE,
            said_by,
            us if by and not point.to else self._hearers(point),
            ALSO[self._language] if by else self._opening,
            self._language,
            known=not by and self._hearers_named and self._are_as_named(point),
            goes_on=said_by is not None and said_by.is_same_as(self._speaker),
        )

    def _in_dutch(self, point: PointRecord) -> str | None:
        """As the Dutch letter says it, where nobody wrote how the letter's language does."""
        telling = self._telling.in_dutch
        if telling is self._telling:
            return None
        voice = telling.offices.voice(self._talk.first, telling.language)
        talk = replace(self._talk, voice=voice)
        told = TalkText(talk, Memory("", telling.language), telling)
        told._hearers_named = self._hearers_named
        return worded(point, told._place(point))

    def _hearers(self, point: PointRecord) -> Called | None:
        """Those who heard it: named, or else all; None where that would tell who they are."""
        talk = self._talk
        if not point.to and self._naming.hearers_alone(talk.parties, talk.first, point.attribution):
            return None
        heard = self._naming.actors(point.to, talk.first, point.attribution)
        return heard or self._naming.again(talk.parties, talk.first, point.attribution)

    def _may_be_told(self, point: PointRecord) -> bool:
        """Whether attribution lets it be told; what it keeps out is noted."""
        guard = self._telling.guard
        reasons = filter(None, (guard.untold(one, meeting) for meeting, one in self._alike(point)))
        if (reason := next(reasons, None)) is not None:
            self._withhold(point, reason)
        return reason is None

    def _withhold(self, point: PointRecord, reason: Untold) -> None:
        records = (Source("point", one.id, meeting.version) for meeting, one in self._alike(point))
        self.withheld += [Withheld(one, reason) for one in records]

    def _alike(self, point: PointRecord) -> Iterator[tuple[MeetingRecord, PointRecord]]:
        """The point as each of the meetings told together has it."""
        at = list(self._talk.points).index(point)
        yield from ((one.first, one.points[at]) for one in (self._talk, *self._talk.alike))

    def _are_as_named(self, point: PointRecord) -> bool:
        """Whether those who heard it were just named: by sector, 'hen' would tell who they are."""
        talk = self._talk
        named = self._naming.again(talk.parties, talk.first, Attribution.NAME)
        return not point.to and self._hearers(point) == named

    def _sentence(self, text: str, point: PointRecord, sources: Sequence[Source]) -> Sentence:
        return Sentence(text, (*self._talk.sources, *sources), template_name("phrase", point))

    def _confirmation(self, point: PointRecord) -> Iterator[Sentence]:
        """Who has confirmed that the message was passed on, and who has not."""
        told = passed_on(point, self._talk, self._telling)
        self._naming.keep()
        self._speaker = told.who or self._speaker
        yield from told.sentences
