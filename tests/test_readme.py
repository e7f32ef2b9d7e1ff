"""The README names all that a reader may set, call or visit."""

import re
from pathlib import Path

import click

from config import Settings
from logbook import create_app
from logbook.register import FEATURES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
# Flask's own commands, and Flask-Migrate's.
NOT_OURS = {"db", "routes", "run", "shell"}


class Asked(dict[str, str]):
    """An environment that remembers which settings were asked for."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.names: set[str] = set()

    def get(self, name, default=None):
        """As a dict does, and remembers the name."""
        self.names.add(name)
        return super().get(name, default)


def test_the_readme_names_every_setting():
    environment = Asked({"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32})
    Settings.from_environment(environment)
    settings = environment.names | {"TEST_DATABASE_URL"}

    assert len(settings) > 10
    assert _unnamed(settings) == []


def test_the_readme_names_every_command():
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    commands = set()
    for name, command in create_app(Settings.from_environment(environment)).cli.commands.items():
        if isinstance(command, click.Group) and name not in NOT_OURS:
            commands |= {f"{name} {part}" for part in command.commands}
        elif name not in NOT_OURS:
            commands.add(name)

    assert _unnamed(commands) == []


def test_the_readme_names_every_room_of_the_house():
    assert _unnamed({f"{feature}/" for feature in FEATURES}) == []


def test_the_readme_names_every_target_of_make():
    rules = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert _unnamed({f"make {rule}" for rule in rules} - {"make help"}) == []


def test_what_the_readme_links_to_is_there():
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README.read_text())
    assert [link for link in links if not (ROOT / link).exists()] == []


def _unnamed(names: set[str]) -> list[str]:
    text = README.read_text()
    return sorted(name for name in names if name not in text)
