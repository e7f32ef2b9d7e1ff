"""How values are shown in pages: filters, and what every template knows."""

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, session, url_for
from flask_babel import format_datetime
from markupsafe import Markup, escape
from sqlalchemy.exc import SQLAlchemyError

from logbook import clock
from logbook.dates import Form, PartialDate, Precision, say, say_in_month
from logbook.db import db, reading
from logbook.installation import InstallationKind, is_example
from logbook.richtext import to_html
from logbook.web.conflicts import form_base
from logbook.web.drafts import draft_of_form, name_of_form
from logbook.web.field_names import names_of_fields
from logbook.web.framing import framed, part
from logbook.web.gate import caller, caller_or_none
from logbook.web.language import _, current_language
from logbook.web.repeating import row_count
from logbook.wording import Wording

_TIME = Markup('<time datetime="{}">{}</time>')


def when(value: PartialDate | datetime | date | None, end: date | None = None) -> Markup:
    """A date as it is known, or an instant in the reader's own zone, in a <time> element.

    A season or a part of a month or year is text: the element cannot say it.

    `end`: the last day of what lasts several; it is told behind the first.
    """
    if end is not None and end != value:
        return Markup(" – ").join((when(value), when(end)))
    if value is None:
        return Markup()
    if isinstance(value, datetime):
        who = caller_or_none()
        zone = ZoneInfo(who.time_zone if who else current_app.config["BABEL_DEFAULT_TIMEZONE"])
        local = value.astimezone(zone)
        shown = format_datetime(local, "d MMMM yyyy, HH:mm", rebase=False)
        return _TIME.format(local.isoformat(timespec="minutes"), shown)
    partial = PartialDate.on(value) if isinstance(value, date) else value
    said = say(partial, current_language())
    if not partial.is_on_calendars:
        return escape(said)
    return _TIME.format(partial.edtf, said)


def short(value: PartialDate) -> str:
    """A date as it is known, as short as a table needs it."""
    return say(value, current_language(), Form.SHORT)


def when_in_month(value: PartialDate) -> Markup:
    """As `when`, under the name of its month: 'wo 25 nov' where the day is known."""
    if value.precision is not Precision.DAY:
        return when(value)
    return _TIME.format(value.edtf, say_in_month(value.earliest, current_language()))


def month_name(month: str) -> str:
    """'November 2026' of '2026-11', as a heading."""
    said = say(PartialDate.parse(month), current_language())
    return said[:1].upper() + said[1:]


def time_of_day(at: datetime) -> str:
    """The hour and minute of an instant where the caller is, as the caller's language writes it."""
    local = at.astimezone(ZoneInfo(caller().time_zone))
    return str(_("%(hour)s:%(minute)s", hour=f"{local:%H}", minute=f"{local:%M}"))


def worded(value: Wording | None) -> str:
    """A text in the reader's language."""
    return "" if value is None else value.in_language(current_language())


@cache
def _fingerprint(folder: str, name: str) -> str:
    return hashlib.sha256((Path(folder) / name).read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file, changing with its content, so that it may be kept for long."""
    folder = current_app.static_folder or ""
    return url_for("static", filename=name, v=_fingerprint(folder, name))


def _is_invented() -> bool:
    """Whether the page shows the example: asked by the frame, in the transaction of the page.

    Known with who is signed in; asked for a stranger. Not where the database is away: the page
    that says so asks nothing of it.
    """
    if "installation_kind" in g:
        return bool(g.installation_kind is InstallationKind.EXAMPLE)
    try:
        if db.session().in_transaction():
            return is_example()
        with reading():
            return is_example()
    except SQLAlchemyError:
        return False


def sends_mail() -> bool:
    """Whether any mail leaves: none does where no server is set, nor that of the example."""
    server = current_app.config["SETTINGS"].mail
    return server is not None and (server.is_on_loopback or not _is_invented())


def install(app: Flask) -> None:
    """Make the filters and the common names known to every template."""
    app.jinja_env.filters.update(
        when=when,
        short=short,
        month_name=month_name,
        when_in_month=when_in_month,
        worded=worded,
        markdown=to_html,
        names_of_fields=names_of_fields,
    )
    app.jinja_env.globals.update(
        asset=asset,
        draft_of_form=draft_of_form,
        form_base=form_base,
        framed=framed,
        name_of_form=name_of_form,
        part=part,
        row_count=row_count,
    )

    @app.context_processor
    def common() -> dict[str, object]:
        who = caller_or_none()
        return {
            "caller": who,
            "language": current_language(),
            "theme": session.get("theme") or (who.theme if who else "auto"),
            "office_name": current_app.config["OFFICE_NAME"],
            "invented": _is_invented,
            "sends_mail": sends_mail,
            "today": clock.today(
                who.time_zone if who else current_app.config["BABEL_DEFAULT_TIMEZONE"]
            ),
        }
