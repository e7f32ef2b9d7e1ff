"""The words of what a dossier tells, in the language in force."""

from logbook.web.language import _


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
