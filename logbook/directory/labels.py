"""The words of the directory's keys, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString

from logbook.directory.models import MembershipRole, OfficeLevel, OrganisationKind
from logbook.durations import Duration
from logbook.web.language import _, lazy_gettext, ngettext

KINDS = {
    OrganisationKind.COMPANY: lazy_gettext("company"),
    OrganisationKind.ASSOCIATION: lazy_gettext("association"),
    OrganisationKind.UNION: lazy_gettext("trade union"),
    OrganisationKind.NGO: lazy_gettext("civil society organisation"),
    OrganisationKind.GOVERNMENT: lazy_gettext("government"),
    OrganisationKind.SUPERVISOR: lazy_gettext("supervisor"),
    OrganisationKind.COVENANT: lazy_gettext("covenant"),
    OrganisationKind.BODY: lazy_gettext("body"),
    OrganisationKind.OTHER: lazy_gettext("other"),
}
ROLES = {
    MembershipRole.MEMBER: lazy_gettext("member"),
    MembershipRole.PARTY: lazy_gettext("party to it"),
    MembershipRole.CHAIR: lazy_gettext("chair"),
    MembershipRole.SECRETARIAT: lazy_gettext("secretariat"),
}
LEVELS = {
    OfficeLevel.MINISTER: lazy_gettext("minister"),
    OfficeLevel.STATE_SECRETARY: lazy_gettext("state secretary"),
    OfficeLevel.SENIOR_OFFICIAL: lazy_gettext("senior official"),
    OfficeLevel.AMBASSADOR: lazy_gettext("ambassador"),
    OfficeLevel.OFFICIAL: lazy_gettext("official"),
}
USUAL_RHYTHMS = ("P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y")


def choices_of(words: Mapping[Any, LazyString]) -> list[tuple[str, str]]:
    """(key, word) of one of the tables above, for a form's list."""
    return [(key.value, str(word)) for key, word in words.items()]


def say_rhythm(text: str | None) -> str:
    """'P3M' -> 'every 3 months'; a duration of months and days stays as it is written."""
    if not text:
        return ""
    span = Duration.parse(text)
    if span.months and span.days:
        return text
    words: str
    if span.is_of_years:
        words = ngettext("every year", "every %(num)d years", span.months // 12)
    elif span.months:
        words = ngettext("every month", "every %(num)d months", span.months)
    elif span.days % 7 == 0:
        words = ngettext("every week", "every %(num)d weeks", span.days // 7)
    else:
        words = ngettext("every day", "every %(num)d days", span.days)
    return words


def rhythm_choices(current: str | None) -> list[tuple[str, str]]:
    """(ISO duration, words) of the usual rhythms and the current one, for a form's list."""
    offered = (
        USUAL_RHYTHMS if not current or current in USUAL_RHYTHMS else (current, *USUAL_RHYTHMS)
    )
    return [(text, _readable(text)) for text in offered]


def _readable(text: str) -> str:
    try:
        return say_rhythm(text)
    except ValueError:
        return _("“%(text)s”", text=text)
