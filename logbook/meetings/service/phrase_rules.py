"""What holds of a form of a phrase before a letter can be made of it."""

from collections.abc import Iterator

from logbook.judging import Told
from logbook.meetings.details import PhraseForm
from logbook.meetings.models import ComplementKind
from logbook.meetings.phrases import Subject, slots, unknown_slots
from logbook.web.language import _
from logbook.wording import Wording


def faults_of(place: int, form: PhraseForm) -> Told:
    """What is wrong with the form at a place; nothing where all is well."""
    checks = {"sentence": _in_sentence, "again": _in_plain_words, "confirmed": _in_confirmation}
    for name, check in checks.items():
        for language, text in _texts(getattr(form, name)):
            for message in _unknown(text) or check(form, text):
                yield f"forms-{place}-{name}-{language}", message


def _texts(wording: Wording | None) -> Iterator[tuple[str, str]]:
    for language in ("nl", "en"):
        if text := getattr(wording, language, None):
            yield language, text


def _unknown(text: str) -> list[str]:
    wrong = unknown_slots(text)
    return [_("The program does not know the slot %(slot)s.", slot=wrong[0])] if wrong else []


def _in_sentence(form: PhraseForm, text: str) -> Iterator[str]:
    """A slot that is missing loses what was said; one that is never filled prints no sentence."""
    there = slots(text)
    if form.subject is Subject.NONE and "{S" in text:
        yield _("Nobody speaks in this sentence. Leave {S} out, or choose who speaks.")
    whole = form.complement_kind is ComplementKind.SENTENCE
    if form.subject is not Subject.NONE and "S" not in there and not whole:
        yield _("Put {S} where whoever says it stands.")
    if form.complement_kind is not None and "C" not in there:
        yield _("Put {C} where what is said stands.")


def _in_plain_words(_form: PhraseForm, text: str) -> Iterator[str]:
    if "{" in text:
        yield _("Leave the braces out. These words are printed as they stand.")


def _in_confirmation(_form: PhraseForm, text: str) -> Iterator[str]:
    if "{S" in text:
        yield _("Leave {S} out. Whoever confirms it is {R}.")
