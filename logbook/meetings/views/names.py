"""What the form's fields offer while somebody types a name."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook.accounts.queries.references import account_choices
from logbook.db import reading
from logbook.meetings import queries
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.naming import (
    ABOUT,
    WITH,
    Name,
    Naming,
    made_new,
)
from logbook.policy import require_write
from logbook.search.nearness import Answer, answering
from logbook.web.gate import caller
from logbook.web.language import current_language

MOST_OFFERED = 8
MOST_KNOWN = 50


@blueprint.get("/meetings/names")
def names() -> ResponseReturnValue:
    """The choices of *With whom* or *About* for what is typed, as options of its list."""
    require_write(caller())
    field = ABOUT if request.args.get("field") == ABOUT else WITH
    text = " ".join(request.args.get("text", "").split())[:300]
    with reading():
        return render_template("meetings/_names.html", field=field, found=_offered(field, text))


@blueprint.get("/meetings/known-names")
def known_names() -> ResponseReturnValue:
    """Who may do something, as options of a datalist: organisations, colleagues and sectors."""
    require_write(caller())
    text = request.args.get("text", "")
    with reading():
        naming = Naming()
        found = [name.text for _answer, name in naming.who(text) if name.kind != "office"]
        colleagues = ((label.partition(",")[0], (label,)) for _id, label in account_choices())
        found += [name for _answer, name in answering(text, colleagues)]
        return render_template("meetings/_known_names.html", names=found[:MOST_OFFERED])


def recent_names() -> list[str]:
    """The organisations of the latest talks, for a list where nothing asks as one types."""
    return [one.text for one in _recent(MOST_KNOWN)]


def _offered(field: str, text: str) -> list[Name]:
    naming = Naming()
    if field == ABOUT:
        found = [name for _answer, name in naming.what(text)]
        return (found or naming.near_subjects(text))[:MOST_OFFERED]
    if not text:
        return _recent(MOST_OFFERED)
    answers = naming.who(text)
    found = [name for _answer, name in answers][:MOST_OFFERED] or naming.near(text)
    is_there = any(answer is Answer.WHOLE for answer, _name in answers)
    return found if is_there or len(text) < 2 else [*found, made_new(text)]


def _recent(most: int) -> list[Name]:
    language = current_language()
    return [
        Name("organisation", one.name.in_language(language), one.short_name or "")
        for one in queries.recent_parties(caller(), most)
    ]
