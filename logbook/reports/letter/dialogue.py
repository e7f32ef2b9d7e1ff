"""A section's talks, told in order: with whom, about what, and what was said."""

import re
from collections.abc import Iterator, Sequence

from logbook.dates import say_all
from logbook.meetings.models import Attribution, Setting
from logbook.meetings.phrases import Subject
from logbook.reports.letter.contents import Sentence, Source
from logbook.reports.letter.grammar import Called, Number, finished, joined, together
from logbook.reports.letter.parties import reveals
from logbook.reports.letter.records import Commitment, Point, Topic
from logbook.reports.letter.said import Place, again, fitting, worded
from logbook.reports.letter.talks import Talk, said_in, talks
from logbook.reports.letter.telling import Telling
from logbook.reports.letter.voices import Voice
from logbook.reports.letter.wording import OPENINGS, TALK, TALKS

_DURING = {"nl": "tijdens {} {}", "en": "during {} {}"}
_ABOUT = {"nl": "over {}", "en": "about {}"}
_TO = {"nl": " aan {}", "en": " to {}"}
_WORDS = re.compile(r"\w{4,}")


def dialogue(
    commitments: Sequence[Commitment], recalled: str, telling: Telling
) -> Iterator[Sentence]:
    """The sentences on every talk that bears on the commitments.

    `recalled`: what the section has said so far, whose topics are not named again.
    """
    section = _Section(recalled, telling)
    for talk in talks(commitments, telling):
        yield from section.tell(talk)


class _Section:
    """What was told in a section so far."""

    def __init__(self, recalled: str, telling: Telling) -> None:
        self._telling, self._language = telling, telling.language
        self._text = recalled
        self._voice: Voice | None = None
        self._said: dict[object, list[Source]] = {}

    def tell(self, talk: Talk) -> Iterator[Sentence]:
        """The sentences on one talk, and what the next ones may build on."""
        yield from _Told(self, talk).sentences()
        self._voice = talk.voice
        for point in talk.points:
            if not point.by:
                self._said.setdefault(said_in(point), talk.sources)

    def who(self, talk: Talk) -> Called | None:
        """Who spoke for us: in full, unless they just did."""
        if talk.voice is None:
            return None
        return talk.voice.short if talk.voice == self._voice else talk.voice.full

    def earlier(self, point: Point) -> list[Source]:
        """Where we said the same before; nothing where we did not, or nobody can call it so."""
        told = not point.by and again(point, self._language)
        return self._said.get(said_in(point), []) if told else []

    def new_topics(self, topics: Sequence[Topic]) -> list[str]:
        """The labels of those that the section has not named; they are named from now on."""
        labels = [topic.label.in_language(self._language) for topic in topics]
        known = set(_WORDS.findall(self._text.casefold()))
        new = [one for one in labels if not known.issuperset(_WORDS.findall(one.casefold()))]
        self._text = " ".join((self._text, *labels))
        return new

    def knows(self, topics: Sequence[Topic]) -> bool:
        """Whether all of them were named."""
        text, new = self._text, self.new_topics(topics)
        self._text = text
        return not new

    @property
    def telling(self) -> Telling:
        """The letter it stands in."""
        return self._telling


