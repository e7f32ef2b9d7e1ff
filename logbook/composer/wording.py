"""The fixed sentences of a letter, by name and language; the words between braces are filled in."""

from collections.abc import Mapping, Sequence

from logbook.commitments.models import Chamber
from logbook.composer.contents import Sentence, Source
from logbook.composer.grammar import finished
from logbook.meetings.models import OnBehalfOf, Setting
from logbook.wording import Wording

_CHAMBERS = {
    Chamber.HOUSE: Wording("de Tweede Kamer", "the House of Representatives"),
    Chamber.SENATE: Wording("de Eerste Kamer", "the Senate"),
}
_YOUR_HOUSE = Wording("uw Kamer", "your House")
_FOR_THE_CABINET = Wording(" namens het kabinet", " on behalf of the government")

FIXED: Mapping[str, Wording] = {
    # What is answered.
    "promises": Wording(
        "In deze brief ga ik{behalf} in op de volgende toezeggingen:",
        "In this letter, I report{behalf} on the following undertakings:",
    ),
    "promise": Wording(
        "In deze brief ga ik{behalf} in op de toezegging {promise}",
        "In this letter, I report{behalf} on the undertaking {promise}",
    ),
    "promise-item": Wording("De toezegging {promise}", "The undertaking {promise}"),
    "motions-too": Wording(
        "Ook licht ik toe hoe opvolging is gegeven aan de volgende moties:",
        "I also explain what has been done in response to the following motions:",
    ),
    "motion-too": Wording(
        "Ook licht ik toe hoe opvolging is gegeven aan {motion}",
        "I also explain what has been done in response to {motion}",
    ),
    "motions": Wording(
        "In deze brief licht ik{behalf} toe hoe opvolging is gegeven aan de volgende moties:",
        "In this letter, I explain{behalf} what has been done in response to the following "
        "motions:",
    ),
    "motion": Wording(
        "In deze brief licht ik{behalf} toe hoe opvolging is gegeven aan {motion}",
        "In this letter, I explain{behalf} what has been done in response to {motion}",
    ),
    "motion-item": Wording("{motion}", "{motion}"),
    # What was promised or asked.
    "promised": Wording(
        "{when} {has} {who} {house} toegezegd {clause}",
        "{when}, {who} gave {house} an undertaking {clause}",
    ),
    "promised-undated": Wording(
        "{who} {has} {house} toegezegd {clause}", "{who} gave {house} an undertaking {clause}"
    ),
    "was-promised": Wording(
        "{when} is {house} toegezegd {clause}",
        "{when}, {house} was given an undertaking {clause}",
    ),
    "was-promised-undated": Wording(
        "{house} is toegezegd {clause}", "{house} was given an undertaking {clause}"
    ),
    "gave": Wording(
        "{when} {has} {who} {house} een toezegging gedaan",
        "{when}, {who} gave {house} an undertaking",
    ),
    "gave-undated": Wording(
        "{who} {has} {house} een toezegging gedaan", "{who} gave {house} an undertaking"
    ),
    "was-given": Wording(
        "{when} is {house} een toezegging gedaan", "{when}, {house} was given an undertaking"
    ),
    "was-given-undated": Wording(
        "{house} is een toezegging gedaan", "{house} was given an undertaking"
    ),
    "adopted": Wording(
        "{when} heeft {house} {motion} aangenomen{asking}",
        "{when}, {house} adopted {motion}{asking}",
    ),
    "tabled": Wording(
        "{when} is in {house} {motion} ingediend{asking}",
        "{when}, {motion} was tabled in {house}{asking}",
    ),
    "asked": Wording(
        "In {motion} wordt de regering verzocht {clause}",
        "{motion} asks the government to {clause}",
    ),
    "said": Wording("In {motion} wordt uitgesproken dat {clause}", "{motion} states that {clause}"),
    "about": Wording("Ik ga hier in op {motion}", "I report here on {motion}"),
    # Talks.
    "same-active": Wording(
        "{when} {has} {who} {again} gedaan{to}", "{when}, {who} made {again}{to}"
    ),
    "same-passive": Wording("{when} {is} {again} gedaan{to}", "{when}, {again} {was} made{to}"),
    "same-asked-active": Wording(
        "{when} {has} {who} hetzelfde gevraagd{to}", "{when}, {who} asked {whom} the same"
    ),
    "same-asked-passive": Wording(
        "{when} is hetzelfde gevraagd{to}", "{when}, the same was asked{of}"
    ),
    "same-asked-too": Wording("Ook is hetzelfde gevraagd", "The same was also asked"),
    "same-too": Wording("Ook {is} {again} gedaan", "{again} {was} also made"),
    "passed-on": Wording(
        "{who} {has} bevestigd dat deze boodschap is doorgegeven",
        "{who} confirmed that this message was passed on",
    ),
    "not-passed-on": Wording(
        "Van {who} is deze bevestiging nog niet ontvangen", "{who} {has} not yet confirmed this"
    ),
    # What came of it.
    "fulfilled": Wording(
        "Met deze brief doe ik {promise} gestand",
        "With this letter, I consider {promise} fulfilled",
    ),
    "partly": Wording(
        "Met deze brief doe ik {promise} deels gestand",
        "With this letter, I consider {promise} partly fulfilled",
    ),
    "carried-out": Wording(
        "Hiermee beschouw ik {motion} als uitgevoerd", "I hereby consider {motion} carried out"
    ),
    "partly-carried-out": Wording(
        "Hiermee beschouw ik {motion} als deels uitgevoerd",
        "I hereby consider {motion} partly carried out",
    ),
    "in-progress": Wording(
        "{house} wordt hierover {term} nader geïnformeerd",
        "{house} will be informed further of this {term}",
    ),
    "not-in-time": Wording(
        "Het is niet gelukt {house} {term} te informeren{because}",
        "It was not possible to inform {house} {term}",
    ),
    "not-kept": Wording(
        "Het is niet gelukt {what} {term} {keep}{because}",
        "It was not possible to {keep} {what} {term}",
    ),
    "not-then-either": Wording(
        "Ook {term} is dat niet gelukt{because}", "Nor was that possible {term}"
    ),
    "will-keep": Wording("Ik streef ernaar {what} {term} {keep}", "I aim to {keep} {what} {term}"),
    "closing": Wording(
        "Ik vertrouw erop {house} hiermee voldoende te hebben geïnformeerd",
        "I trust that this letter provides {house} with sufficient information",
    ),
    "mentioned": Wording(
        "In dit verband noem ik ook {what}", "In this connection, I also mention {what}"
    ),
}

