"""Where the pages of letters hang."""

from flask import Blueprint

blueprint = Blueprint("letters", __name__)
