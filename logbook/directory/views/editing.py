"""The forms in which records of the directory are made and changed: one way for all five kinds."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import Record, reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.policy import Caller
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.repeating import is_row_act, rearranged, row_count
from logbook.web.schema import RecordSchema, flat_values, read_form, typed_values

Values = Mapping[str, str | list[str]]
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Editing:
    """One kind of record in a form.

    `read` gives a record as stored; `create` and `edit` are the use cases; `require` refuses who
    may not. `offer` answers what the template offers to choose from, `address` where a record is
    shown. `labels` and `words` tell a conflict: each field's label, and the words of its keys.
    """

    schema: type[RecordSchema]
    template: str
    require: Callable[[Caller], None]
    read: Callable[[uuid.UUID], Any]
    create: Callable[..., Record]
    edit: Callable[..., Record]
    offer: Callable[[Values], Mapping[str, Any]]
    address: Callable[[Any], str]
    labels: Callable[[], Mapping[str, str]]
    words: Callable[[], Words]

    def show_new(self) -> ResponseReturnValue:
        """An empty form, or one filled in as far as the address says."""
        self.require(caller())
        with reading():
            return self._page(request.args.to_dict())

    def add(self) -> ResponseReturnValue:
        """Make the record; what cannot be kept is shown again with its errors."""
        self.require(caller())
        if is_row_act(act := request.form.get("act", "")):
            with reading():
                return self._page(rearranged(request.form, act))
        schema = self.schema()
        try:
            with transaction():
                made = self.create(caller(), read_form(schema), now=clock.now())
                there = self.address(made)
        except Invalid as problem:
            with reading():
                return self._page(typed_values(schema), problem.errors), 422
        flash(_("Saved."), "done")
        return redirect(there, 303)

    def show(self, record_id: uuid.UUID) -> ResponseReturnValue:
        """The form with what is stored."""
        self.require(caller())
        with reading():
            record = self.read(record_id)
            return self._page(flat_values(self.schema().dump(record)), record=record)

    def save(self, record_id: uuid.UUID) -> ResponseReturnValue:
        """Replace the record. Over a newer version, both texts are shown."""
        self.require(caller())
        schema = self.schema()
        if merges() or is_row_act(request.form.get("act", "")):
            return self._again(record_id)
        try:
            with transaction():
                there = self.address(self.read(record_id))
                if takes_theirs():
                    return redirect(there, 303)
                details = read_form(schema)
                now, version = clock.now(), form_version()
                edited = self.edit(caller(), record_id, details, version=version, now=now)
                there = self.address(edited)
        except Invalid as problem:
            return self._again(record_id, problem.errors), 422
        except Conflict:
            with reading():
                current = self.read(record_id)
                return conflict_page(
                    schema, current, self.labels(), cancel=there, shown=self.words()
                )
        flash(_("Saved."), "done")
        return redirect(there, 303)

    def _again(self, record_id: uuid.UUID, errors: Mapping[str, list[str]] | None = None) -> str:
        """The form as it was typed, over the version that it was typed over."""
        act = request.form.get("act", "")
        is_rows = errors is None and is_row_act(act)
        values = rearranged(request.form, act) if is_rows else typed_values(self.schema())
        with reading():
            record = self.read(record_id)
            return self._page(values, errors, record=record, version=form_version())

    def _page(
        self,
        values: Values,
        errors: Mapping[str, list[str]] | None = None,
        *,
        record: Any = None,
        version: int | None = None,
    ) -> str:
        return render_template(
            self.template,
            record=record,
            values=values,
            errors=errors,
            version=version if version is not None else record and record.version,
            row_count=row_count,
            **self.offer(values),
        )
