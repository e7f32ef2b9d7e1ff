"""What the values of a meeting are called on screen."""

from logbook.web.language import _


def settings(*, several: bool = False) -> dict[str, str]:
    """The forms of contact; of a talk with `several` parties no word that says there were two."""
    return {
        "bilateral": _("Talk") if several else _("Bilateral talk"),
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


def statuses() -> dict[str, str]:
    """Whether it is to come, took place, or will not."""
    return {"planned": _("Planned"), "held": _("Held"), "cancelled": _("Cancelled")}


def accesses() -> dict[str, str]:
    """Who may see it."""
    return {
        "everyone": _("Everyone who signs in"),
        "unit": _("Our unit only"),
        "named": _("Only the colleagues named"),
    }


def attributions() -> dict[str, str]:
    """How it may be told outside."""
    return {"name": _("by name"), "sector": _("as sector"), "internal": _("internal only")}


def kinds() -> dict[str, str]:
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


def complement_kinds() -> dict[str, str]:
    """What form of words completes a phrase."""
    return {
        "noun-phrase": _("… the importance of (a noun)"),
        "om-te": _("… to do something"),
        "dat": _("… that"),
        "hoe": _("… how, which, whether"),
        "naar": _("… about (a noun)"),
        "sentence": _("a whole sentence"),
    }


def levels() -> dict[str, str]:
    """How high somebody stands who speaks for us."""
    return {
        "minister": _("Minister"),
        "state-secretary": _("State secretary"),
        "senior-official": _("Senior official"),
        "ambassador": _("Ambassador"),
        "official": _("Official"),
    }


def on_behalf_of() -> dict[str, str]:
    """In whose name somebody spoke."""
    return {"cabinet": _("the government"), "ministry": _("the ministry")}


def markings() -> dict[str, str]:
    """How it is marked."""
    return {"none": _("None"), "dep-v": _("Departmentally CONFIDENTIAL")}


def actions() -> dict[str, str]:
    """What somebody did, in the history of a meeting."""
    return {
        "create": _("logged it"),
        "edit": _("changed it"),
        "delete": _("deleted it"),
        "restore": _("brought it back"),
        "hold": _("confirmed that it took place"),
        "move": _("moved it"),
        "cancel": _("cancelled it"),
    }


def unnamed_party(number: int) -> str:
    """A party of the form that has no name yet."""
    return str(_("Party %(number)d", number=number))
