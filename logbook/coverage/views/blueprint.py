"""The pages of the coverage."""

from flask import Blueprint

blueprint = Blueprint("coverage", __name__)
