"""Where the JSON of letters hangs."""

from flask import Blueprint

from logbook.web.api import PREFIX

blueprint = Blueprint("letters_api", __name__, url_prefix=PREFIX)
