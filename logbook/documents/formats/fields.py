"""The named fields of a template: what the program writes into a frame, in every format alike."""

from collections.abc import Mapping

from logbook.documents.blocks import Document, Frame
from logbook.wording import Wording

FACTS = ("date", "subject", "our_reference", "your_reference", "attachments")
_PAGE = Wording("Pagina", "Page")
_OF = Wording("van", "of")


def fields(document: Document) -> Mapping[str, str]:
    """Every field by its name; one without a text is blank, and so is its label.

    'title', 'lead', 'ministry', 'addressee', 'directorate', 'address', 'courtesy', 'marking',
    each of FACTS and 'continuation_reference' with 'label_' and its name, 'label_page' and
    'label_of'. The field 'body' is for the blocks and is not among them.
    """
    frame = document.frame or Frame()
    found = {
        "title": document.title,
        "lead": document.lead,
        "ministry": frame.ministry,
        "addressee": frame.addressee,
        "directorate": frame.directorate,
        "address": frame.address,
        "courtesy": frame.courtesy,
        "marking": frame.marking,
        "label_page": _PAGE.in_language(document.language),
        "label_of": _OF.in_language(document.language),
    }
    facts = {name: frame.facts.get(name, ("", "")) for name in FACTS}
    facts["continuation_reference"] = frame.continuation
    for name, (label, text) in facts.items():
        found |= {name: text, f"label_{name}": label}
    return found
