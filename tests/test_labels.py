"""What is typed over a version that somebody replaced is told by the labels of its form.

A field without a label is compared with nothing: what the other wrote there would be lost unsaid.
"""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from config import Settings
from logbook import create_app
from logbook.web.editing import Editing
from logbook.web.field_paths import field_paths
from tests.pages import form_values

LOGBOOK = Path(__file__).parent.parent / "logbook"
APART = {
    "accounts.views.administration": "quietHours theme",  # are their owner's to change
    "calendars.views": "*",  # only its owner changes it, so that nobody comes second
    "commitments.views.evidence": "reference",  # told whole, by its words
    "directory.views.organisation_forms": "mergedInto",  # has a page of its own
    "followups.views.form": "actor notes origin",  # one field; only added to; never typed
    "meetings.views.form": "points-*-by-*-us points-*-to-*-us",  # a choice among the parties
}
"""By form, the fields that are not compared by a label of their own, with the reason."""


def forms() -> dict[str, Editing[Any]]:
    """Every form in which records are changed, by the module that declares it."""
    found: dict[str, Editing[Any]] = {}
    for path in sorted([*LOGBOOK.glob("*/views.py"), *LOGBOOK.glob("*/views/*.py")]):
        name = ".".join(path.relative_to(LOGBOOK).with_suffix("").parts)
        for value in vars(import_module(f"logbook.{name}")).values():
            if isinstance(value, Editing) and value not in found.values():
                found[name] = value
    return found


def unlabelled(form: Editing[Any], apart: str = "") -> set[str]:
    """The fields of its schema that have no label."""
    left_out = tuple(apart.split())
    return {
        path
        for path, _field in field_paths(form.schema())
        if path not in form.labels()
        and path.rpartition("-")[2] != "id"
        and "*" not in left_out
        and not path.startswith(left_out)
    }


@pytest.fixture(scope="module")
def asked():
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    with create_app(Settings.from_environment(environment)).test_request_context():
        yield


@pytest.mark.usefixtures("asked")
def test_every_field_that_is_typed_has_a_label():
    lacking = {name: unlabelled(form, APART.get(name, "")) for name, form in forms().items()}
    assert {name: paths for name, paths in lacking.items() if paths} == {}


@pytest.mark.usefixtures("asked")
def test_every_reason_is_of_a_field_that_there_is():
    assert [name for name in APART if not unlabelled(forms()[name])] == []


@pytest.mark.usefixtures("asked")
def test_a_field_without_a_label_would_be_found():
    form = forms()["directory.views.topics"]
    labels = {path: label for path, label in form.labels().items() if path != "retired"}
    assert unlabelled(replace(form, labels=lambda: labels)) == {"retired"}


def test_what_is_ticked_is_told_as_yes_or_no(visit, admin, make):
    address = f"/organisations/{make.organisation().id}/edit"
    browser = visit(admin)
    values = form_values(browser.get(address).one("main").one("form"))
    page = browser.post(address, values | {"plural": "true", "version": "0"})
    assert page.status == 409
    told = page.one("main").text
    assert "ja" in told.split()
    assert "nee" in told.split()
    assert "true" not in told
