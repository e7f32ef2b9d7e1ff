"""Where this feature's operations are registered."""

from flask import Blueprint

blueprint = Blueprint("meetings_api", __name__, url_prefix="/api/v1")
