"""Documents as HTML."""

from flask import render_template
from flask_babel import force_locale

from logbook.reports.blocks import Document


def standalone(document: Document) -> str:
    """The document as a page of its own, to be opened or printed without the logbook."""
    with force_locale(document.language):
        return render_template("reports/document.html", document=document)
