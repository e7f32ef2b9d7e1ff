"""A letter as a document of blocks, in its frame: the shape in which parliament receives it."""

from collections.abc import Iterator, Mapping, Sequence

from logbook.commitments.models import Chamber
from logbook.composer.contents import Block, Enumeration, Letter, Sentence
from logbook.composer.grammar import joined
from logbook.dates import PartialDate, say
from logbook.documents import blocks
from logbook.documents.blocks import Bullets, Document, Frame, Heading, Passage, Run, Signature
from logbook.meetings.models import Marking
from logbook.wording import Wording

MOST_HEADINGS = 3
"""So many headings of a letter without a subject are still a subject."""
_COURTESY = "Courtesy translation. The Dutch text is authoritative."
_UNTITLED = Wording("Brief aan de Kamer", "Letter to parliament")
_CHAIRS = {
    Chamber.HOUSE: Wording(
        "de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "the Speaker of the House of Representatives of the States General",
    ),
    Chamber.SENATE: Wording(
        "de Voorzitter van de Eerste Kamer der Staten-Generaal",
        "the President of the Senate of the States General",
    ),
}
_GREETINGS = {
    Chamber.HOUSE: Wording("Geachte voorzitter,", "Dear Speaker,"),
    Chamber.SENATE: Wording("Geachte voorzitter,", "Dear President,"),
}
_TO = Wording("Aan", "To")
_OUR_REFERENCE = Wording("Onze Referentie", "Our reference")
_LABELS: Mapping[str, Wording] = {
    "date": Wording("Datum", "Date"),
    "subject": Wording("Betreft", "Subject"),
    "our_reference": _OUR_REFERENCE,
    "your_reference": Wording("Uw Referentie", "Your reference"),
    "attachments": Wording("Bijlage(n)", "Attachments"),
}
# Of the state, and not of one language of it.
_MARKINGS = {Marking.NONE: "", Marking.DEP_V: "Departementaal VERTROUWELIJK"}


def letter_document(letter: Letter, *, address: str = "") -> Document:
    """The letter as blocks; `address` is that of the ministry, a line for each part of it.

    Sources and templates of sentences are not in it: they stand in the report record.
    """
    subject = letter.frame.subject or _UNTITLED
    return Document(
        title=subject.in_language(letter.language),
        lead="",
        language=letter.language,
        blocks=tuple(_blocks(letter)),
        date=letter.date,
        frame=_frame(letter, address),
    )


def _frame(letter: Letter, address: str) -> Frame:
    frame, language = letter.frame, letter.language
    addressee = frame.addressee or _CHAIRS[letter.chamber]
    reference = frame.continuation_reference or frame.our_reference
    return Frame(
        ministry=frame.ministry or "",
        addressee=f"{_TO.in_language(language)} {addressee.in_language(language)}",
        directorate=frame.directorate or "",
        address=address,
        facts=dict(_facts(letter)),
        continuation=(_OUR_REFERENCE.in_language(language), reference) if reference else ("", ""),
        courtesy=_COURTESY if language != "nl" else "",
        marking=_MARKINGS[frame.marking],
    )


def _facts(letter: Letter) -> Iterator[tuple[str, tuple[str, str]]]:
    frame, language = letter.frame, letter.language
    texts = {
        "date": say(PartialDate.on(letter.date), language),
        "subject": frame.subject.in_language(language) if frame.subject else _about(letter),
        "our_reference": frame.our_reference,
        "your_reference": frame.your_reference,
        "attachments": ", ".join(frame.attachments),
    }
    for name, text in texts.items():
        if text:
            yield name, (_LABELS[name].in_language(language), text)


def _about(letter: Letter) -> str:
    """What the letter is on, where nobody wrote its subject: its headings, if they are few."""
    headings = [section.heading for section in letter.sections if section.heading]
    if 0 < len(headings) <= MOST_HEADINGS:
        return joined(headings, letter.language)
    return _UNTITLED.in_language(letter.language)


def _blocks(letter: Letter) -> Iterator[blocks.Block]:
    yield Passage([Run(_GREETINGS[letter.chamber].in_language(letter.language))])
    for opening in letter.opening:
        yield from _told(opening)
    for section in letter.sections:
        if section.heading is not None:
            yield Heading(section.heading)
        for paragraph in section.paragraphs:
            yield from _told(paragraph)
    for closing in letter.closing:
        yield from _told(closing)
    for one in letter.signatures:
        yield Signature(f"{one.office[:1].upper()}{one.office[1:]},", one.holder or "")


def _told(block: Block) -> Iterator[blocks.Block]:
    if isinstance(block, Enumeration):
        yield Passage(_runs([block.lead]))
        yield Bullets([_runs([item]) for item in block.items])
    else:
        yield Passage(_runs(block.sentences))


def _runs(sentences: Sequence[Sentence]) -> Sequence[Run]:
    return [Run(one.text, one.note) for one in sentences]
