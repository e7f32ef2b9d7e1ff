"""What the fields and values of a letter are called, its checks and what it leaves out."""

from logbook.composer.contents import AUTHOR
from logbook.composer.omissions import Reason
from logbook.letters.provenance import MET, TOLD
from logbook.meetings.kinds import MEETING
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
        "openRelays": _("Confirmations still awaited"),
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
    return {kind.name: str(kind.one) for kind in (MEETING, *TOLD, *MET)} | {AUTHOR: _("Written by")}


def rules() -> dict[str, str]:
    """What the checks of a letter are called."""
    return {
        "before-promise": _("before the promise"),
        "precision": _("precision of a date"),
        "predecessor": _("who held the office"),
        "attribution": _("who may be named"),
        "guarded-name": _("a name beside a sector"),
        "personal-name": _("a person's name"),
        "no-source": _("no record behind it"),
        "no-evidence": _("nothing answers it"),
        "number": _("the verb does not agree"),
        "open-claim": _("told as done"),
        "stale": _("a record changed"),
        "not-told": _("not told"),
        "shorthand": _("shorthand"),
        "article": _("article"),
        "capital": _("capital"),
        "complement": _("form of words"),
        "markup": _("tags"),
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
        "other-chamber": _("fulfilled to the other chamber"),
        "relative-time": _("relative time"),
        "placeholder": _("placeholder"),
        "references": _("references"),
        "attachments": _("attachments"),
    }


def open_relays() -> dict[str, str]:
    """Whether a letter says who has not confirmed yet that a message was passed on."""
    return {"tell": _("Say who has not confirmed yet"), "omit": _("Leave them out")}


def omission_reasons() -> dict[Reason, str]:
    """Why a record is not told."""
    return {
        Reason.NO_PHRASE: _("No phrase chosen"),
        Reason.NO_FORM: _("Its phrase has no form for it"),
        Reason.NO_COMPLEMENT: _("Says nothing yet"),
        Reason.NAMES_GUARDED: _("Names who may be told by sector only"),
        Reason.WOULD_REVEAL: _("By its sector everybody would know whose it is"),
        Reason.NO_PARTY: _("No party entered"),
        Reason.NOT_CONFIRMED: _("Did it take place?"),
        Reason.INTERNAL: _("Internal only"),
        Reason.IN_CONFIDENCE: _("Said in confidence"),
        Reason.ACCESS: _("For named people only"),
        Reason.MARKING: _("Marked: never leaves"),
        Reason.PLANNED: _("Planned"),
        Reason.CANCELLED: _("Cancelled"),
        Reason.AFTER_DATE: _("After the date of the letter"),
        Reason.NO_TOLD_TEXT: _("Has no text for the letter"),
        Reason.NO_REASON: _("Term passed without a reason"),
        Reason.NO_OUTCOME: _("Term not kept, and no outcome chosen"),
        Reason.TERM_MOVED: _("Earlier term, moved in time"),
        Reason.TERM_REASON: _("Reason of the first term"),
        Reason.NO_ENGLISH: _("Term or reason in Dutch only"),
        Reason.RELAY_OPEN: _("Not confirmed yet"),
        Reason.RELAY_DROPPED: _("No longer waited for"),
        Reason.OTHER_SECTION: _("Told in another section"),
        Reason.NOTE: _("Internal notes"),
    }


def omission_acts() -> dict[Reason, str]:
    """What can be done about it; where nothing should be, the reason is left out."""
    return {
        Reason.NO_PHRASE: _("Choose a phrase"),
        Reason.NO_FORM: _("Choose another phrase"),
        Reason.NO_COMPLEMENT: _("Fill in what was said"),
        Reason.NAMES_GUARDED: _("Word it otherwise"),
        Reason.WOULD_REVEAL: _("Ask, and tell it by name"),
        Reason.NO_PARTY: _("Enter whom we spoke with"),
        Reason.NOT_CONFIRMED: _("Yes, moved or no"),
        Reason.INTERNAL: _("Change how it may be told"),
        Reason.IN_CONFIDENCE: _("Change how it may be told"),
        Reason.PLANNED: _("Change the date"),
        Reason.CANCELLED: _("Change the date"),
        Reason.AFTER_DATE: _("Change the date"),
        Reason.NO_TOLD_TEXT: _("Write what the letter says"),
        Reason.NO_REASON: _("Write the reason"),
        Reason.NO_OUTCOME: _("Choose the outcome"),
        Reason.TERM_MOVED: _("Write it in the text"),
        Reason.TERM_REASON: _("Write it with the next term"),
        Reason.NO_ENGLISH: _("Write it in the text"),
        Reason.RELAY_OPEN: _("Go there"),
        Reason.RELAY_DROPPED: _("Go there"),
        Reason.OTHER_SECTION: _("Go there"),
    }
