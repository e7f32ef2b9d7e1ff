"""Where the pages of commitments hang together."""

from flask import Blueprint

blueprint = Blueprint("commitments", __name__)
