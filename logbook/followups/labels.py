"""What the values of a follow-up are called on screen."""

from logbook.followups.queries import Group
from logbook.followups.schemas.fields import NONE
from logbook.web.language import _, current_language


def groups() -> dict[Group, str]:
    """The headings of the list, in its order."""
    return {
        Group.OVERDUE: _("Overdue"),
        Group.TODAY: _("Today"),
        Group.WEEK: _("This week"),
        Group.RECESS: _("Before the recess"),
        Group.LATER: _("Later"),
        Group.WAITING: _("Waiting on others"),
        Group.UNDATED: _("Without a term"),
        Group.DONE: _("Finished"),
    }


def kinds() -> dict[str, str]:
    """What kind of thing has to be done."""
    return {"action": _("Action"), "relay": _("Pass on to members")}


def statuses() -> dict[str, str]:
    """How it stands."""
    return {
        "open": _("Open"),
        "in-progress": _("In progress"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    }


def spans(present: str | None = None) -> list[tuple[str, str]]:
    """How often something may return; one that the form does not offer is shown as written."""
    offered = {
        "P1W": _("Every week"),
        "P2W": _("Every two weeks"),
        "P1M": _("Every month"),
        "P3M": _("Every quarter"),
        "P6M": _("Every half year"),
        "P1Y": _("Every year"),
    }
    if present and present not in offered:
        offered[present] = present
    return list(offered.items())


def counted_from() -> list[tuple[str, str]]:
    """What the next occurrence is counted from."""
    return [("due", _("the term")), ("lastContact", _("the day on which it was finished"))]


def actions() -> dict[str, str]:
    """What somebody did, in the history of a follow-up."""
    return {
        "create": _("made it"),
        "repeat": _("finished the one before; this one follows"),
        "edit": _("changed it"),
        "start": _("started on it"),
        "close": _("closed it"),
        "reopen": _("reopened it"),
        "snooze": _("snoozed it"),
        "move": _("moved the term"),
        "assign": _("gave it to someone else"),
        "note": _("added a note"),
        "delete": _("deleted it"),
        "restore": _("brought it back"),
        "undo": _("undid the last act"),
    }


def labels() -> dict[str, str]:
    """Every field of the form by its path, in its order: for errors and for two texts compared."""
    return {
        "title-nl": _("What has to be done"),
        "title-en": _("What has to be done (English)"),
        "due": _("Term"),
        "owner": _("Owner"),
        "actor": _("Who acts"),
        "commitments": _("Motions and commitments"),
        "details": _("Details"),
        "kind": _("Kind"),
        "deputy": _("Deputy"),
        "dueText": _("Term in words"),
        "remindBefore": _("Remind, in days before the term"),
        "repeat-every": _("Returns"),
        "repeat-from": _("Counted from"),
        "toldAs-nl": _("Told in a letter as"),
        "toldAs-en": _("Told in a letter as (English)"),
        "madeOn": _("Agreed on"),
    }


def no_reminders() -> str:
    """What to type to be reminded of nothing."""
    return NONE[current_language()]
