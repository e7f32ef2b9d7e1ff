"""Saying that a record went up in another, and taking that back."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.queries import organisation_choices, organisations, people, person_choices
from logbook.directory.schemas import label_of
from logbook.directory.schemas.organisations import MergeSchema
from logbook.directory.schemas.people import MergePersonSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import changed_meanwhile
from logbook.errors import Conflict, Invalid
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Errors, Values
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import LogbookSchema, typed_values, use_form


@dataclass(frozen=True, slots=True)
class Merging:
    """What the mergers of a kind of record differ in.

    `merge` is the use case, `schema` reads with which other, `page` is where a record is shown,
    and `offer` what there is to choose from.
    """

    template: str
    read: Callable[[uuid.UUID], Any]
    merge: Callable[..., Any]
    schema: Callable[[], LogbookSchema]
    page: str
    offer: Callable[[uuid.UUID], Any]

    def ask(self, id: uuid.UUID) -> ResponseReturnValue:
        """The page that asks into which other this one went up."""
        require_write(caller())
        return self._page(id, request.args, None)

    def do(self, id: uuid.UUID) -> ResponseReturnValue:
        """Merge it into another."""
        require_write(caller())
        schema = self.schema()
        try:
            with transaction():
                merged = use_form(schema, lambda how: self._merge(id, how["into"]))
                into = merged.merged_into_id
        except Invalid as problem:
            errors = {path.replace("mergedInto", "into"): e for path, e in problem.errors.items()}
            return self._page(id, typed_values(schema), errors), 422
        except Conflict:
            return self._page(id, typed_values(schema), changed_meanwhile()), 409
        flash(_("Merged."), "done")
        return redirect(url_for(self.page, id=into), 303)

    def undo(self, id: uuid.UUID) -> ResponseReturnValue:
        """Take a merger back."""
        with transaction():
            self._merge(id, None)
        flash(_("The merger is taken back."), "done")
        return redirect(url_for(self.page, id=id), 303)

    def _merge(self, id: uuid.UUID, into: uuid.UUID | None) -> Any:
        return self.merge(caller(), id, into, version=form_version(), now=clock.now())

    def _page(self, id: uuid.UUID, values: Values, errors: Errors | None) -> str:
        with reading():
            record = self.read(id)
            return render_template(
                self.template,
                record=record,
                title=label_of(record, current_language()),
                values=values,
                errors=errors,
                choices=self.offer(id),
            )


def _other_names(id: uuid.UUID) -> list[str]:
    return [one.name for one in organisation_choices(current_language()) if one.id != id]


def _other_people(id: uuid.UUID) -> list[tuple[str, str]]:
    today = clock.today(caller().time_zone)
    return [(other, label) for other, label in person_choices(today) if other != str(id)]


_organisations = Merging(
    template="directory/merge.html",
    read=organisations.organisation,
    merge=service.merge_organisation,
    schema=MergeSchema,
    page="directory.organisation",
    offer=_other_names,
)
_people = Merging(
    template="directory/merge_person.html",
    read=people.person,
    merge=service.merge_person,
    schema=MergePersonSchema,
    page="directory.person",
    offer=_other_people,
)
for _word, _one, _of in (
    ("organisations", "organisation", _organisations),
    ("people", "person", _people),
):
    _rule = f"/{_word}/<uuid:id>"
    blueprint.get(f"{_rule}/merge", endpoint=f"ask_merge_{_one}")(_of.ask)
    blueprint.post(f"{_rule}/merge", endpoint=f"merge_{_one}")(_of.do)
    blueprint.post(f"{_rule}/unmerge", endpoint=f"unmerge_{_one}")(_of.undo)
