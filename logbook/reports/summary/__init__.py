"""The summary of one meeting for colleagues: composed purely, written in several formats."""

from logbook.reports.summary.composing import Rows, compose
from logbook.reports.summary.contents import Summary

__all__ = ["Rows", "Summary", "compose"]