class _Told:
    """One talk being told: how it begins, and its points after that."""

    def __init__(self, section: _Section, talk: Talk) -> None:
        self._section, self._talk = section, talk
        self._telling = section.telling
        self._language = section.telling.language
        self._openings = iter(self._ladder())
        self._opening = next(self._openings)
        self._hearers_named = True

    def sentences(self) -> Iterator[Sentence]:
        """How it begins, then what was said."""
        points = list(self._talk.points)
        same = [point for point in points if self._section.earlier(point)]
        if same and points[0] in same:
            yield from self._same(same, begins=True)
            points, same = [one for one in points if one not in same], []
        elif (text := self._merged(points)) is not None:
            yield self._sentence(text, points[0])
            yield from self._confirmation(points.pop(0))
        else:
            yield self._met()
        for point in points:
            if point not in same:
                yield from self._point(point)
            elif point is same[0]:
                yield from self._same(same, begins=False)

    def _ladder(self) -> Sequence[str]:
        """What sentences without a subject begin with."""
        setting = self._talk.first.setting
        name = "talks" if len(self._talk.meetings) > 1 else "talk"
        if self._talk.occasion:
            name = "occasion"
        if setting is Setting.CORRESPONDENCE:
            name = "letters"
        *steps, last = OPENINGS[name][self._language]
        return [*steps, *[last] * (len(self._talk.points) + 1)]

    def _when(self) -> str:
        dates = say_all([one.date for one in self._talk.meetings], self._language)
        if not self._talk.occasion:
            return dates
        words = self._telling.naming.occasion(self._talk.occasion, self._talk.parties)
        return _DURING[self._language].format(words, dates)

    def _met(self) -> Sentence:
        """With whom we spoke, and about what."""
        talk, naming = self._talk, self._telling.naming
        when, who = self._when(), self._section.who(talk)
        via = naming.common_via(talk.parties)
        parties = naming.introduce(talk.parties, talk.first, tell_via=not via)
        topics = self._section.new_topics(talk.topics)
        one, several, nobody = TALKS.get(talk.first.setting, TALK)[self._language]
        template = nobody if who is None else several if who.plural else one
        text = template.format(
            when=when,
            who=who.words if who else "",
            via=via,
            parties=parties.as_object,
            about=_ABOUT[self._language].format(joined(topics, self._language)) if topics else "",
        )
        return Sentence(finished(text), tuple(talk.sources), "talk")

    def _merged(self, points: Sequence[Point]) -> str | None:
        """The occasion and the first point as one sentence, where that leaves nothing out."""
        talk = self._talk
        if not talk.occasion or not points or points[0].by or points[0].to:
            return None
        if any(one.via for one in talk.parties) or not self._section.knows(talk.topics):
            return None
        if not self._are_as_named(points[0]) or self._reveals(points[0]):
            return None
        who = self._section.who(talk)
        subject = Subject.US if who else Subject.NONE
        place = Place(subject, who, None, "", self._language, leads=True)
        form = next(fitting(points[0], place), None)
        template = str(((form or {}).get("sentence") or {}).get(self._language) or "")
        if "{R}" not in template or not template.startswith("{"):
            return None
        when = self._when()
        hearer = self._telling.naming.introduce(talk.parties, talk.first)
        return worded(points[0], Place(subject, who, hearer, when, self._language, leads=True))

    def _same(self, points: Sequence[Point], *, begins: bool) -> Iterator[Sentence]:
        """That what was said before was said again, and what was passed on of it."""
        yield self._said_again(points, begins=begins)
        for point in points:
            yield from self._confirmation(point)

    def _said_again(self, points: Sequence[Point], *, begins: bool) -> Sentence:
        names = [again(point, self._language) or "" for point in points]
        several = len(set(names)) > 1
        earlier = [source for point in points for source in self._section.earlier(point)]
        words = {"again": joined(names, self._language)}
        words |= {"is": "zijn" if several else "is", "was": "were" if several else "was"}
        sources = [*self._talk.sources, *earlier]
        if not begins:
            return self._telling.fixed("same-too", *sources, **words)
        when, who = self._when(), self._section.who(self._talk)
        words |= {"when": when, "who": who.words if who else "", "has": _has(who)}
        words["to"] = self._to(points[0])
        self._section.new_topics(self._talk.topics)
        return self._telling.fixed("same-active" if who else "same-passive", *sources, **words)

    def _to(self, point: Point) -> str:
        """To whom, unless the name of the occasion has said so."""
        talk, naming = self._talk, self._telling.naming
        plain = naming.again(talk.parties, talk.first, Attribution.NAME)
        if talk.occasion and plain.words in talk.occasion:
            return ""
        if self._are_as_named(point):
            called = naming.introduce(talk.parties, talk.first)
        else:
            called = self._hearers(point)
        return _TO[self._language].format(called.as_object)

    def _point(self, point: Point) -> Iterator[Sentence]:
        talk, naming = self._talk, self._telling.naming
        by = [naming.actor(one, talk.first, point.attribution) for one in point.by]
        said_by = [one for one in by if one is not None]
        us = talk.voice.short if talk.voice else None
        place = Place(
            Subject.PARTY if said_by else Subject.US if us else Subject.NONE,
            together(said_by, self._language) if said_by else us,
            us if said_by and not point.to else self._hearers(point),
            self._opening,
            self._language,
            known=self._hearers_named and self._are_as_named(point),
        )
        text = worded(point, place)
        if text is None or self._reveals(point):
            return
        if text.casefold().startswith(self._opening):
            self._opening = next(self._openings)
        self._hearers_named = self._hearers_named and not said_by
        yield self._sentence(text, point)
        yield from self._confirmation(point)

    def _hearers(self, point: Point) -> Called:
        """Those who heard it: named, or else all."""
        talk, naming = self._talk, self._telling.naming
        named = [naming.actor(one, talk.first, point.attribution) for one in point.to]
        heard = [one for one in named if one is not None]
        if heard:
            return together(heard, self._language)
        return naming.again(talk.parties, talk.first, point.attribution)

    def _reveals(self, point: Point) -> bool:
        """Whether what was said names somebody who may not be named."""
        said = [point.complement, *(actor.inline for actor in (*point.by, *point.to))]
        texts = [one.in_language(self._language) for one in said if one is not None]
        return any(reveals(text, one) for text in texts for one in self._talk.meetings)

    def _are_as_named(self, point: Point) -> bool:
        """Whether those who heard it were just named: by sector, 'hen' would tell who they are."""
        talk, naming = self._talk, self._telling.naming
        named = naming.again(talk.parties, talk.first, Attribution.NAME)
        return not point.to and self._hearers(point) == named

    def _sentence(self, text: str, point: Point) -> Sentence:
        key = point.phrase.key if point.phrase else ""
        return Sentence(text, tuple(self._talk.sources), f"phrase:{key}")

    def _confirmation(self, point: Point) -> Iterator[Sentence]:
        """That an association passed the message on, where it said so."""
        if point.id in self._talk.passed_on:
            who = self._hearers(point)
            words = {"who": who.words, "has": _has(who)}
            yield self._telling.fixed("passed-on", *self._talk.sources, **words)


def _has(who: Called | None) -> str:
    if who is None:
        return ""
    return {Number.FIRST: "heb", Number.SINGULAR: "heeft", Number.PLURAL: "hebben"}[who.number]
