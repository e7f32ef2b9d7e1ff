"""The words of what a dossier tells, in the language in force."""

from logbook.web.language import _


def settings() -> dict[str, str]:
    """The forms of contact."""
    return {
        "bilateral": _("Bilateral talk"),
        "delegation": _("Talk with a delegation"),
        "steering-group": _("Steering group"),
        "association": _("Meeting of an association"),
        "call": _("Phone call"),
        "video": _("Video call"),
        "round-table": _("Round table"),
        "working-visit": _("Working visit"),
        "gathering": _("Gathering"),
        "briefing": _("Briefing"),
        "correspondence": _("Correspondence"),
    }


def point_kinds() -> dict[str, str]:
    """The kinds of point."""
    return {
        "message": _("Message"),
        "answer": _("Answer"),
        "ask": _("Ask"),
        "question": _("Question"),
        "offer": _("Offer"),
        "agreement": _("Agreement"),
        "note": _("Note"),
    }


def attributions() -> dict[str, str]:
    """How something may be told outside."""
    return {"name": _("by name"), "sector": _("as sector"), "internal": _("internal only")}


def standings() -> dict[str, str]:
    """How a follow-up stood."""
    return {
        "open": _("open"),
        "overdue": _("overdue"),
        "done": _("done"),
        "dropped": _("dropped"),
    }


BADGES = {"open": "open", "overdue": "overdue", "done": "done", "dropped": "dropped"}


def outcomes() -> dict[str, str]:
    """What a letter says of a commitment."""
    return {
        "fulfilled": _("fulfilled"),
        "partly": _("partly fulfilled"),
        "in-progress": _("still in progress"),
        "mentioned": _("mentioned only"),
    }


def report_states() -> dict[str, str]:
    """How far a letter is."""
    return {"concept": _("concept"), "reviewed": _("reviewed"), "signed": _("signed")}
