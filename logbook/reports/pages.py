"""Documents as HTML, and files as downloads."""

from flask import Response, current_app
from flask_babel import force_locale

from logbook.reports.blocks import Document
from logbook.reports.files import File

HTML = "html"


def standalone(document: Document) -> str:
    """The document as a page of its own, to be opened or printed without the logbook.

    Needs no request: commands write it too.
    """
    with force_locale(document.language):
        template = current_app.jinja_env.get_template("reports/document.html")
        return template.render(document=document)


def download(file: File) -> Response:
    """The file, to be kept and not shown (RFC 6266). Its name is ASCII and needs no second form."""
    answer = Response(file.content, content_type=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer
