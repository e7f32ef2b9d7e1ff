"""A value that is not the default for every field that the program takes, made from the schemas.

A new field is covered without being named here, unless it is of a new type, or only makes sense
beside another (BESIDE) or with a certain value (MEANT).
"""

import dataclasses
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from marshmallow import Schema, fields, validate

from logbook.accounts.models import Account
from logbook.accounts.schemas import AccountField, UnitField
from logbook.accounts.schemas.people import Address, TimeZone
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import (
    OfficeField,
    OrganisationField,
    PersonField,
    SectorField,
    TopicField,
)
from logbook.directory.schemas.fields import Mail, Rhythm, Slug
from logbook.followups.schemas.fields import LeadTimes, Span
from logbook.meetings.models import Point
from logbook.meetings.schemas import PhraseField
from logbook.meetings.schemas.fields import ClockTime, TimeZoneName
from logbook.references.models import Attachment
from logbook.references.schemas import WebAddress
from logbook.web.fields import Bilingual, Dated, Day, Id, Text
from logbook.wording import Wording
from tests.routes import ARGUMENT, SHARED, UNIT, World

Content = dict[str, Any]
"""A record as JSON."""


ALTERNATIVES = {
    "Actor": ("account", "organisation", "sector", "us"),
    "ActorDetails": ("party", "as", "us"),
    "Origin": ("meeting", "point", "commitment", "letter"),
    "PartyDetails": ("organisation", "sector"),
    "Side": ("organisation", "sector"),
}
"""Of these fields a record has one."""

UNSAID = {
    "points-by-us",  # of a message that is what nobody by name means
    "points-to-us",  # refused: we do not hear what we say
}
"""What has a place in a schema and does not stand alone."""

FEED_SUBJECTS: dict[str, type] = {
    "topic": TopicField,
    "commitment": CommitmentField,
    "organisation": OrganisationField,
}


@dataclass(frozen=True)
class Case:
    """One field: its path, what to send for it to have that value, and what stands beside it."""

    path: str
    content: Content
    ground: Content = dataclasses.field(default_factory=dict)
    alone: bool = False


@dataclass(frozen=True)
class Kept:
    """A record that is replaced as a whole: its address, what its body is, and its table."""

    word: str
    path: str
    ids: tuple[str, ...]
    schema: Schema


def kept_records(app: Flask, world: World) -> list[Kept]:
    """One record of every kind that the API replaces, from the table of routes."""
    found = []
    for rule in app.url_map.iter_rules():
        operation = getattr(app.view_functions[rule.endpoint], "operation", None)
        if operation is None or operation.body is None or "PUT" not in (rule.methods or ()):
            continue
        path = rule.rule
        ids = []
        while argument := ARGUMENT.search(path):
            guarded = dict(world._choices(path, argument))
            ids.append(guarded.get(UNIT) or next(iter(guarded.values())))
            path = path[: argument.start()] + ids[-1] + path[argument.end() :]
        word = path.split("/")[-2]
        found.append(Kept(word, path.removeprefix("/api/v1"), tuple(ids), operation.body()))
    return found


