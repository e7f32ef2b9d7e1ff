"""Where the pages of the directory hang together."""

from flask import Blueprint

blueprint = Blueprint("directory", __name__)
