"""The meeting form's content: from a record, from what was typed, and back."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import g, request
from werkzeug.datastructures import MultiDict

from logbook.dates import say
from logbook.followups.logged_meetings import FOLLOW_UPS, told_rows
from logbook.meetings.models import Meeting
from logbook.meetings.schemas import MeetingSchema
from logbook.meetings.schemas.rows import US
from logbook.meetings.views.lines import with_marked_points
from logbook.meetings.views.naming import NEW, WITH, Naming, Unknown
from logbook.meetings.views.taking import OF_THE_FIELDS, of_the_meeting, taken_in
from logbook.meetings.views.titles import called_after, party_names
from logbook.richtext import one_line
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.repeating import Values, as_typed, compacted, row_count, with_rows
from logbook.web.schema import flat_values, nested_content

_LISTS = re.compile(r"((?:.*-)?(?:topics|commitments|people|named|parts))-\d+")
_WORDINGS = re.compile(r"(?:.*-)?(?:as|complement|summary|occasion)|followUps-\d+-title")
_ACTORS = re.compile(r"points-\d+-(?:by|to)-\d+")
_SPEAKERS = re.compile(r"points-\d+-by")
_OURS = re.compile(r"points-\d+-by-\d+-us")
_VIA = re.compile(r"parties-\d+-via")
_DUE_TEXT = re.compile(r"(followUps-\d+-due)Text")
_ROW_IDS = re.compile(r"(?:parties|points|representatives)-\d+-id")
_PARTIES = re.compile(r"points-\d+-(?:by|to)-\d+-party")


def blank_values() -> Values:
    """A new form: one row for a party and one for a point."""
    me = caller()
    return with_blank_rows({"named": [str(me.id)], "representatives-0-level": "official"})


def values_about(asked: MultiDict[str, str]) -> Values:
    """What an address says of a talk: a commitment by its id, a topic by its slug, a name."""
    about: Values = {
        "commitments": [one for one in asked.getlist("commitment") if identifier(one)],
        "topics": asked.getlist("topic"),
        "parties-0-organisation": one_line(asked.get("organisation", "")),
    }
    return {name: said for name, said in about.items() if said}


def with_blank_rows(values: Values) -> Values:
    """At least one row of each kind to type in."""
    for name in ("representatives", "parties", "points", "followUps"):
        values = with_rows(compacted(values, name), name, 1)
    for number in range(row_count(values, "points")):
        for side in ("by", "to"):
            values = with_rows(values, f"points-{number}-{side}", 1)
    return values


def values_of(meeting: Meeting) -> Values:
    """A meeting as its form shows it: dates and organisations as people write them."""
    values: Values = flat_values(MeetingSchema().dump(meeting))
    values["date"] = say(meeting.date, current_language())
    for number in range(len(meeting.parties)):
        for side in (f"parties-{number}", f"parties-{number}-via"):
            if name := values.get(f"{side}-organisationLabel"):
                values[f"{side}-organisation"] = name
    for path in [path for path in values if _OURS.fullmatch(path)]:
        del values[path]
        values[f"{path.removesuffix('-us')}-party"] = US
    if meeting.title == called_after(party_names(values)):
        # It goes on being called after them, also when they turn out to be others.
        values["title"] = ""
    return values


def values_of_copy(meeting: Meeting) -> Values:
    """A new meeting with the same people and points: without its date, with ids of its own."""
    left_out = {"id", "version", "date", "endDate", "status"}
    values = {k: v for k, v in values_of(meeting).items() if k not in left_out}
    renewed = {str(v): str(uuid.uuid4()) for k, v in values.items() if _ROW_IDS.fullmatch(k)}
    return {
        path: renewed.get(str(value), value)
        if _ROW_IDS.fullmatch(path) or _PARTIES.fullmatch(path)
        else value
        for path, value in values.items()
    }


def form_content() -> dict[str, Any]:
    """What was typed, nested, without the rows in which nobody wrote."""
    return _with_title(_nested(of_the_meeting(taken().values)))


def form_values() -> Values:
    """The same by field path as it was typed: to show it again, with its errors beside it."""
    values = taken().values
    beside = {name: one for name, one in values.items() if name in OF_THE_FIELDS}
    return flat_values(_with_new(values)) | beside


def new_parties() -> list[tuple[int, str]]:
    """The organisations that are to be made with the meeting: the place of each, and its name."""
    rows = enumerate(_with_new(taken().values).get("parties", []))
    return [
        (place, str(row["organisation"]))
        for place, row in rows
        if isinstance(row, dict) and row.get(NEW) and row.get("organisation")
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """The request's form, with the names typed in it as rows and lists, and those not known."""

    values: Values
    unknown: Mapping[str, list[Unknown]]


def taken() -> Taken:
    """What was sent, read once a request."""
    if "meeting_form" not in g:
        naming = Naming()
        values, unknown = taken_in(as_typed(request.form), naming)
        g.meeting_form = Taken(with_marked_points(values, naming), unknown)
    found: Taken = g.meeting_form
    return found


def _with_new(values: Values) -> dict[str, Any]:
    """What was typed, nested, with the mark of those that are new."""
    return _nested({name: one for name, one in values.items() if name not in OF_THE_FIELDS})


def _nested(values: Values) -> dict[str, Any]:
    content = nested_content(MeetingSchema(), values)
    return content | {FOLLOW_UPS: told_rows(content)}


def _with_title(content: dict[str, Any]) -> dict[str, Any]:
    """A meeting without a title is called after those with whom it was."""
    if content.get("title"):
        return content
    unknown = (one.typed for one in taken().unknown.get(WITH, []))
    called = called_after([*party_names(taken().values), *unknown])
    return content | {"title": called} if called else content


def beside_fields(errors: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The errors at the fields that the form has: the rules know parts that it shows as one."""
    placed: dict[str, list[str]] = {}
    for path, sentences in errors.items():
        where = path
        if match := (_LISTS.fullmatch(path) or _DUE_TEXT.fullmatch(path)):
            where = match[1]
        elif _WORDINGS.fullmatch(path):
            where = f"{path}-nl"
        elif _ACTORS.fullmatch(path):
            where = f"{path}-party"
        elif _SPEAKERS.fullmatch(path):
            where = f"{path}-0-party"
        elif _VIA.fullmatch(path):
            where = f"{path}-organisation"
        placed.setdefault(where, []).extend(sentences)
    return placed
