"""Where the pages of dossiers hang."""

from flask import Blueprint

blueprint = Blueprint("dossiers", __name__)
