"""What ways of contact are called, in the reader's language."""

from logbook.coverage.details import By, Contact, CoverageCell, Of, Status
from logbook.web.language import _, lazy_gettext, ngettext

COLUMNS = {
    By.TOPIC: lazy_gettext("by topic"),
    By.COMMITMENT: lazy_gettext("by commitment"),
}
ROWS = {Of.ORGANISATION: lazy_gettext("organisations"), Of.SECTOR: lazy_gettext("sectors")}
CONTACTS = {
    Contact.DIRECT: lazy_gettext("directly"),
    Contact.INDIRECT: lazy_gettext("through an association"),
    Contact.PLANNED: lazy_gettext("planned"),
    Contact.NEVER: lazy_gettext("never yet"),
}
STATUSES = {
    Status.DIRECT: lazy_gettext("spoken to directly"),
    Status.INDIRECT: lazy_gettext("only through an association"),
    Status.PLANNED: lazy_gettext("planned, not held yet"),
    Status.NEVER: lazy_gettext("never spoken to"),
    Status.PASSED: lazy_gettext("rhythm has passed"),
}
HEADINGS = {
    Status.DIRECT: lazy_gettext("Spoken to directly"),
    Status.INDIRECT: lazy_gettext("Only through an association"),
    Status.PLANNED: lazy_gettext("Planned, not held yet"),
    Status.NEVER: lazy_gettext("Never spoken to"),
    Status.PASSED: lazy_gettext("Rhythm has passed"),
}

YEARS_FROM = 2 * 365
"""Days from which years are told: nobody counts in days so far back."""


def since(cell: CoverageCell) -> str:
    """How long ago it was: '17 days over', '3 days', 'today'; '' where it is still to come."""
    said: str = ""
    if cell.over >= YEARS_FROM:
        said = ngettext("%(num)d year over", "%(num)d years over", cell.over // 365)
    elif cell.over:
        said = ngettext("%(num)d day over", "%(num)d days over", cell.over)
    elif cell.contact in (Contact.DIRECT, Contact.INDIRECT):
        days = cell.days or 0
        said = ngettext("%(num)d day", "%(num)d days", days) if days else _("today")
    return said
