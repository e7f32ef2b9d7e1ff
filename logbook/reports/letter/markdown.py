"""A letter as Markdown (CommonMark with footnotes): every text of a record is text, no markup."""

from collections.abc import Iterator, Mapping

from logbook.commitments.models import Chamber
from logbook.dates import PartialDate, say
from logbook.reports.letter.contents import Block, Enumeration, Letter, Sentence
from logbook.reports.markdown import escaped
from logbook.wording import Wording

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
_LABELS: Mapping[str, Wording] = {
    "to": Wording("Aan", "To"),
    "date": Wording("Datum", "Date"),
    "subject": Wording("Betreft", "Subject"),
    "ours": Wording("Onze Referentie", "Our reference"),
    "yours": Wording("Uw Referentie", "Your reference"),
    "attachments": Wording("Bijlage(n)", "Attachments"),
}


def markdown(letter: Letter) -> str:
    """The whole letter, ending in a line feed."""
    notes: list[str] = []
    lines = [*_head(letter), *_body(letter, notes), *_signature(letter)]
    lines += [f"[^{at}]: <{url}>" for at, url in enumerate(notes, start=1)]
    return "\n\n".join(lines) + "\n"


def _head(letter: Letter) -> Iterator[str]:
    frame, language = letter.frame, letter.language
    if language != "nl":
        yield f"*{_COURTESY}*"
    yield f"# {escaped((frame.subject or _UNTITLED).in_language(language))}"
    if frame.ministry:
        yield escaped(frame.ministry)
    addressee = frame.addressee or _CHAIRS[letter.chamber]
    yield escaped(f"{_label('to', language)} {addressee.in_language(language)}")
    if frame.directorate:
        yield escaped(frame.directorate)
    yield "\n".join(_facts(letter))
    yield _GREETINGS[letter.chamber].in_language(language)


def _facts(letter: Letter) -> Iterator[str]:
    frame, language = letter.frame, letter.language
    facts = {
        "date": say(PartialDate.on(letter.date), language),
        "subject": frame.subject.in_language(language) if frame.subject else None,
        "ours": frame.our_reference,
        "yours": frame.your_reference,
        "attachments": ", ".join(frame.attachments),
    }
    for name, value in facts.items():
        if value:
            yield f"- {_label(name, language)}: {escaped(value)}"


def _label(name: str, language: str) -> str:
    return _LABELS[name].in_language(language)


def _body(letter: Letter, notes: list[str]) -> Iterator[str]:
    for block in letter.opening:
        yield _block(block, notes)
    for section in letter.sections:
        if section.heading is not None:
            yield f"## {escaped(section.heading)}"
        for block in section.paragraphs:
            yield _block(block, notes)
    for block in letter.closing:
        yield _block(block, notes)


def _block(block: Block, notes: list[str]) -> str:
    if isinstance(block, Enumeration):
        lead = _text(block.lead, notes)
        return "\n\n".join([lead, "\n".join(f"- {_text(item, notes)}" for item in block.items)])
    return " ".join(_text(one, notes) for one in block.sentences)


def _text(sentence: Sentence, notes: list[str]) -> str:
    if sentence.url is None:
        return escaped(sentence.text)
    url = sentence.url.replace("<", "%3C").replace(">", "%3E")
    if url not in notes:
        notes.append(url)
    return f"{escaped(sentence.text)}[^{notes.index(url) + 1}]"


def _signature(letter: Letter) -> Iterator[str]:
    for one in letter.signatures:
        yield escaped(f"{one.office[:1].upper()}{one.office[1:]},")
        if one.holder:
            yield escaped(one.holder)
