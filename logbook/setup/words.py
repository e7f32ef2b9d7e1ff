"""What the first steps are called, what they ask for, and where."""

from dataclasses import dataclass

from logbook.setup.steps import Step
from logbook.web.language import _


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step in words: why it matters, when it is done, and the page (endpoint) that does it."""

    name: str
    about: str
    done_when: str
    act: str = ""
    endpoint: str = ""


def told() -> dict[Step, StepWords]:
    """Every step in the reader's language."""
    return _people() | _words()


def _people() -> dict[Step, StepWords]:
    return {
        Step.MAIL: StepWords(
            _("Send a test message"),
            _("Reminders and sign-in links go by mail."),
            _("Done once the mail server accepted a test message."),
        ),
        Step.ADMINISTRATORS: StepWords(
            _("A second administrator"),
            _("When one is away, somebody must still be able to let colleagues in."),
            _("Done with two administrators who may sign in."),
            _("Add a colleague"),
            "accounts.new_person",
        ),
        Step.UNITS: StepWords(
            _("Heads of units"),
            _("The head of a unit is told what nobody else takes up."),
            _("Done when every unit has a head who may sign in."),
            _("Units"),
            "accounts.units",
        ),
    }


def _words() -> dict[Step, StepWords]:
    return {
        Step.SECTORS: StepWords(
            _("Sectors"),
            _("Letters say “several banks” for who is not named."),
            _("Done once there is a sector."),
            _("Sectors"),
            "directory.sectors",
        ),
        Step.TOPICS: StepWords(
            _("Topics"),
            _("Meetings and letters are found by what they are about."),
            _("Done once there is a topic. Tick what your ministry talks about, or make your own."),
            _("Topics"),
            "directory.topics",
        ),
        Step.OFFICES: StepWords(
            _("Who holds which office"),
            _("Letters say “my predecessor” by the terms of office."),
            _("Done once an office has a holder today."),
            _("Offices and terms"),
            "directory.offices",
        ),
        Step.RECESSES: StepWords(
            _("Recesses checked"),
            _("“Before the Christmas recess” is a day only if its days are right."),
            _("Done when those of the coming twelve months are marked as checked."),
            _("Recesses"),
            "commitments.recesses",
        ),
        Step.SECURITY_CONTACT: StepWords(
            _("Who is told of a weakness"),
            _("Who finds a leak writes to the address in security.txt, which is MAIL_FROM."),
            _("Done once MAIL_FROM is an address that others can write to."),
        ),
        Step.MEETING: StepWords(
            _("The first meeting"),
            _("One talk that took place shows more than any explanation."),
            _("Done once a meeting is logged."),
            _("Log a meeting"),
            "meetings.new",
        ),
    }
