"""The pages in which records are made and changed: one way for every kind.

    editing = Editing(
        schema=OfficeSchema, template="directory/office_form.html", read=queries.office,
        create=service.create_office, edit=service.edit_office, …
    )
    blueprint.get("/offices/new", endpoint="new_office")(editing.show_new)
    blueprint.post("/offices/new", endpoint="add_office")(editing.add)
    blueprint.get("/offices/<uuid:id>/edit", endpoint="edit_office")(editing.show)
    blueprint.post("/offices/<uuid:id>/edit", endpoint="save_office")(editing.save)

What cannot be kept is shown again with its errors (422); over a version that somebody replaced
since, both texts are shown (409). Nothing typed is lost on the way.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Generic, Never, Protocol, TypeVar

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import fields
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid, NotFound
from logbook.judging import all_at_once
from logbook.policy import Caller, require_write
from logbook.web.conflicts import (
    base_of_form,
    both_texts,
    carry_base,
    carry_base_on,
    form_version,
    merges,
    takes_theirs,
)
from logbook.web.differences import Difference, differences, fingerprints, group_of, touched
from logbook.web.drafts import asked_for, forget_this, open_form
from logbook.web.field_paths import field_paths
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.repeating import is_row_act, rearranged, with_rows_of
from logbook.web.schema import LogbookSchema, flat_values, read_form, typed_values

Values = Mapping[str, str | list[str]]
Errors = Mapping[str, list[str]]
Words = Mapping[str, Mapping[str, str]]


class Versioned(Protocol):
    """What is edited: it knows how often it was changed."""

    @property
    def version(self) -> int:
        """Rises with every change."""


Stored = TypeVar("Stored", bound=Versioned)


def anybody(_caller: Caller) -> None:
    """Refuses nobody who is signed in: for what is one's own."""


def done(said: str, address: str) -> ResponseReturnValue:
    """On to the address, with a word about what was done."""
    flash(said, "done")
    return redirect(address, 303)


def _asked() -> Values:
    return request.args.to_dict()


