"""Where this feature's pages are registered."""

from flask import Blueprint

blueprint = Blueprint("followups", __name__)
