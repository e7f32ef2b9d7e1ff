"""The lists of letters and of reusable texts as tables to take along."""

from collections.abc import Sequence
from datetime import datetime

from logbook.documents.lists import every, take_along
from logbook.documents.sheets import Cell, Sheet
from logbook.letters import labels, queries
from logbook.letters.models import Report, ReusableText
from logbook.letters.queries import LetterFilter, TextFilter
from logbook.letters.schemas import LetterFilterSchema, TextFilterSchema
from logbook.letters.views.blueprint import blueprint
from logbook.meetings.models import Marking
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query


def letters(caller: Caller, _now: datetime) -> Sheet:
    """A row for each letter of the list; what is marked stays in the logbook."""
    wanted: LetterFilter = read_query(LetterFilterSchema())
    head = (
        _("Subject"), _("Our reference"), _("Date"), _("What it answers"), _("Who signs"),
        _("Author"), _("State"), _("Edition"), _("Record"),
    )  # fmt: skip
    found = every(lambda paging: queries.letters(caller, wanted, paging).items)
    rows = (_letter(one) for one in found if one.marking is Marking.NONE)
    return Sheet(_("Letters to parliament"), head, rows, current_language())


def reusable_texts(_caller: Caller, _now: datetime) -> Sheet:
    """A row for each reusable text of the list, with its words in both languages."""
    wanted: TextFilter = read_query(TextFilterSchema())
    head = (
        _("Title"), _("Text in Dutch"), _("Text in English"), _("Taken from"), _("Address"),
        _("Topics"), _("Retired"), _("Record"),
    )  # fmt: skip
    rows = every(lambda paging: queries.reusable_texts(wanted, paging).items)
    return Sheet(_("Reusable texts"), head, map(_text, rows), current_language())


def _letter(one: Report) -> Sequence[Cell]:
    language = current_language()
    return (
        one.subject or _("Letter to parliament"),
        one.our_reference,
        one.date,
        "; ".join(answer.commitment.title.in_language(language) for answer in one.answers),
        "; ".join(signing.office.name.in_language(language) for signing in one.signatories),
        one.author.name,
        labels.report_states()[one.state],
        one.edition,
        str(one.id),
    )


def _text(one: ReusableText) -> Sequence[Cell]:
    language = current_language()
    return (
        one.title,
        one.text.nl,
        one.text.en,
        one.citation,
        one.url,
        ", ".join(topic.label.in_language(language) for topic in one.topics),
        _("yes") if one.retired else None,
        str(one.id),
    )


take_along(blueprint, "/reports", "letters", letters)
take_along(blueprint, "/reports/texts", "reusable-texts", reusable_texts)