def _never(*_given: Any, **_named: Any) -> Never:
    raise NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing(Generic[Stored]):
    """One kind of record in a form: what its pages differ in.

    IDS are the parts of the page's address, in its order.

    Of the record: `read(*IDS)` gives it as stored to who may change it; `require` refuses before
    that who may change none, unless it is `guarded`: then `read` alone refuses, as not everybody
    may know that there is such a record. `create(caller, *IDS, details, now=)` and
    `edit(caller, *IDS, details, version=, now=)` are the use cases; without `create` none is made.
    `address` is where a record is shown. `saved` answers what `edit` gave and `made` what `create`
    gave; without them it is said that it is saved, and the page of the record follows.

    Of the form: the `template` calls the record `named`, and shows besides what `offer` gives by
    what stands in the form. `schema` reads it, `new_schema` that of a new record where it differs,
    `content` where the schema is not all; while that of a stored record is read, `keeping` holds.
    `blank` is what a new form says, without it what the address says. `stored` is what the form of
    a record says, without it what the schema dumps, with `dates` as people write them. `rows` are
    lists of texts that have a row for each. `typed` is what was typed, to be shown again; `placed`
    puts its errors at the fields that the form has; `redraws` knows the buttons that save nothing.

    Of a conflict: `labels` names the fields, `words` says what their keys mean but for yes and no,
    `mine` is what was typed where that is compared in another way than it is shown, and `together`
    are groups of rows that name each other: of them a writer keeps all or none.
    """

    schema: Callable[[], LogbookSchema]
    template: str
    read: Callable[..., Stored]
    edit: Callable[..., Any]
    address: Callable[[Stored], str]
    labels: Callable[[], Mapping[str, str]]
    offer: Callable[[Values, Stored | None], Mapping[str, Any]] = lambda _values, _record: {}
    words: Callable[[Stored], Words] = lambda _record: {}
    create: Callable[..., Any] = _never
    require: Callable[[Caller], None] = require_write
    guarded: bool = False
    named: str = "record"
    new_schema: Callable[[], LogbookSchema] | None = None
    keeping: Callable[[Stored], AbstractContextManager[None]] = lambda _record: nullcontext()
    blank: Callable[[], Values] = _asked
    stored: Callable[[Stored], Values] | None = None
    dates: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    content: Callable[[LogbookSchema], Any] = read_form
    typed: Callable[[LogbookSchema], Values] = typed_values
    placed: Callable[[Errors], Errors] = dict
    redraws: Callable[[str], bool] = is_row_act
    together: tuple[frozenset[str], ...] = ()
    mine: Callable[[Stored], Values] | None = None
    saved: Callable[[Any], ResponseReturnValue] | None = None
    made: Callable[[Any], ResponseReturnValue] | None = None

    def show_new(self, **_ids: Any) -> ResponseReturnValue:
        """An empty form, or one filled in as far as is known."""
        self.require(caller())
        with reading():
            return self.page(self.blank())

    def add(self, **ids: Any) -> ResponseReturnValue:
        """Make the record; what cannot be kept is shown again with its errors (422)."""
        self.require(caller())
        schema = (self.new_schema or self.schema)()
        if self.redraws(request.form.get("act", "")):
            with reading():
                return self.page(self._drawn(schema))
        try:
            with transaction():
                new = all_at_once(
                    lambda: self.content(schema),
                    lambda details: self.create(caller(), *ids.values(), details, now=clock.now()),
                )
                forget_this()
        except Invalid as problem:
            with reading():
                return self.page(self._typed(schema), errors=problem.errors), 422
        return (self.made or self.saved or self._saved)(new)

    def show(self, **ids: Any) -> ResponseReturnValue:
        """The form with what is stored."""
        self._require_change()
        with reading():
            record = self.read(*ids.values())
            return self.page(self._stored(record), record)

    def save(self, **ids: Any) -> ResponseReturnValue:
        """Replace the record. Over a newer version, both texts are shown (409)."""
        self._require_change()
        schema, place, version = self.schema(), ids.values(), form_version()
        if takes_theirs():
            with transaction():
                forget_this()
            with reading():
                return redirect(self.address(self.read(*place)), 303)
        if merges() or self.redraws(request.form.get("act", "")):
            with reading():
                return self.page(self._drawn(schema), self.read(*place), version=version)
        try:
            with transaction(), self.keeping(self.read(*place)):
                edited = all_at_once(
                    lambda: self.content(schema),
                    lambda details: self.edit(
                        caller(), *place, details, version=version, now=clock.now()
                    ),
                )
                forget_this()
        except Invalid as problem:
            with reading():
                typed, record = self._typed(schema), self.read(*place)
                return self.page(typed, record, errors=problem.errors, version=version), 422
        except (Conflict, StaleDataError):
            with reading():
                record = self.read(*place)
                found, cancel = self.differences(record), self.address(record)
                typed = self._over_theirs(self._typed(schema), record)
                carry_base(fingerprints(self._stored(record), self._labels()))
                return both_texts(found, typed, record.version, cancel=cancel)
        return (self.saved or self._saved)(edited)

    def page(
        self,
        values: Values,
        record: Stored | None = None,
        *,
        errors: Errors | None = None,
        version: int | None = None,
        **more: Any,
    ) -> str:
        """The form with these values, over that version of the record. Call it while reading.

        Where the address asks for a draft, with what that says instead.
        """
        open_form(is_new=record is None)
        if (kept := asked_for()) is not None:
            values, version = with_rows_of(kept.values, self.rows), kept.replaces
        if request.form.get("base") and not merges():
            carry_base_on()
        elif record is not None and version in (None, record.version):
            carry_base(fingerprints(self._stored(record), self._labels()))
        shown = {
            self.named: record,
            "values": values,
            "errors": self.placed(errors or {}),
            "version": version if version is not None or record is None else record.version,
            "labels": self.labels(),
        }
        return render_template(self.template, **shown | dict(self.offer(values, record)) | more)

    def differences(self, record: Stored) -> list[Difference]:
        """What was typed beside what is stored, both as the form has them."""
        labels, mine = self._labels(), self._mine(record)
        base = base_of_form()
        if base is not None:
            own = touched(mine, base, labels)
            labels = {name: label for name, label in labels.items() if group_of(name) in own}
        words = {**self._yes_or_no(), **self.words(record)}
        return differences(mine, self._stored(record), labels, words)

    def _over_theirs(self, typed: Values, record: Stored) -> Values:
        """What was typed where its writer changed something, and what is stored elsewhere.

        Rows that name each other stay together: a point says which party spoke.
        """
        base = base_of_form()
        if base is None:
            return typed
        labels, stored = self._labels(), self._stored(record)
        own = touched(self._mine(record), base, labels)
        for together in self.together:
            own |= together if own & together else set()
        left = {group_of(name) for name in labels} - own
        theirs = {name: stored.get(name, "") for name in (*typed, *stored)}
        return {
            name: theirs[name] if group_of(name) in left else typed[name]
            for name in theirs
            if group_of(name) in left or name in typed
        }

    def _mine(self, record: Stored) -> Values:
        return self.mine(record) if self.mine else self._typed(self.schema())

    def _labels(self) -> Mapping[str, str]:
        labels = self.labels()
        return {**labels, **{f"{name}-*": labels[name] for name in self.rows if name in labels}}

    def _yes_or_no(self) -> Words:
        """The words for what is ticked or not."""
        said = {"true": _("yes"), "": _("no")}
        paths = field_paths(self.schema())
        return {path: said for path, field in paths if isinstance(field, fields.Boolean)}

    def _require_change(self) -> None:
        if not self.guarded:
            self.require(caller())

    def _stored(self, record: Stored) -> Values:
        if self.stored is not None:
            return with_rows_of(self.stored(record), self.rows)
        values = flat_values(self.schema().dump(record))
        for name in self.dates:
            if isinstance(text := values.get(name), str):
                values[name] = say(PartialDate.parse(text), current_language())
        return with_rows_of(values, self.rows)

    def _typed(self, schema: LogbookSchema) -> Values:
        return with_rows_of(self.typed(schema), self.rows)

    def _drawn(self, schema: LogbookSchema) -> Values:
        """What was typed, with the row more or less that a button asked for."""
        act = request.form.get("act", "")
        if is_row_act(act):
            return with_rows_of(rearranged(request.form, act), self.rows)
        return self._typed(schema)

    def _saved(self, record: Stored) -> ResponseReturnValue:
        return done(_("Saved."), self.address(record))
