"""What roles, kinds of unit, languages and browsers are called, for lists and forms."""

from logbook.policy import Role
from logbook.web.language import _

# What a User-Agent says of itself and of its system, the more telling first: all say "Mozilla",
# most say "Safari", and those on Android say "Linux" too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


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


def browser(agent: str) -> str:
    """What a User-Agent is, as people call it: 'Firefox on Windows'."""
    name = next((name for sign, name in BROWSERS if sign in agent), None)
    system = next((name for sign, name in SYSTEMS if sign in agent), None)
    if name and system:
        return _("%(browser)s on %(system)s", browser=name, system=system)
    return name or system or _("unknown browser")
