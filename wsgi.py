"""The WSGI application: the only place where the settings and the program meet."""

from config import Settings
from logbook import create_app

app = create_app(Settings.from_environment())
