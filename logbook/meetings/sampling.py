"""What a form of a phrase makes of a talk that never was, for whoever edits it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from logbook.meetings.models import ComplementKind
from logbook.meetings.phrases import Said, Subject, fill, unknown_slots
from logbook.wording import Wording

_MINISTRY = Wording("het ministerie", "the ministry")
_BODIES = Wording("de brancheverenigingen", "the trade associations")
_NOUN = Wording("het belang van openheid", "the importance of openness")
_COMPLEMENTS: Mapping[str, Wording] = {
    ComplementKind.NOUN_PHRASE: _NOUN,
    ComplementKind.OM_TE: Wording("de leden te informeren", "inform the members"),
    ComplementKind.DAT: Wording("de leden op de hoogte zijn", "the members have been told"),
    ComplementKind.HOE: Wording("hoe de leden dit aanpakken", "how the members go about this"),
    ComplementKind.NAAR: Wording("de planning", "the planning"),
    ComplementKind.SENTENCE: Wording(
        "Het overleg wordt in het voorjaar voortgezet", "The talks will continue in spring"
    ),
}


def sample(subject: str, complement_kind: str | None, template: str, language: str) -> str | None:
    """The sentence of a template in 'nl' or 'en'; None where no sentence can be made of it."""
    if subject not in list(Subject) or unknown_slots(template):
        return None
    by_party = subject == Subject.PARTY
    ours, theirs = _MINISTRY.in_language(language), _BODIES.in_language(language)
    said = Said(
        subject=Subject(subject),
        speaker=theirs if by_party else ours,
        speaker_plural=by_party,
        hearer=ours if by_party else theirs,
        hearer_plural=not by_party,
        complement=_COMPLEMENTS.get(complement_kind or "", _NOUN).in_language(language),
    )
    return fill(template, replace(said, speaker="") if subject == Subject.NONE else said, language)


def samples(forms: Sequence[Mapping[str, Any]], language: str) -> list[str]:
    """The sentences of a phrase as stored, each once; a form not written in that language has none.

    `forms`: as the model describes them.
    """
    made = (
        sample(
            form["subject"],
            form.get("complementKind"),
            (form.get("sentence") or {}).get(language) or "",
            language,
        )
        for form in forms
    )
    return list(dict.fromkeys(text for text in made if text))
