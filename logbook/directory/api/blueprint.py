"""Where the JSON addresses of the directory hang together."""

from flask import Blueprint

from logbook.web.api import PREFIX

blueprint = Blueprint("directory_api", __name__, url_prefix=PREFIX)
