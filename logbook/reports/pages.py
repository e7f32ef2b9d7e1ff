"""Files as downloads."""

from flask import Response

from logbook.reports.files import File


def download(file: File) -> Response:
    """The file, to be kept and not shown (RFC 6266). Its name is ASCII and needs no second form."""
    answer = Response(file.content, content_type=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer
