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


STATE_BADGES = {"concept": "open", "reviewed": "due-soon", "signed": "done"}


def letter_labels() -> dict[str, str]:
    """What the fields of a letter are called, by path."""
    return {
        "answers": _("What it answers"),
        "answers-*-commitment": _("Motion or commitment"),
        "answers-*-outcome": _("What came of it"),
        "signatories": _("Who signs"),
        "signatories-*-office": _("Office"),
        "date": _("Date"),
        "language": _("Language"),
        "subject": _("Subject"),
        "chamber": _("Chamber"),
        "addressee": _("Addressee"),
        "directorate": _("Directorate"),
        "ourReference": _("Our reference"),
        "continuationReference": _("Reference on later pages"),
        "yourReference": _("Your reference"),
        "attachments": _("Attachments"),
        "marking": _("Marking"),
        "onBehalfOf": _("On behalf of"),
        "doubts": _("Doubts"),
        "editedText": _("Text"),
        "agreed": _("Your view"),
        "remark": _("Remark"),
    }


def text_labels() -> dict[str, str]:
    """What the fields of a reusable text are called, by path."""
    return {
        "title": _("Title"),
        "text": _("Text"),
        "text-nl": _("Text"),
        "text-en": _("Text (English)"),
        "citation": _("Citation"),
        "url": _("Web address"),
        "topics": _("Topics"),
        "retired": _("Retired"),
    }


def source_kinds() -> dict[str, str]:
    """What stands behind a sentence, or is found wanting."""
    return {
        "meeting": _("Meeting"),
        "commitment": _("Motion or commitment"),
        "evidence": _("Evidence"),
        "office": _("Office"),
        "follow-up": _("Follow-up"),
        "person": _("Contact"),
        "organisation": _("Organisation"),
        "topic": _("Topic"),
        "reusable-text": _("Reusable text"),
        "author": _("Written by"),
    }


def rules() -> dict[str, str]:
    """What the checks of a letter are called."""
    return {
        "before-promise": _("before the promise"),
        "precision": _("precision of a date"),
        "predecessor": _("who held the office"),
        "attribution": _("who may be named"),
        "personal-name": _("a person's name"),
        "no-source": _("no record behind it"),
        "no-evidence": _("nothing answers it"),
        "open-claim": _("told as done"),
        "stale": _("a record changed"),
        "citation": _("citation"),
        "sitting-day": _("sitting day"),
        "future": _("still to come"),
        "deadline": _("term passed"),
        "silence": _("no contact"),
        "duplicate": _("told twice"),
        "translation": _("translation"),
        "opening-match": _("opening and sections"),
        "new-promise": _("new promise"),
        "vague-term": _("vague term"),
        "chamber": _("chamber"),
        "relative-time": _("relative time"),
        "placeholder": _("placeholder"),
        "references": _("references"),
        "attachments": _("attachments"),
    }
