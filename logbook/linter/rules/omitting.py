"""What the letter leaves out although nobody may have meant it to."""

from collections.abc import Iterator

from logbook.composer.omissions import TO_MEND, Reason, omissions
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act
from logbook.linter.reading import Reading
from logbook.web.language import _


def not_told(reading: Reading) -> Iterator[Finding]:
    """A record that bears on the letter and is told nowhere, for a reason that can be mended."""
    for one in omissions(reading.letter, reading.given, reading.known.aside):
        if one.reason in TO_MEND:
            say = _say(one.reason)
            yield Finding("not-told", Level.WARNING, one.record, (), say, (Act.RECORD,))


def _say(reason: Reason) -> str:
    sentences = {
        Reason.NO_PHRASE: _("A point is not told: it has no phrase. Choose one."),
        Reason.NO_FORM: _("A point is not told: its phrase has no form for it. Choose another."),
        Reason.NO_COMPLEMENT: _("A point is not told: it says nothing yet. Fill in what was said."),
        Reason.NAMES_GUARDED: _(
            "This is not told: its text names who may be told by sector only. Word it "
            "otherwise, or ask whether it may be told by name."
        ),
        Reason.WOULD_REVEAL: _(
            "A point is not told: by its sector everybody would know whose it is. Ask whether it "
            "may be told by name."
        ),
        Reason.NO_PARTY: _(
            "A talk is not told: nobody is entered at the other side. Enter whom we spoke with."
        ),
        Reason.NOT_CONFIRMED: _(
            "A planned meeting is not told, and its day has passed. Say whether it took place."
        ),
        Reason.NO_REASON: _(
            "The letter says that a term was not kept, and not why. Write the reason with the term."
        ),
        Reason.NO_OUTCOME: _(
            "A term was not kept and another was promised, and the letter tells neither. Say what "
            "came of the commitment, or leave it."
        ),
        Reason.TERM_REASON: _(
            "A reason stands with the first term and is not told. Write it with the term that came "
            "instead, or in the text."
        ),
        Reason.NO_ENGLISH: _(
            "A term, or why it was not kept, is written in Dutch only and not told in English. "
            "Write it in the text."
        ),
    }
    return sentences[reason]
