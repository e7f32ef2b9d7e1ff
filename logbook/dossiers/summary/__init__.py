"""The summary of one meeting for colleagues: composed purely, written in several formats."""

from logbook.dossiers.summary.composing import SummaryRows, compose
from logbook.dossiers.summary.contents import Summary

__all__ = ["Summary", "SummaryRows", "compose"]
