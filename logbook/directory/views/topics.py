"""Pages of topics: the tree, and what was said about one."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.models import Topic
from logbook.directory.queries import topic_choices
from logbook.directory.queries import topics as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.topics import TopicSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Errors, confirm_deletion, deleted
from logbook.directory.views.dialogue import dialogue_about
from logbook.directory.views.editing import Editing, Values, Words
from logbook.directory.words import rhythm_choices, say_rhythm
from logbook.policy import require_administration
from logbook.web.conflicts import form_version
from logbook.web.gate import caller
from logbook.web.language import _, current_language


class Branch(NamedTuple):
    """A topic in the tree, with what stands below it."""

    topic: Topic
    below: "list[Branch]"


@blueprint.get("/topics")
def topics() -> ResponseReturnValue:
    """The tree; retired topics on asking."""
    with_retired = request.args.get("retired") == "yes"
    with reading():
        found = queries.every_topic()
        shown = [topic for topic in found if with_retired or not topic.retired]
        return render_template(
            "directory/topics.html",
            tree=_tree(shown),
            has_retired=any(topic.retired for topic in found),
            with_retired=with_retired,
        )


def _tree(found: Sequence[Topic]) -> list[Branch]:
    """The topics as a tree by label; one whose parent is not among them stands at the top."""
    language = current_language()
    branches = {topic.id: Branch(topic, []) for topic in found}
    tops: list[Branch] = []
    for topic in sorted(found, key=lambda t: t.label.in_language(language).casefold()):
        parent = branches.get(topic.parent_id) if topic.parent_id else None
        (parent.below if parent else tops).append(branches[topic.id])
    return tops


@blueprint.get("/topics/<slug>")
def topic(slug: str) -> ResponseReturnValue:
    """One topic: talks about it and what is open, with those of the topics below it."""
    with reading():
        found = queries.topic(slug)
        branch = queries.branch(found.id)
        below = [t for t in queries.every_topic() if t.id in branch and t.id != found.id]
        return render_template(
            "directory/topic.html",
            topic=found,
            title=label_of(found, current_language()),
            rhythm=say_rhythm(found.rhythm),
            below=_tree(below),
            dialogue=dialogue_about(caller(), found.id),
        )


def _offer(values: Values) -> Mapping[str, Any]:
    own, parent = str(values.get("slug") or ""), str(values.get("parent") or "")
    choices = topic_choices(current_language(), also={parent})
    return {
        "parents": [choice for choice in choices if choice[0] != own],
        "rhythms": rhythm_choices(str(values.get("rhythm") or "")),
    }


def _labels() -> Mapping[str, str]:
    return {
        "label-nl": _("Name in Dutch"),
        "label-en": _("Name in English"),
        "slug": _("Short name"),
        "parent": _("Part of"),
        "rhythm": _("Contact at least"),
        "retired": _("Retired"),
    }


def _words() -> Words:
    return {"parent": dict(topic_choices(current_language())), "retired": {"true": _("yes")}}


def _address(record: Topic) -> str:
    return url_for("directory.topic", slug=record.slug)


editing = Editing(
    schema=TopicSchema,
    template="directory/topic_form.html",
    require=require_administration,
    read=queries.topic,
    create=service.create_topic,
    edit=service.edit_topic,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)


def _id_of(slug: str) -> uuid.UUID:
    with reading():
        return queries.topic(slug).id


@blueprint.get("/topics/new")
def new_topic() -> ResponseReturnValue:
    """An empty form."""
    return editing.show_new()


@blueprint.post("/topics/new")
def add_topic() -> ResponseReturnValue:
    """Make a topic."""
    return editing.add()


@blueprint.get("/topics/<slug>/edit")
def edit_topic(slug: str) -> ResponseReturnValue:
    """The form of one."""
    return editing.show(_id_of(slug))


@blueprint.post("/topics/<slug>/edit")
def save_topic(slug: str) -> ResponseReturnValue:
    """Keep what was typed."""
    return editing.save(_id_of(slug))


@blueprint.post("/topics/<slug>/retire")
def retire_topic(slug: str) -> ResponseReturnValue:
    """Offer it no more, or with `retired` empty again."""
    retired = request.form.get("retired") == "true"
    with transaction():
        service.retire_topic(
            caller(),
            queries.topic(slug).id,
            retired=retired,
            version=form_version(),
            now=clock.now(),
        )
    flash(_("The topic is retired.") if retired else _("The topic is back in use."), "done")
    return redirect(url_for("directory.topic", slug=slug), 303)


@blueprint.get("/topics/<slug>/delete")
def ask_delete_topic(slug: str) -> ResponseReturnValue:
    """The page that asks."""
    require_administration(caller())
    return _ask_delete(_id_of(slug))


@blueprint.post("/topics/<slug>/delete")
def delete_topic(slug: str) -> ResponseReturnValue:
    """Delete it where nothing is filed under it."""
    return deleted(
        service.delete_topic, _id_of(slug), ask=_ask_delete, collection="directory.topics"
    )


def _ask_delete(id: uuid.UUID, errors: Errors | None = None) -> str:
    with reading():
        record = queries.topic(id)
        name = label_of(record, current_language())
        return confirm_deletion(name, record.version, back=_address(record), errors=errors)
