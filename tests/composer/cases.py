"""Letters composed from records written as JSON: the second case, and pieces of others.

Wordings are [Dutch, English], dates EDTF, offices, organisations, sectors and topics names within
the case.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from logbook.commitments.models import Chamber, ClauseType, CommitmentKind, EvidenceRole
from logbook.composer import LetterInput
from logbook.composer.contents import Outcome
from logbook.composer.frame import LetterFrame
from logbook.composer.records import (
    ActorRecord,
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    EvidenceRecord,
    FollowUpRecord,
    MeetingRecord,
    OfficeRecord,
    OrganisationRecord,
    PartyRecord,
    PhraseRecord,
    PointRecord,
    RepresentativeRecord,
    TermRecord,
    TopicRecord,
    ViaRecord,
)
from logbook.dates import PartialDate
from logbook.directory.models import Article, OfficeLevel, OrganisationKind
from logbook.meetings.models import (
    Attribution,
    ComplementKind,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
)
from logbook.meetings.service.phrases import standard_phrases
from logbook.wording import Wording

SECOND_CASE = Path(__file__).parent / "second_case"
PHRASES = {
    details.key: PhraseRecord(details.key, [form.as_json() for form in details.forms])
    for details in standard_phrases()
}
_KINDS: Mapping[str, Any] = {
    "kind": PointKind,
    "complement_kind": ComplementKind,
    "attribution": Attribution,
    "setting": Setting,
    "status": MeetingStatus,
    "level": OfficeLevel,
    "on_behalf_of": OnBehalfOf,
    "chamber": Chamber,
    "clause_type": ClauseType,
    "role": EvidenceRole,
}
_DAYS = ("closed_on", "said_on", "on", "end_date", "due_on")
_DATES = ("date", "submitted_on", "adopted_on")


@cache
def second_case() -> Mapping[str, Any]:
    """The records of the second case."""
    found: Mapping[str, Any] = json.loads((SECOND_CASE / "records.json").read_text("utf-8"))
    return found


def expected(language: str) -> str:
    """Its letter, as a civil servant wrote it."""
    return (SECOND_CASE / f"expected.{language}.md").read_text("utf-8")


def letter_input(case: Mapping[str, Any], language: str = "nl", **changed: Any) -> LetterInput:
    """What the letter of a case is composed from."""
    frame = dict(case.get("frame", {}))
    chamber = Chamber(frame.pop("chamber", "TK"))
    commitments = case.get("commitments", ())
    given = {
        "date": dt.date.fromisoformat(case["date"]),
        "language": language,
        "signatory": case["signatory"],
        "offices": [_office(id_, one) for id_, one in case["offices"].items()],
        "answers": [_answer(one, case) for one in commitments],
        "meetings": [_meeting(one, case) for one in case.get("meetings", ())],
        "follow_ups": [
            _plain(FollowUpRecord, follow_up, commitments=[one["id"]])
            for one in commitments
            for follow_up in one.get("follow_ups", ())
        ],
        "chamber": chamber,
        "frame": _plain(LetterFrame, frame),
    }
    return LetterInput(**given | changed)


def _plain(of: Any, record: Mapping[str, Any], /, **changed: Any) -> Any:
    """A record whose values are read by the names of its fields."""
    read = {name: _value(name, value) for name, value in record.items() if name not in changed}
    return of(**read | changed)


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _KINDS:
        return _KINDS[name](value)
    if name in _DAYS or (name == "made_on" and len(value) == 10):
        return dt.date.fromisoformat(value)
    if name in _DATES:
        return PartialDate.parse(value)
    worded = ("heading", "clause", "occasion", "as_", "inline", "complement", "sentence")
    return Wording(*value) if name in (*worded, "told_as", "subject", "addressee") else value


def _office(id_: str, one: Mapping[str, Any]) -> OfficeRecord:
    terms = [
        TermRecord(
            holder, dt.date.fromisoformat(since), dt.date.fromisoformat(until) if until else None
        )
        for holder, since, until in one["terms"]
    ]
    return OfficeRecord(
        id=id_,
        name=Wording(*one["name"]),
        in_sentence=Wording(*one["in_sentence"]),
        level=OfficeLevel(one["level"]),
        succeeds=one.get("succeeds"),
        terms=terms,
    )


def _answer(one: Mapping[str, Any], case: Mapping[str, Any]) -> AnswerRecord:
    record = dict(one)
    outcome = record.pop("outcome", None)
    record.pop("follow_ups", None)
    made_on = record.pop("made_on", None)
    commitment = _plain(
        CommitmentRecord,
        {"heading": ["Zonder kop", "Untitled"], **record},
        kind=CommitmentKind(record["kind"]),
        made_on=PartialDate.parse(made_on) if made_on else None,
        topics=_topics(record, case),
        evidence=[_plain(EvidenceRecord, each) for each in record.get("evidence", ())],
        deadlines=[_plain(DeadlineRecord, each) for each in record.get("deadlines", ())],
    )
    return AnswerRecord(commitment, Outcome(outcome) if outcome else None)


def _topics(record: Mapping[str, Any], case: Mapping[str, Any]) -> list[TopicRecord]:
    return [TopicRecord(slug, Wording(*case["topics"][slug])) for slug in record.get("topics", ())]


def _meeting(one: Mapping[str, Any], case: Mapping[str, Any]) -> MeetingRecord:
    if "like" in one:
        alike = next(other for other in case["meetings"] if other["id"] == one["like"])
        one = alike | {name: value for name, value in one.items() if name != "like"}
    return _plain(
        MeetingRecord,
        one,
        representatives=[
            _plain(RepresentativeRecord, _renamed(each)) for each in one.get("representatives", ())
        ],
        parties=[_party(each, f"{one['id']}.{at}", case) for at, each in enumerate(one["parties"])],
        topics=_topics(one, case),
        points=[_point(each, f"{one['id']}/{at}") for at, each in enumerate(one.get("points", ()))],
    )


def _renamed(record: Mapping[str, Any]) -> dict[str, Any]:
    return {"as_" if name == "as" else name: value for name, value in record.items()}


def _party(record: Mapping[str, Any], id_: str, case: Mapping[str, Any]) -> PartyRecord:
    rest = {"id": id_, **_renamed(record)}
    via = rest.pop("via", None)
    return _plain(
        PartyRecord,
        {name: value for name, value in rest.items() if name not in ("organisation", "sector")},
        organisation=_organisation(record.get("organisation"), case),
        **_sector(record.get("sector"), case),
        via=ViaRecord(_organisation(via.get("organisation"), case), _nouns(via.get("sector"), case))
        if via
        else None,
    )


def _organisation(name: str | None, case: Mapping[str, Any]) -> OrganisationRecord | None:
    if name is None:
        return None
    one = case["organisations"][name]
    return OrganisationRecord(
        id=name,
        name=Wording(*one["name"]),
        in_sentence=Wording(*one["in_sentence"]) if "in_sentence" in one else None,
        short_name=one.get("short_name"),
        plural=one.get("plural", False),
        kind=OrganisationKind(one.get("kind", "company")),
        other_names=tuple(one.get("other_names", ())),
        people=tuple(one.get("people", ())),
        formerly=tuple(
            (name, dt.date.fromisoformat(until)) for name, until in one.get("former_names", ())
        ),
        now=_organisation(one.get("merged_into"), case),
        **_sector(one.get("sector"), case),
    )


def _sector(sector: str | None, case: Mapping[str, Any]) -> dict[str, Any]:
    """What the sector says of one organisation: [Dutch, English] and, where told, one of them."""
    if sector is None:
        return {}
    nl, en, *one = case["sectors"][sector]
    named = {"singular": Wording(*one[:2]), "article": Article(one[2])} if one else {}
    return {"nouns": Wording(nl, en), **named}


def _nouns(sector: str | None, case: Mapping[str, Any]) -> Wording | None:
    return Wording(*case["sectors"][sector][:2]) if sector else None


def _point(record: Mapping[str, Any], id_: str) -> PointRecord:
    return _plain(
        PointRecord,
        {"id": id_, **record},
        phrase=PHRASES[record["phrase"]] if record.get("phrase") else None,
        by=[_plain(ActorRecord, each) for each in record.get("by", ())],
        to=[_plain(ActorRecord, each) for each in record.get("to", ())],
    )
