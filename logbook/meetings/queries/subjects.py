"""What talks were about, for what a form offers."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.directory.models import Topic
from logbook.meetings.models.meeting import meeting_commitment, meeting_topic
from logbook.wording import Wording


def subjects_of(meetings: Sequence[uuid.UUID]) -> list[tuple[str, Wording]]:
    """(slug or id, what it is called) of the topics and commitments of these talks, each once.

    In the order of the talks; of one talk its topics first. Retired topics are left out.
    """
    if not meetings:
        return []
    topics = db.session.execute(
        select(meeting_topic.c.meeting_id, Topic.slug, Topic.label)
        .join(Topic, Topic.id == meeting_topic.c.topic_id)
        .where(meeting_topic.c.meeting_id.in_(meetings), Topic.retired.is_(False))
        .order_by(Topic.slug)
    )
    promises = db.session.execute(
        select(meeting_commitment.c.meeting_id, Commitment.id, Commitment.title)
        .join(Commitment, Commitment.id == meeting_commitment.c.commitment_id)
        .where(meeting_commitment.c.meeting_id.in_(meetings))
        .order_by(Commitment.id)
    )
    told = [(meetings.index(talk), str(key), words) for talk, key, words in (*topics, *promises)]
    return list({key: (key, words) for _place, key, words in sorted(told, key=_place)}.values())


def _place(told: tuple[int, str, Wording]) -> int:
    return told[0]
