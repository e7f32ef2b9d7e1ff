"""What the fields that take many kinds of names know, and what a text typed there may mean.

*With whom* takes organisations ("NVB"), sectors ("enkele banken"), either of them through another
("enkele banken via NVB"), contacts, offices that spoke for us, and new organisations ("nieuw: …");
*About* takes topics, motions and commitments.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from logbook import clock
from logbook.commitments.queries import commitment_choices
from logbook.directory.models import Sector
from logbook.directory.queries import office_choices, person_choices, topic_choices
from logbook.directory.queries.finding import (
    FEW_OF,
    KnownOrganisation,
    Organisations,
    noun_of,
    sectors_by_name,
)
from logbook.search.nearness import Answer, answering, nearest
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, current_language

WITH, ABOUT, LINES = "with", "about", "lines"
NEW = "new"
"""Of a party: the organisation is made with the meeting."""
APART = re.compile(r"[;\n]+")
VIA = re.compile(r"(?P<who>.+?)\s+(?:via|through)\s+(?P<via>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One thing that a text may mean: what a field takes for it, and how a list shows it."""

    kind: str
    text: str
    note: str = ""
    taken: str = ""
    via: "Name | None" = None

    @property
    def value(self) -> str:
        """What is typed in the field to mean this and nothing else."""
        value = self.taken or self.text
        return f"{value} via {self.via.value}" if self.via else value


@dataclass(frozen=True, slots=True)
class Unknown:
    """A piece that could not be taken, and what it may mean."""

    typed: str
    guesses: Sequence[Name]


class Naming:
    """All that may be named, read from the tables once a request and only as far as asked."""

    @cached_property
    def organisations(self) -> Organisations:
        """By any of their names."""
        return Organisations(current_language())

    @cached_property
    def sectors(self) -> Sequence[Sector]:
        """By their nouns."""
        return sectors_by_name(current_language())

    @cached_property
    def people(self) -> Sequence[tuple[str, str]]:
        """(id, 'name, organisations') of contacts."""
        return person_choices(caller().today(clock.now()))

    @cached_property
    def offices(self) -> Sequence[tuple[str, str]]:
        """(id, name) of offices."""
        return office_choices(current_language())

    @cached_property
    def topics(self) -> Sequence[tuple[str, str]]:
        """(slug, label) of topics."""
        return topic_choices(current_language())

    @cached_property
    def commitments(self) -> Sequence[tuple[str, str]]:
        """(id, title) of motions and commitments."""
        return commitment_choices(current_language())

    def who(self, text: str) -> list[tuple[Answer, Name]]:
        """With whom a text may say that one spoke, the best first."""
        if via := VIA.fullmatch(text):
            return [
                (max(left, right), through(name, other))
                for left, name in self._sides(via["who"])[:3]
                for right, other in self._sides(via["via"])[:3]
            ]
        found = [*self._sides(text), *self._contacts(text), *self._officials(text)]
        return sorted(found, key=lambda one: one[0])

    def near(self, text: str) -> list[Name]:
        """Of whose names the text may be a slip."""
        if via := VIA.fullmatch(text):
            lefts = [name for _answer, name in self._sides(via["who"])] or self.near(via["who"])
            rights = [name for _answer, name in self._sides(via["via"])] or self.near(via["via"])
            return [through(one, other) for one in lefts[:1] for other in rights[:2]]
        sectors = ((sector_name(one, text), (one.nouns.nl, one.nouns.en)) for one in self.sectors)
        return [
            *map(organisation_name, self.organisations.near(text)),
            *nearest(noun_of(text), sectors, 1),
        ]

    def guessed(self, text: str) -> list[str]:
        """The organisations that a text begins the name of, or may be a slip of."""
        found = [one for _answer, one in self.organisations.answering(text)]
        return [one.name for one in found[:3] or self.organisations.near(text)]

    def what(self, text: str) -> list[tuple[Answer, Name]]:
        """What a talk may have been about, the best first."""
        found = answering(text, self._subjects(text))
        return sorted(found, key=lambda one: one[0])

    def near_subjects(self, text: str) -> list[Name]:
        """Of which subjects the text may be a slip."""
        return nearest(text, self._subjects(text))

    def _sides(self, text: str) -> list[tuple[Answer, Name]]:
        if id_ := identifier(text):
            one = self.organisations.with_id(id_)
            return [] if one is None else [(Answer.WHOLE, organisation_name(one))]
        found = [
            (answer, organisation_name(one)) for answer, one in self.organisations.answering(text)
        ]
        sectors = ((one, (one.key, one.nouns.nl, one.nouns.en)) for one in self.sectors)
        return found + [
            (answer, sector_name(sector, text))
            for answer, sector in answering(noun_of(text), sectors)
        ]

    def _contacts(self, text: str) -> list[tuple[Answer, Name]]:
        people = (
            (person_name(id_, label), (_if_said(id_, text), label.partition(", ")[0]))
            for id_, label in self.people
        )
        return answering(text, people)

    def _officials(self, text: str) -> list[tuple[Answer, Name]]:
        offices = (
            (Name("office", name, _("for us"), id_), (_if_said(id_, text), name))
            for id_, name in self.offices
        )
        return answering(text, offices)

    def _subjects(self, text: str) -> Iterator[tuple[Name, Sequence[str | None]]]:
        for slug, label in self.topics:
            yield Name("topic", label, taken=slug), (slug, label, label.rpartition(": ")[2])
        for id_, title in self.commitments:
            yield Name("commitment", title, taken=id_), (_if_said(id_, text), title)


def _if_said(id_: str, text: str) -> str | None:
    """The id where it was typed whole: part of one is the beginning of no name."""
    return id_ if id_ == text.strip() else None


def organisation_name(one: KnownOrganisation) -> Name:
    """An organisation as a list shows it."""
    note = one.short_name if one.short_name and one.short_name not in one.name else ""
    is_plain = not APART.search(one.name) and not VIA.fullmatch(one.name)
    return Name("organisation", one.name, note or "", "" if is_plain else str(one.id))


def person_name(id_: str, label: str) -> Name:
    """A contact as a list shows it: with where they work."""
    name, _comma, where = label.partition(", ")
    return Name("person", name, where, id_)


def sector_name(sector: Sector, typed: str) -> Name:
    """A sector as it was typed: 'banken', 'enkele banken'."""
    noun = sector.nouns.in_language(current_language())
    some = FEW_OF.fullmatch(typed)
    return Name("sector", f"{some['some'].lower()} {noun}" if some else noun)


def through(name: Name, other: Name) -> Name:
    """Somebody who was spoken to through another."""
    return replace(name, note=f"via {other.note or other.text}", via=other)


def made_new(text: str) -> Name:
    """An organisation that is not there yet."""
    return Name(NEW, text, _("new"), f"nieuw: {text}")
