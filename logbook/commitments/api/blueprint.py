"""Where the JSON addresses of commitments hang together."""

from flask import Blueprint

from logbook.web.api import PREFIX

blueprint = Blueprint("commitments_api", __name__, url_prefix=PREFIX)
