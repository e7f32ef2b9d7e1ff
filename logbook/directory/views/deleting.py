"""Asking before a record is deleted, and saying where it is used if it cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory.schemas import label_of
from logbook.errors import Conflict, Invalid
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Errors, done
from logbook.web.gate import caller
from logbook.web.language import _, current_language


def changed_meanwhile() -> Errors:
    """The error of an act over a version that is no longer there."""
    return {"": [_("This was changed by somebody else in the meantime. Look at it again first.")]}


@dataclass(frozen=True, slots=True)
class Deleting:
    """The pages that delete what `editing` edits.

    `delete(caller, id, version=, now=)` is the use case, `collection` the endpoint of what stays.
    """

    editing: Editing[Any]
    delete: Callable[..., None]
    collection: str

    def ask(self, **ids: Any) -> ResponseReturnValue:
        """The page that asks."""
        self.editing.require(caller())
        with reading():
            return self._page(*ids.values())

    def act(self, **ids: Any) -> ResponseReturnValue:
        """Delete it where nothing refers to it; else say what stands in the way."""
        self.editing.require(caller())
        try:
            with transaction():
                record = self.editing.read(*ids.values())
                self.delete(caller(), record.id, version=form_version(), now=clock.now())
        except Invalid as problem:
            with reading():
                return self._page(*ids.values(), errors=problem.errors), 422
        except Conflict:
            with reading():
                return self._page(*ids.values(), errors=changed_meanwhile()), 409
        return done(_("Deleted."), url_for(self.collection))

    def _page(self, *place: Any, errors: Errors | None = None) -> str:
        record = self.editing.read(*place)
        return render_template(
            "directory/delete.html",
            name=label_of(record, current_language()),
            version=record.version,
            back=self.editing.address(record),
            errors=errors,
        )
