"""What the command line asks of a letter, read into what the composer takes."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import click

from logbook.commitments.models import Chamber
from logbook.composer import compose
from logbook.composer.contents import Outcome
from logbook.composer.files import MEDIA_TYPES, letter_file
from logbook.composer.frame import LetterFrame
from logbook.composer.loading import Asked, load
from logbook.composer.omissions import Reason, omissions
from logbook.directory.queries import offices_named
from logbook.documents.downloads import office_address
from logbook.documents.files import File
from logbook.letters.linter_background import load_known
from logbook.linter import lint
from logbook.policy import SYSTEM
from logbook.wording import Wording


def letter_asked(
    commitments: Sequence[uuid.UUID],
    dated: datetime | None,
    as_of: datetime | None,
    language: str,
    *,
    meant: Callable[[str], uuid.UUID],
    **given: Any,
) -> Asked:
    """The letter asked for; `meant` finds a commitment by what people call it.

    Raises click.UsageError for what cannot be understood, click.ClickException for what is not.
    """
    if dated is None or not given["signatories"]:
        raise click.UsageError("a letter needs --date and --signatory")
    outcomes = _outcomes(given["outcomes"], commitments, meant)
    speaking, *others = map(_office, given["signatories"])
    return Asked(
        answers=[(id_, outcomes.get(id_)) for id_ in commitments],
        signatory=speaking,
        date=dated.date(),
        language=language,
        chamber=Chamber(given["chamber"]),
        frame=_frame(given),
        as_of=_day(as_of),
        co_signatories=others,
        tells_open_relays=given["open_relays"] == "tell",
    )


def letter_in(asked: Asked, form: str, acts: Mapping[Reason, str]) -> File:
    """The letter as a file, as the system composes it; JSON has what the linter finds in it.

    `acts`: what can be done about what it does not tell. Raises click.BadParameter.
    """
    if form not in MEDIA_TYPES:
        known = " or ".join(MEDIA_TYPES)
        raise click.BadParameter(f"a letter is written as {known}", param_hint="--format")
    given = load(SYSTEM, asked)
    letter = compose(given)
    if form != "json":
        return letter_file(letter, form, address=office_address())
    beyond = load_known(SYSTEM, given)
    findings = [one.as_json() for one in lint(letter, given, beyond)]
    left_out = omissions(letter, given, beyond.aside)
    omitted = [(one, acts.get(one.reason)) for one in left_out]
    return letter_file(letter, form, findings, omitted)


def _day(instant: datetime | None) -> date | None:
    return instant.date() if instant else None


def _frame(given: Mapping[str, Any]) -> LetterFrame:
    return LetterFrame(
        subject=Wording(given["subject"]) if given["subject"] else None,
        directorate=given["directorate"],
        addressee=Wording(given["addressee"]) if given["addressee"] else None,
        our_reference=given["our_reference"],
        continuation_reference=given["continuation_reference"],
        your_reference=given["your_reference"],
    )


def _office(name: str) -> uuid.UUID:
    found = offices_named(name)
    if len(found) == 1:
        return found.pop()
    if found:
        raise click.BadParameter(f"{name!r} names several offices", param_hint="--signatory")
    raise click.ClickException(f"there is no office {name!r}")


def _outcomes(
    given: Sequence[str], commitments: Sequence[uuid.UUID], meant: Callable[[str], uuid.UUID]
) -> dict[uuid.UUID, Outcome]:
    """'REF=fulfilled' and so on; what a letter says of a commitment that it is about."""
    outcomes: dict[uuid.UUID, Outcome] = {}
    for text in given:
        ref, _, said = text.rpartition("=")
        if said not in list(Outcome) or not ref:
            known = ", ".join(Outcome)
            raise click.BadParameter(
                f"{text!r} is no REF=OUTCOME ({known})", param_hint="--outcome"
            )
        id_ = meant(ref)
        if id_ not in commitments:
            raise click.BadParameter(f"{ref!r} is not in the letter", param_hint="--outcome")
        outcomes[id_] = Outcome(said)
    return outcomes
