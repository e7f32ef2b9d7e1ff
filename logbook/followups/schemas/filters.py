"""What a list of follow-ups may be asked for in its query string."""

from typing import Any

from marshmallow import EXCLUDE, fields, pre_load

from logbook.accounts.schemas import AccountField, UnitField
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import OrganisationField, TopicField
from logbook.followups.models import FollowUpKind, FollowUpStatus
from logbook.followups.queries import FollowUpFilter
from logbook.web.fields import Id, Line
from logbook.web.gate import caller
from logbook.web.schema import LogbookSchema


class FollowUpFilterSchema(LogbookSchema):
    """Filters; what is left out asks nothing. `open` is true for what is open or in progress."""

    details = FollowUpFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    q = Line(load_default="")
    owner = AccountField(load_default=None)
    unit = UnitField(load_default=None)
    topic = TopicField(load_default=None)
    commitment = CommitmentField(load_default=None)
    organisation = OrganisationField(load_default=None)
    meeting = Id(load_default=None)
    kind = fields.Enum(FollowUpKind, by_value=True, load_default=None)
    status = fields.Enum(FollowUpStatus, by_value=True, load_default=None)
    is_open = fields.Boolean(data_key="open", load_default=None)


class PageFilterSchema(FollowUpFilterSchema):
    """The same for the page, which shows one's own unless `owner` names someone, or `all`."""

    mine = Id(load_default=None)

    @pre_load
    def begin_with_mine(self, data: Any, **_kwargs: Any) -> Any:
        """Without an owner, the caller's own."""
        asked = {key: value for key, value in dict(data).items() if key != "mine"}
        if asked.get("owner") == "all":
            return {key: value for key, value in asked.items() if key != "owner"}
        if "owner" in asked:
            return asked
        me = caller().id
        return asked | ({"mine": str(me)} if me is not None else {})
