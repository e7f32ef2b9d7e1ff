"""The state at a glance in words and drawings: the blocks of a document in one language."""

from collections.abc import Iterator
from datetime import timedelta

from flask_babel import force_locale

from logbook.documents.bars import bars
from logbook.documents.blocks import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    ParagraphBlock,
    Table,
)
from logbook.dossiers.dossier.voice import DocumentVoice
from logbook.dossiers.glance.ahead import draw
from logbook.dossiers.glance.contents import Glance, OfficeAges, TermAhead, ToldShare
from logbook.meetings import labels as meeting_labels
from logbook.meetings.models import Attribution
from logbook.web.language import _, ngettext

WEEK = timedelta(days=7)


def write(found: Glance, language: str) -> Document:
    """It as a document in 'nl' or 'en'."""
    voice = DocumentVoice(language)
    with force_locale(language):
        return Document(
            title=_("The state at a glance"),
            lead=_("state on %(day)s", day=voice.day(found.date)),
            language=language,
            date=found.date,
            blocks=(
                *_ages(found, voice),
                *_terms(found, voice),
                *_before_recess(found, voice),
                *_told(found, voice),
            ),
        )


def _ages(found: Glance, voice: DocumentVoice) -> Iterator[Block]:
    names = (
        _("over two years"),
        _("one to two years"),
        _("half to one year"),
        _("under half a year"),
    )
    owed = sum(sum(one.numbers) for one in found.ages)
    yield Heading(_("Open motions and promises, by minister and age"))
    if not found.ages:
        yield ParagraphBlock(_("Nothing is owed to the House."))
        return
    yield Figure(
        bars(
            _("Open motions and promises by age"),
            ngettext(
                "%(num)d is owed. The table tells the same.",
                "%(num)d are owed. The table tells the same.",
                owed,
            ),
            _("The darker, the longer it runs."),
            names,
            [(_office(one, voice), one.numbers) for one in found.ages],
        )
    )
    yield Table(
        _("Open motions and promises by minister and age"),
        (_("Minister"), *names, _("All")),
        [_row(_office(one, voice), one.numbers) for one in found.ages],
    )


def _office(one: OfficeAges | TermAhead, voice: DocumentVoice) -> str:
    return voice.text(one.office) or _("no minister named")


def _row(label: str, numbers: tuple[int, ...]) -> tuple[Cell, ...]:
    return (Cell(label), *(Cell(str(number)) for number in (*numbers, sum(numbers))))


def _terms(found: Glance, voice: DocumentVoice) -> Iterator[Block]:
    yield Heading(_("Terms told to the House"))
    if not found.terms:
        yield ParagraphBlock(_("No term is running."))
        return
    yield Figure(draw(found, voice))
    yield Table(
        _("Terms told to the House"),
        (_("At the latest"), _("Motion or promise"), _("Minister"), _("Told as")),
        [
            (
                Cell(voice.day(one.on), state="overdue" if one.passed else None),
                Cell(voice.text(one.title), path=f"/commitments/{one.source.id}"),
                Cell(_office(one, voice)),
                Cell(one.text),
            )
            for one in found.terms
        ],
    )


def _before_recess(found: Glance, voice: DocumentVoice) -> Iterator[Block]:
    coming = next((one for one in found.recesses if one.since > found.date), None)
    if coming is None or not any(one.open for one in found.before_recess):
        return
    yield Heading(_("To do before the recess"))
    yield ParagraphBlock(
        _("%(recess)s begins on %(day)s.", recess=coming.name, day=voice.day(coming.since))
    )
    rows = [(voice.day(one.on), (one.open,)) for one in found.before_recess]
    yield Figure(
        bars(
            _("Open follow-ups that are due before the recess"),
            ngettext("%(num)d is open now.", "%(num)d are open now.", found.before_recess[-1].open),
            _("Each bar is what was open on that day, of what is due before the recess."),
            (_("Open"),),
            rows,
        )
    )
    yield Table(
        _("Open follow-ups that are due before the recess"),
        (_("Day"), _("Open")),
        [(Cell(day), Cell(str(number))) for day, (number,) in rows],
    )


def _told(found: Glance, voice: DocumentVoice) -> Iterator[Block]:
    if not found.told:
        return
    words = meeting_labels.attributions()
    names = tuple(
        words[one] for one in (Attribution.NAME, Attribution.SECTOR, Attribution.INTERNAL)
    )
    yield Heading(_("How what was said in the past year may be told"))
    yield Figure(
        bars(
            _("Points by topic and how they may be told"),
            _("The table tells the same."),
            _("A point about two topics counts for both."),
            names,
            [(voice.text(one.topic), one.numbers) for one in found.told],
        )
    )
    yield Table(
        _("Points by topic and how they may be told"),
        (_("Topic"), *names, _("All")),
        [_told_row(one, voice) for one in found.told],
    )


def _told_row(one: ToldShare, voice: DocumentVoice) -> tuple[Cell, ...]:
    return _row(voice.text(one.topic), one.numbers)
