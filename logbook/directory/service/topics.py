"""What can be done with topics. Administrators look after the tree."""

import uuid
from datetime import datetime

from logbook.assigning import assign
from logbook.directory.details import TopicDetails
from logbook.directory.models import Topic
from logbook.directory.queries.chains import goes_round
from logbook.directory.queries.names import named
from logbook.directory.service import keeping
from logbook.directory.service.slugs import slug_of
from logbook.judging import Told, judged
from logbook.policy import Caller, require_administration
from logbook.web.language import _

Errors = dict[str, list[str]]


def create_topic(caller: Caller, details: TopicDetails, *, now: datetime) -> Topic:
    """Make a topic. Raises Forbidden; Invalid for a slug or label that another topic has."""
    require_administration(caller)
    made = Topic(now=now, id=details.id or uuid.uuid4())
    return keeping.make(caller, made, lambda record: _fill(record, details), now=now)


def edit_topic(
    caller: Caller,
    topic_id: uuid.UUID,
    details: TopicDetails,
    *,
    version: int | None,
    now: datetime,
) -> Topic:
    """Replace all that is written of a topic. Raises as `create_topic`, NotFound and Conflict.

    Also Invalid where the topic would come to stand below itself.
    """
    require_administration(caller)
    record = keeping.found(Topic, topic_id)
    return keeping.change(
        caller, "edit", record, lambda r: _fill(r, details), version=version, now=now
    )


def retire_topic(
    caller: Caller, topic_id: uuid.UUID, *, retired: bool, version: int | None, now: datetime
) -> Topic:
    """Offer a topic no more, or again. What is filed under it stays there."""
    require_administration(caller)
    record = keeping.found(Topic, topic_id)

    def retire(topic: Topic) -> Errors:
        topic.retired = retired
        return {}

    action = "retire" if retired else "bring back"
    return keeping.change(caller, action, record, retire, version=version, now=now)


def delete_topic(
    caller: Caller, topic_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Delete a topic that nothing is filed under. Raises Invalid that says where it is used."""
    require_administration(caller)
    keeping.remove(caller, keeping.found(Topic, topic_id), version=version, now=now)


def _fill(record: Topic, details: TopicDetails) -> Errors:
    errors = judged(
        _check_slug(record.id, details),
        _check_labels(record.id, details),
        _check_parent(record.id, details.parent_id),
    )
    if errors:
        return errors
    assign(record, details, apart=("slug",))
    record.slug = _slug(details)
    return {}


def _slug(details: TopicDetails) -> str:
    return details.slug or slug_of(details.label)


def _check_slug(topic_id: uuid.UUID, details: TopicDetails) -> Told:
    slug = _slug(details)
    if named(slug, Topic.id, Topic.slug) - {topic_id}:
        yield "slug", _("There is a topic with the short name “%(slug)s” already.", slug=slug)


def _check_labels(topic_id: uuid.UUID, details: TopicDetails) -> Told:
    for language, text in (("nl", details.label.nl), ("en", details.label.en)):
        if text and named(text, Topic.id, Topic.label.nl, Topic.label.en) - {topic_id}:
            yield f"label-{language}", _("There is a topic “%(label)s” already.", label=text)


def _check_parent(topic_id: uuid.UUID, parent_id: uuid.UUID | None) -> Told:
    if goes_round(Topic.parent_id, topic_id, parent_id):
        yield "parent", _("A topic cannot stand below itself. Choose another one above it.")
