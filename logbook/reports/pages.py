"""What files of reports need of the program: the sender's address, and to be downloaded."""

from flask import Response, current_app

from logbook.reports.files import File


def office_address() -> str:
    """The address of the ministry as a letter has it, a line for each part."""
    return str(current_app.config["OFFICE_ADDRESS"]).replace(", ", "\n")


def download(file: File) -> Response:
    """The file, to be kept and not shown (RFC 6266). Its name is ASCII and needs no second form."""
    answer = Response(file.content, content_type=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer
