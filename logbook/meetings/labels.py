"""What the values of a meeting are called on screen."""

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


def labels() -> dict[str, str]:
    """Every field of the form by its path, for the summary of errors and for two texts compared."""
    return {
        "title": _("Title"),
        "date": _("Date"),
        "endDate": _("Last day"),
        "startTime": _("From"),
        "endTime": _("Until"),
        "timeZone": _("Time zone"),
        "place": _("Place"),
        "setting": _("Form of contact"),
        "status": _("Status"),
        "occasion-nl": _("Occasion"),
        "occasion-en": _("Occasion (English)"),
        "series": _("Series"),
        "owner": _("Kept by"),
        "unit": _("Unit"),
        "access": _("Who may see this"),
        "named": _("Colleagues named"),
        "marking": _("Marking"),
    } | _labels_of_rows()


def _labels_of_rows() -> dict[str, str]:
    return {
        "representatives-*-office": _("Office"),
        "representatives-*-level": _("Level"),
        "representatives-*-onBehalfOf": _("On behalf of"),
        "representatives-*-as-nl": _("Called in a sentence"),
        "representatives-*-as-en": _("Called in a sentence (English)"),
        "parties-*-organisation": _("Organisation"),
        "parties-*-sector": _("Sector"),
        "parties-*-as-nl": _("Called in a sentence"),
        "parties-*-as-en": _("Called in a sentence (English)"),
        "parties-*-plural": _("Plural"),
        "parties-*-via-organisation": _("Through organisation"),
        "parties-*-via-sector": _("Through sector"),
        "parties-*-attribution": _("May be told"),
        "people": _("People"),
        "topics": _("Topics"),
        "commitments": _("Motions and commitments"),
        "points-*-kind": _("Kind"),
        "points-*-phrase": _("Phrase"),
        "points-*-complement-nl": _("What was said"),
        "points-*-complement-en": _("What was said (English)"),
        "points-*-complementKind": _("Continues as"),
        "points-*-complementPlural": _("Plural"),
        "points-*-by-*-party": _("Said by"),
        "points-*-by-*-as-nl": _("Said by, in words"),
        "points-*-by-*-as-en": _("Said by, in words (English)"),
        "points-*-by-*-plural": _("Plural"),
        "points-*-to-*-party": _("Said to"),
        "points-*-to-*-as-nl": _("Said to, in words"),
        "points-*-to-*-as-en": _("Said to, in words (English)"),
        "points-*-to-*-plural": _("Plural"),
        "points-*-attribution": _("May be told"),
        "points-*-amongOthers": _("There was more"),
        "points-*-relay": _("To be passed on to members"),
        "points-*-inConfidence": _("Said in confidence"),
        "points-*-parts": _("Parts of the commitment"),
        "points-*-commitments": _("Motions and commitments of this point"),
        "points-*-topics": _("Topics of this point"),
        "summary-nl": _("Summary"),
        "summary-en": _("Summary (English)"),
        "notes": _("Notes"),
        "agenda-subject": _("Subject in the public agenda"),
        "agenda-state": _("State in the public agenda"),
        "agenda-url": _("Address in the public agenda"),
        "agenda-publishedAt": _("Published in the public agenda at"),
    }
