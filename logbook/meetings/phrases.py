"""The sentence that a point makes, filled in from the forms of its phrase; no grammar beyond them.

A form's template has slots: `{S}` who says it, `{R}` who hears it, `{C}` what is said, `{A}` the
opening ('in dit gesprek'). A slot with a choice agrees in number with the one it names:
`{S:heeft|hebben}`, `{C:is|zijn}`. `{+:onder andere}` is printed where the log says that there was
more; `{+:er onder andere op|erop}` prints the second where it does not. The first letter becomes a
capital and a full stop ends it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

OPENINGS = {"nl": "in dit gesprek", "en": "in this talk"}
_SLOT = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
_NAMED = ("S", "R", "C")


class Subject(StrEnum):
    """Who does what a form says: we, the party, or nobody (a passive)."""

    US = "us"
    PARTY = "party"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence is made of, in one language. Blank where nothing is known."""

    subject: Subject
    speaker: str = ""
    hearer: str = ""
    complement: str = ""
    complement_kind: str | None = None
    speaker_plural: bool = False
    hearer_plural: bool = False
    complement_plural: bool = False
    among_others: bool = False
    opening: str = ""  # the words of slot A, where they are not the usual ones

    def part(self, name: str) -> tuple[str, bool]:
        """The words of slot S, R or C, and whether they are plural."""
        return {
            "S": (self.speaker, self.speaker_plural),
            "R": (self.hearer, self.hearer_plural),
            "C": (self.complement, self.complement_plural),
        }[name]


def sentence(forms: Iterable[Mapping[str, Any]], said: Said, language: str) -> str | None:
    """The sentence in 'nl' or 'en'; None where no form fits or a slot of it would stay empty."""
    for form in _fitting(list(forms), said):
        template = (form.get("sentence") or {}).get(language)
        if template and (filled := fill(template, said, language)):
            return filled
    return None


def _fitting(forms: list[Mapping[str, Any]], said: Said) -> list[Mapping[str, Any]]:
    """Forms with this subject before passives, and of them those with this complement only."""
    kinds = (said.complement_kind,) if said.complement_kind else None
    return [
        form
        for subject in dict.fromkeys((said.subject, Subject.NONE))
        for form in forms
        if form.get("subject") == subject
        and (kinds is None or form.get("complementKind") in (*kinds, None))
    ]


def fill(template: str, said: Said, language: str) -> str | None:
    """The template filled in; None where a slot would stay empty."""
    needed = {name for name, _choice in _SLOT.findall(template) if name in _NAMED}
    if any(not said.part(name)[0] for name in needed):
        return None

    def fitting(slot: re.Match[str]) -> str:
        name, choice = slot.groups()
        if name == "+":
            more, _, no_more = choice.partition("|")
            return more if said.among_others else no_more
        if name == "A":
            return said.opening or OPENINGS[language]
        words, plural = said.part(name)
        return words if choice is None else choice.split("|")[plural]

    words = " ".join(_SLOT.sub(fitting, template).split()).replace(" ,", ",").rstrip(".")
    return f"{words[:1].upper()}{words[1:]}." if words else None


def slots(template: str) -> set[str]:
    """The names of the slots whose words are printed: of '{S} {S:heeft|hebben} {C}' S and C."""
    return {name for name, choice in _SLOT.findall(template) if not choice}


def unknown_slots(template: str) -> list[str]:
    """What stands between braces and is no slot: a template with any would print nonsense."""
    wrong = [
        slot.group()
        for slot in _SLOT.finditer(template)
        if not _is_slot(slot.group(1), slot.group(2))
    ]
    rest = _SLOT.sub("", template)
    return wrong + [sign for sign in "{}" if sign in rest]


def _is_slot(name: str, choice: str | None) -> bool:
    if name == "A":
        return choice is None
    if name == "+":
        return bool(choice)
    return name in _NAMED and (choice is None or choice.count("|") == 1)
