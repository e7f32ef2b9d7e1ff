"""What the form shows while somebody types: sentences, and the last talk with the same parties."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.composer.preview import Preview, known_at, preview
from logbook.dates import DateError, Form, PartialDate, read_days, read_typed, say, say_days
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups.models import FollowUp
from logbook.followups.queries import open_for
from logbook.letters.labels import omission_reasons
from logbook.meetings import queries, service
from logbook.meetings.details import ActorDetails, MeetingDetails, PartyDetails, PointDetails
from logbook.meetings.models import Meeting, PointKind
from logbook.meetings.queries import MeetingRow
from logbook.meetings.schemas.meetings import MeetingSchema
from logbook.meetings.schemas.rows import PartySchema, PointSchema, RepresentativeSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.form_values import taken
from logbook.meetings.views.naming import ABOUT
from logbook.meetings.views.taking import of_the_meeting
from logbook.policy import require_write
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.repeating import listed
from logbook.web.schema import LogbookSchema, nested_content, read_form
from logbook.web.understanding import Understanding

TALKS_LOOKED_AT = 3
MOST_SUBJECTS = 5
ASKS = frozenset({PointKind.ASK, PointKind.QUESTION})
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class LastTalk:
    """The latest talk with some parties: what was asked there, and what is still open of it.

    `row` is None where nobody logged one with them before. `about` offers what the last talks with
    them were about and this one is not yet: (what names it in the field, what it is called).
    """

    row: MeetingRow | None
    asks: list[tuple[str, str]]
    open: list[FollowUp]
    about: list[tuple[str, str]]


@blueprint.get("/meetings/understood-date")
def understood_date() -> ResponseReturnValue:
    """How a typed date is read, as a piece of the page; nothing where nothing is typed."""
    return date_understood(request.args.get("text", "")).as_piece()


def date_understood(text: str) -> Understanding:
    """How a typed date is read, or why it is not; nothing is said of an empty one."""
    if not text.strip():
        return Understanding()
    found, end = _understood(text)
    if found is not None:
        return Understanding(_echo(found, end))
    # What is no days is read once more as one, for its refusal says what may be meant.
    today, language = caller().today(clock.now()), current_language()
    try:
        return Understanding(_echo(read_typed(text, today=today, language=language), None))
    except DateError as problem:
        return _misunderstanding(problem, language)


@blueprint.post("/meetings/live")
def live() -> ResponseReturnValue:
    """The parts of the form's page that follow from what is typed, to be swapped in."""
    me = caller()
    require_write(me)
    with reading():
        values, meeting = taken().values, _edited()
        return render_template(
            "meetings/_live.html",
            sentences=sentences(values),
            reasons=omission_reasons(),
            beside=beside(values, meeting),
            action=url_for(".save", id=meeting.id) if meeting else url_for(".create"),
            about_typed=str(values.get(ABOUT) or ""),
        )


def sentences(values: Mapping[str, Any]) -> Mapping[str, Preview]:
    """By the id of each point of the form: what a letter would make of it, or why nothing."""
    meeting = _imagined(values)
    return preview(meeting, current_language(), known_at(meeting))


def beside(values: Mapping[str, Any], meeting: Meeting | None) -> LastTalk | None:
    """The last talk with the parties typed, and its open asks; None where none is typed yet."""
    me, language = caller(), current_language()
    parties = _imagined(values).parties
    organisations = [party.organisation_id for party in parties if party.organisation_id]
    sectors = [party.sector_id for party in parties if party.sector_id]
    if not organisations and not sectors:
        return None
    found = queries.latest_meetings_with(
        me,
        organisations,
        sectors,
        other_than=meeting.id if meeting else None,
        until=_understood(str(values.get("date", "")))[0],
        limit=TALKS_LOOKED_AT,
    )
    if not found:
        return LastTalk(None, [], [], [])
    last = queries.meeting(me, found[0].id)
    asks = [
        (_("they asked") if point.by else _("we asked"), point.complement.in_language(language))
        for point in last.points
        if point.kind in ASKS and point.complement is not None
    ]
    chosen = {*listed(values, "topics"), *listed(values, "commitments")}
    about = [
        (key, words.in_language(language))
        for key, words in queries.subjects_of([one.id for one in found])
        if key not in chosen
    ]
    return LastTalk(found[0], asks, list(open_for(me, meeting=last.id)), about[:MOST_SUBJECTS])


def _understood(text: str) -> tuple[PartialDate | None, date | None]:
    try:
        return read_days(text, today=caller().today(clock.now()), language=current_language())
    except DateError:
        return None, None


def _misunderstanding(problem: DateError, language: str) -> Understanding:
    """Short, for it stands beside the field; the whole sentence comes when it is refused."""
    if meant := problem.guess(language):
        return Understanding(_("Do you mean %(date)s?", date=meant), True, meant)
    if problem.code == "unreadable":
        return Understanding(_("This cannot be read as a date."), True)
    return Understanding(problem.message(language), True)


def _echo(found: PartialDate, end: date | None) -> str:
    """In words; of what no calendar shows (a season, early 2024) with its first and last day."""
    language = current_language()
    if end is not None:
        return say_days(found, end, language, Form.SENTENCE)
    said = say(found, language, Form.WEEKDAY)
    if found.is_on_calendars:
        return said
    days = PartialDate.on(found.earliest), found.latest
    return f"{said}: {say_days(*days, language, Form.SENTENCE)}"


def _imagined(values: Mapping[str, Any]) -> Meeting:
    """The meeting as far as what is typed makes sense: rows that do not are left out."""
    me = caller()
    content = nested_content(MeetingSchema(), of_the_meeting(values))
    today = me.today(clock.now())
    parties: list[PartyDetails] = _readable(PartySchema(), content.get("parties"))
    parties = [party for party in parties if party.organisation_id or party.sector_id]
    known = {party.id for party in parties}
    points: list[PointDetails] = _readable(PointSchema(), content.get("points"))
    details = MeetingDetails(
        title="",
        date=PartialDate.on(today),
        representatives=_readable(RepresentativeSchema(), content.get("representatives")),
        parties=parties,
        points=[_among(point, known) for point in points if _is_told(point, known)],
    )
    return service.imagine_meeting(me, details, today=today)


def _is_told(point: PointDetails, known: set[uuid.UUID | None]) -> bool:
    """Whether somebody said it who is there: else it would be told as ours."""
    return not point.by or any(one.party_id is None or one.party_id in known for one in point.by)


def _among(point: PointDetails, known: set[uuid.UUID | None]) -> PointDetails:
    """The point without actors that are no party (yet)."""

    def is_there(actor: ActorDetails) -> bool:
        return actor.party_id is None or actor.party_id in known

    return replace(
        point,
        by=[actor for actor in point.by if is_there(actor)],
        to=[actor for actor in point.to if is_there(actor)],
    )


def _readable(schema: LogbookSchema, rows: Any) -> list[Any]:
    found = []
    for row in rows if isinstance(rows, list) else []:
        try:
            found.append(read_form(schema, row))
        except Invalid:
            continue
    return found


def _edited() -> Meeting | None:
    """The stored meeting that the form is about, if the caller may see it."""
    try:
        chosen = uuid.UUID(request.args.get("meeting", ""))
    except ValueError:
        return None
    return queries.meeting(caller(), chosen)
