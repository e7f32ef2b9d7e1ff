"""The words of the register's keys, in the reader's language."""

from logbook.web.language import _


def kinds() -> dict[str, str]:
    """A promise or a motion."""
    return {"toezegging": _("Promise"), "motie": _("Motion")}


def chambers() -> dict[str, str]:
    """Whose it is."""
    return {"TK": _("House of Representatives"), "EK": _("Senate")}


def statuses() -> dict[str, str]:
    """What the register says."""
    return {
        "open": _("open"),
        "in-progress": _("being carried out"),
        "partly-done": _("partly settled"),
        "done": _("settled"),
        "lapsed": _("lapsed"),
        "transferred": _("transferred"),
    }


BADGES = {
    "open": "open",
    "in-progress": "in-progress",
    "partly-done": "waiting",
    "done": "done",
    "lapsed": "dropped",
    "transferred": "neutral",
}
"""The state of a badge for each status."""


def states() -> dict[str, str]:
    """Whether something is still owed."""
    return {"open": _("Still owed to the House"), "closed": _("Settled")}


def clause_types() -> dict[str, str]:
    """What the clause continues."""
    return {"om": _("… om (to do something)"), "dat": _("… dat (that something is)")}


def evidence_kinds() -> dict[str, str]:
    """What answers."""
    return {
        "document": _("Document"),
        "briefing": _("Briefing of the House"),
        "event": _("Event"),
        "measure": _("Measure"),
        "letter": _("Letter"),
    }


def evidence_roles() -> dict[str, str]:
    """Whether it answers."""
    return {"answers": _("Answers it"), "background": _("Background only")}


def relation_kinds() -> dict[str, str]:
    """How two commitments are tied; a kind that is not among them is told as it was written."""
    return {
        "touches": _("touches on"),
        "repeats": _("repeats"),
        "replaces": _("replaces"),
        "adds to": _("adds to"),
    }


def actions() -> dict[str, str]:
    """What somebody did, in the history of a commitment."""
    return {
        "create": _("entered it"),
        "edit": _("changed it"),
        "status": _("changed its status"),
        "deadline": _("set its term"),
        "progress": _("told where it stands"),
    }


def labels() -> dict[str, str]:
    """Every field of the form by its path, for the summary of errors and for two texts compared."""
    return {
        "kind": _("Kind"),
        "chamber": _("Chamber"),
        "title-nl": _("Title"),
        "title-en": _("Title (English)"),
        "heading-nl": _("Heading in a letter"),
        "heading-en": _("Heading in a letter (English)"),
        "text": _("Text as recorded"),
        "clauseType": _("The clause continues"),
        "clause-nl": _("Clause"),
        "clause-en": _("Clause (English)"),
        "continues": _("A promise to go on with something"),
        "parts": _("Parts"),
        "number": _("Number of the House"),
        "ownNumber": _("Own number"),
        "citation": _("Citation as written"),
        "madeOn": _("Promised on"),
        "submittedOn": _("Tabled on"),
        "adoptedOn": _("Adopted on"),
        "occasion-nl": _("Occasion"),
        "occasion-en": _("Occasion (English)"),
        "office": _("Office"),
        "holder": _("Holder of the office then"),
        "movers": _("Movers"),
        "coSigners": _("With co-signers (c.s.)"),
        "promisedTo": _("Promised to"),
        "leadMinistry": _("Lead ministry"),
        "unit": _("Unit"),
        "owner": _("File holder"),
        "deputy": _("Deputy"),
        "topics": _("Topics"),
        "related-*-commitment": _("Related to"),
        "related-*-kind": _("How it is related"),
        "deadlines-*-text": _("Term as spoken"),
        "doubts": _("Doubts"),
    }


def evidence_labels() -> dict[str, str]:
    """Every field of the form of evidence by its path."""
    return {
        "kind": _("Kind"),
        "role": _("Role"),
        "date": _("Date"),
        "sentence-nl": _("Sentence"),
        "sentence-en": _("Sentence (English)"),
        "parts": _("Parts that it answers"),
        "reference-text": _("Where to find it, in words"),
        "reference-citation": _("Citation as written"),
        "reference-url": _("Web address"),
        "reference-meeting": _("Meeting"),
    }
