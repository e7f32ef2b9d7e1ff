"""Where the JSON of dossiers hangs."""

from flask import Blueprint

from logbook.web.api import PREFIX

blueprint = Blueprint("dossiers_api", __name__, url_prefix=PREFIX)
