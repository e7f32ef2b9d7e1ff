"""What roles, kinds of unit and languages are called, for lists and forms."""

from logbook.policy import Role
from logbook.web.language import _


def roles() -> list[tuple[str, str, str]]:
    """(value, name, what it allows) of every role."""
    return [
        (Role.READER.value, _("Reader"), _("Reads what colleagues log.")),
        (Role.EDITOR.value, _("Editor"), _("Reads, logs meetings and keeps follow-ups.")),
        (
            Role.ADMINISTRATOR.value,
            _("Administrator"),
            _("As an editor; looks after people, vocabularies and settings."),
        ),
    ]


def unit_kinds() -> list[tuple[str, str]]:
    """(value, name) of every kind of unit."""
    return [("directorate", _("Directorate")), ("post", _("Post"))]


def languages() -> list[tuple[str, str]]:
    """(value, name) of both languages, each in its own words."""
    return [("nl", "Nederlands"), ("en", "English")]
