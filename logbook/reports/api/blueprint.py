"""Where the JSON of reports hangs."""

from flask import Blueprint

from logbook.web.api import PREFIX

blueprint = Blueprint("reports_api", __name__, url_prefix=PREFIX)
