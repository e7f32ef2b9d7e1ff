"""Meetings and phrases as JSON under /api/v1."""

from logbook.meetings.api import meetings, phrases
from logbook.meetings.api.blueprint import blueprint

__all__ = ["blueprint", "meetings", "phrases"]
