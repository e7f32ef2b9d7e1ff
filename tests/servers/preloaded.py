"""What a fork finds in its memory: the program with every door opened, and no database."""

from logbook import create_app
from tests.conftest import settings_for

create_app(settings_for("sqlite://"))
