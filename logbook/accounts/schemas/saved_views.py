"""What is asked of somebody who keeps a view of a list."""

from marshmallow import fields, validate

from logbook.accounts.saved_views import LONGEST_QUERY, PLACES, ViewDetails
from logbook.web.fields import Line
from logbook.web.schema import LogbookSchema


class ViewSchema(LogbookSchema):
    """A view of a list: its name, the list by its path, and what the list's address asks."""

    details = ViewDetails

    name = Line(required=True, longest=60)
    place = fields.String(required=True, validate=validate.OneOf(PLACES))
    query = fields.String(load_default="", validate=validate.Length(max=LONGEST_QUERY))
    shared = fields.Boolean(load_default=False)