class Samples:
    """Values for fields, naming records that are there."""

    def __init__(self, world: World, admin: Account) -> None:
        make = world.make
        attachment = Attachment(name="nota.pdf", media_type="application/pdf", size=1, sha256="0")
        party = str(uuid.uuid4())
        organisation = str(make.organisation("Een andere vereniging").id)
        office = str(make.office("Staatssecretaris voor Proeven").id)
        self._by_type: dict[type, Any] = {
            AccountField: str(world.colleague.id),
            Address: "anders@example.org",
            Bilingual: {"nl": "Iets anders", "en": "Something else"},
            ClockTime: "14:30",
            CommitmentField: str(make.commitment("Een andere toezegging").id),
            Dated: "2026-10",
            Day: "2026-10-05",
            LeadTimes: [21, 1],
            Mail: "anders@example.org",
            OfficeField: office,
            OrganisationField: organisation,
            PersonField: str(make.person("A. Anders").id),
            PhraseField: make.phrase("benadrukt").key,
            Rhythm: "P2M",
            SectorField: make.sector("insurance", "verzekeraars", "insurers").key,
            Slug: "iets-anders",
            Span: "P3M",
            Text: "Iets anders",
            TimeZone: "Europe/Brussels",
            TimeZoneName: "Europe/Brussels",
            TopicField: make.topic("pensions", label=Wording("pensioenen")).slug,
            UnitField: str(make.unit("DMM").id),
            WebAddress: "https://example.org/anders",
            fields.AwareDateTime: "2026-10-05T10:00:00+00:00",
            fields.Time: "22:30",
        }
        self._ids = {
            "named": str(admin.id),
            "attachment": str(make.kept(attachment).id),
            "letter": world.ids["reports"][SHARED],
            "meeting": world.ids["meetings"][UNIT],
            "party": party,
            "point": str(make.fetch(Point, meeting_id=uuid.UUID(world.ids["meetings"][UNIT])).id),
        }
        with_date = {
            "sentence": {"nl": "Iets anders op {date}.", "en": "Something else on {date}."},
            "date": "2026-10",
        }
        self._beside: dict[str, Content] = {
            "EvidenceDetails.date": with_date,
            "EvidenceDetails.sentence": with_date,
            "FeedDetails.shape": {"content": "follow-ups"},
            "MeetingDetails": {"parties": [{"id": party, "organisation": organisation}]},
            "MeetingDetails.access": {"named": [self._ids["named"], str(world.owner.id)]},
            "MeetingDetails.endTime": {"startTime": "14:30"},
            "MeetingDetails.unit": {"access": "everyone"},
            "PartyDetails": {"organisation": organisation},
        }
        for name, keys in ALTERNATIVES.items():
            for key in keys:
                others: Content = dict.fromkeys(set(keys) - {key, "us"})
                self._beside[f"{name}.{key}"] = others
        self._meant: Content = {
            "AffiliationDetails.to": "2026-11-05",
            "EvidenceDetails.sentence": with_date["sentence"],
            "MeetingDetails.endTime": "16:00",
            "MeetingDetails.named": [self._ids["named"], str(world.owner.id)],
            "MembershipDetails.to": "2026-11-05",
            "PaperDetails.citation": "Kamerstuk 21501-02, nr. 4000",
            "PhraseDetails.key": "iets-anders",
            "PhraseForm.sentence": {"nl": "{S} {S:wil|willen} {C}", "en": "{S} wants {C}"},
            "QuietHours.to": "07:00",
            "RelationDetails.kind": "repeats",
            "TermDetails.to": "2026-11-05",
        }
        self._whole: dict[str, Content] = {
            f"FeedDetails.{key}": {"scope": {key: self._by_type[kind]}}
            for key, kind in FEED_SUBJECTS.items()
        }

    def cases(self, schema: Schema, present: Content) -> Iterator[Case]:
        """Every field of the schema, beside what is `present`."""
        record = _details_of(schema)
        for key, field in _taken(schema):
            name = f"{record}.{key}"
            beside = self._beside.get(record, {}) | self._beside.get(name, {})
            if name in self._whole:
                yield Case(key, self._whole[name], alone=True)
            elif isinstance(field, fields.Nested):
                least = self.least(field.schema)
                ground: Any = ([least] if least else []) if field.many else least or None
                for case in self.cases(field.schema, least):
                    if f"{key}-{case.path}" in UNSAID:
                        continue
                    row = least | case.content
                    rows: Content = {key: [row] if field.many else row}
                    yield Case(f"{key}-{case.path}", beside | rows, beside | {key: ground})
            else:
                value = self.value(field, key, present.get(key), name)
                yield Case(key, beside | {key: value}, beside)

    def least(self, schema: Schema) -> Content:
        """The least that a row of the schema is made of, and an id, so that it stays the row."""
        record = _details_of(schema)
        least = dict(self._beside.get(record, {}))
        for key, field in _taken(schema):
            if field.required:
                least[key] = self.value(field, key, None, f"{record}.{key}")
        if least and "id" in schema.load_fields:
            least["id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, record))
        return least

    def value(self, field: fields.Field[Any], key: str, present: Any, name: str) -> Any:
        """A value that is neither the default of the field nor the present one."""
        if name in self._meant:
            return self._meant[name]
        known = (present, field.load_default)
        one_of = [check for check in field.validators if isinstance(check, validate.OneOf)]
        match field:
            case fields.Enum():
                value = next(x.value for x in field.enum if x not in known and x.value not in known)
            case fields.Boolean():
                value = not present
            case fields.List():
                value = [self.value(field.inner, key, None, name)]
            case Id():
                value = self._ids[key]
            case _ if one_of:
                value = next(choice for choice in one_of[0].choices if choice not in known)
            case _:
                value = self._by_type[next(x for x in type(field).__mro__ if x in self._by_type)]
        return value


def _details_of(schema: Schema) -> str:
    """What the schema makes, such as MeetingDetails."""
    made = getattr(schema, "details", None)
    assert made is not None, f"{type(schema).__name__} says nothing of what it makes"
    return str(made.__name__)


def _taken(schema: Schema) -> Iterator[tuple[str, fields.Field[Any]]]:
    """The fields that come in, but for the id, by their name outside."""
    for name, field in schema.load_fields.items():
        if name != "id" and not field.dump_only:
            yield field.data_key or name, field


def packed(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases in as few heaps as go together: no two of a heap say different things."""
    heaps: list[tuple[Content, list[Case]]] = []
    for case in cases:
        for place, (content, heap) in enumerate(heaps):
            both = None if case.alone else together(content, case.content)
            if both is not None:
                heaps[place] = both, [*heap, case]
                break
        else:
            heaps.append((case.content, [case]))
    return [heap for _content, heap in heaps]


def together(one: Any, other: Any) -> Any:
    """Both at once; None where they say different things."""
    if isinstance(one, dict) and isinstance(other, dict):
        both = {key: together(one[key], other[key]) for key in one.keys() & other.keys()}
        unlike = [key for key, value in both.items() if value is None and one[key] != other[key]]
        return None if unlike else one | other | both
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        rows = [together(*pair) for pair in zip(one, other, strict=True)]
        return None if None in rows else rows
    return one if one == other else None


def lacks(answer: Any, sent: Any, path: str = "") -> list[str]:
    """The paths at which the answer has not what was sent; what it has besides is its own."""
    if isinstance(sent, dict) and isinstance(answer, dict):
        return [
            fault
            for key, value in sent.items()
            for fault in lacks(answer.get(key), value, f"{path}{key}-")
        ]
    if isinstance(sent, list) and isinstance(answer, list) and len(sent) == len(answer):
        return [
            fault
            for place, (told, value) in enumerate(zip(answer, sent, strict=True))
            for fault in lacks(told, value, f"{path}{place}-")
        ]
    return [] if answer == sent else [f"{path.rstrip('-')}: {answer!r} for {sent!r}"]
