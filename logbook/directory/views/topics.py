"""Pages of topics: the tree, and what was said about one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.coverage.picture import span
from logbook.coverage.queries import courses
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.details import TopicDetails
from logbook.directory.labels import rhythm_choices, say_rhythm
from logbook.directory.models import Topic
from logbook.directory.queries import topic_choices
from logbook.directory.queries import topics as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.topics import TopicSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import Deleting
from logbook.directory.views.dialogue import MOST_LANES, dialogue_about, pictured
from logbook.ordering import name_key
from logbook.policy import Caller, require_administration
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, Words
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
    for topic in sorted(found, key=lambda topic: name_key(topic.label.in_language(language))):
        parent = branches.get(topic.parent_id) if topic.parent_id else None
        (parent.below if parent else tops).append(branches[topic.id])
    return tops


@blueprint.get("/topics/<slug>")
def topic(slug: str) -> ResponseReturnValue:
    """One topic: talks about it and what is open, with those of the topics below it."""
    today = caller().today(clock.now())
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
            spoken=pictured(
                courses(caller(), *span(today), most=MOST_LANES, topic=found.id), today
            ),
        )


def _offer(values: Values, _record: Topic | None) -> Mapping[str, Any]:
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


def _words(_record: Topic) -> Words:
    return {"parent": dict(topic_choices(current_language()))}


def _address(record: Topic) -> str:
    return url_for("directory.topic", slug=record.slug)


def _edit(me: Caller, slug: str, details: TopicDetails, **how: Any) -> Topic:
    return service.edit_topic(me, queries.topic(slug).id, details, **how)


editing = Editing(
    schema=TopicSchema,
    template="directory/topic_form.html",
    require=require_administration,
    read=queries.topic,
    create=service.create_topic,
    edit=_edit,
    offer=_offer,
    address=_address,
    labels=_labels,
    words=_words,
)
deleting = Deleting(editing, service.delete_topic, "directory.topics")

blueprint.get("/topics/new", endpoint="new_topic")(editing.show_new)
blueprint.post("/topics/new", endpoint="add_topic")(editing.add)
blueprint.get("/topics/<slug>/edit", endpoint="edit_topic")(editing.show)
blueprint.post("/topics/<slug>/edit", endpoint="save_topic")(editing.save)
blueprint.get("/topics/<slug>/delete", endpoint="ask_delete_topic")(deleting.ask)
blueprint.post("/topics/<slug>/delete", endpoint="delete_topic")(deleting.act)


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