ASKED_AGAIN = frozenset({"dezelfde navraag", "the same enquiry"})
"""What a phrase calls a question that is asked again: that is told by its verb."""

THEM_AGAIN = {"nl": ("opnieuw", "hen"), "en": ("", "them again")}
"""Before and behind 'met': where the last talk was with the same ones."""

TALKS: Mapping[Setting, Mapping[str, tuple[str, str, str]]] = {
    Setting.CALL: {
        "nl": (
            "{when} sprak {who} telefonisch {via} met {parties} {about}",
            "{when} spraken {who} telefonisch {via} met {parties} {about}",
            "{when} is telefonisch {via} gesproken met {parties} {about}",
        ),
        "en": (
            "{when}, {who} spoke by telephone {via} with {parties} {about}",
            "{when}, {who} spoke by telephone {via} with {parties} {about}",
            "{when}, talks were held by telephone {via} with {parties} {about}",
        ),
    },
    Setting.CORRESPONDENCE: {
        "nl": (
            "{when} wisselde {who} {via} brieven met {parties} {about}",
            "{when} wisselden {who} {via} brieven met {parties} {about}",
            "{when} zijn {via} brieven gewisseld met {parties} {about}",
        ),
        "en": (
            "{when}, {who} exchanged letters {via} with {parties} {about}",
            "{when}, {who} exchanged letters {via} with {parties} {about}",
            "{when}, letters were exchanged {via} with {parties} {about}",
        ),
    },
}
"""How a talk is told by its setting: one speaker, several, nobody said."""

TALK: Mapping[str, tuple[str, str, str]] = {
    "nl": (
        "{when} sprak {who} {via} met {parties} {about}",
        "{when} spraken {who} {via} met {parties} {about}",
        "{when} is {via} gesproken met {parties} {about}",
    ),
    "en": (
        "{when}, {who} spoke {via} with {parties} {about}",
        "{when}, {who} spoke {via} with {parties} {about}",
        "{when}, talks were held {via} with {parties} {about}",
    ),
}
"""How any other talk is told."""

OPENINGS: Mapping[str, Wording] = {
    "talk": Wording("in dit gesprek", "in this talk"),
    "talks": Wording("in deze gesprekken", "in these talks"),
    "letters": Wording("in deze briefwisseling", "in this correspondence"),
    "occasion": Wording("daarbij", "on that occasion"),
}
"""What the first sentence begins with that could begin like the one before."""

THEN: Mapping[str, Sequence[str]] = {
    "nl": ("daarnaast", "voorts", "verder"),
    "en": ("in addition", "furthermore", "moreover"),
}
"""What the next ones begin with, in turn."""

ALSO = {"nl": "ook", "en": "in addition"}
"""What begins a sentence of whoever at the other side has just spoken."""

THEREBY = {"nl": "Daarbij ", "en": "On that occasion, "}
"""What two sentences in a row should not begin with."""

AGAIN = {"nl": "Ook ", "en": "In addition, "}
"""What the second of them begins with."""


DURING = {"nl": "Tijdens ", "en": "During "}
"""What a sentence that says the same again should not begin with where the one before does."""


def fixed(name: str, language: str, sources: tuple[Source, ...], **words: str) -> Sentence:
    """The fixed sentence of that name, filled in."""
    text = FIXED[name].in_language(language).format(**words)
    ends = text.endswith(":")
    return Sentence(text if ends else finished(text), sources, name)


def behalf(whose: OnBehalfOf | None, language: str) -> str:
    """' namens het kabinet', behind 'ik'; for the ministry itself nothing."""
    return _FOR_THE_CABINET.in_language(language) if whose is OnBehalfOf.CABINET else ""


def house(chamber: Chamber, addressee: Chamber, language: str) -> str:
    """'uw Kamer' to the chamber that the letter goes to, else the name of the other."""
    return (_YOUR_HOUSE if chamber is addressee else _CHAMBERS[chamber]).in_language(language)
