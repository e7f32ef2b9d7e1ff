"""One act on many follow-ups: each by itself, so that a refusal stops no other."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from logbook.db import db
from logbook.errors import Conflict, Invalid, NotFound
from logbook.followups.models import FollowUp
from logbook.policy import Caller, require_write
from logbook.web.language import _

MOST = 200


@dataclass(frozen=True, slots=True)
class ActOutcome:
    """What became of one: the follow-up where the act succeeded, else the reason why it did not."""

    id: uuid.UUID
    follow_up: FollowUp | None = None
    refusal: str | None = None


def for_each(
    caller: Caller, ids: Sequence[uuid.UUID], act: Callable[[uuid.UUID], FollowUp]
) -> list[ActOutcome]:
    """Do it to each, once, in order. What is refused leaves no trace.

    Raises Forbidden for a reader, Invalid for none and for more than can be overseen.
    """
    require_write(caller)
    wanted = list(dict.fromkeys(ids))
    if not 0 < len(wanted) <= MOST:
        raise Invalid(
            {"chosen": [_("Choose at least one follow-up, and at most %(most)d.", most=MOST)]}
        )
    return [_try(one, act) for one in wanted]


def _try(id: uuid.UUID, act: Callable[[uuid.UUID], FollowUp]) -> ActOutcome:
    try:
        with db.session.begin_nested():
            return ActOutcome(id, follow_up=act(id))
    except NotFound:
        return ActOutcome(id, refusal=_("This does not exist, or you may not see it."))
    except Conflict:
        return ActOutcome(id, refusal=_("This was changed by somebody else in the meantime."))
    except Invalid as problem:
        told = [sentence for sentences in problem.errors.values() for sentence in sentences]
        return ActOutcome(id, refusal=" ".join(told))
