"""The frame around every page: what it sets for itself is no name that a page is given."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from logbook import create_app
from tests.conftest import settings_for

TEMPLATES = Path(__file__).parent.parent.parent / "templates"


@pytest.fixture(scope="module")
def environment() -> Environment:
    return create_app(settings_for("sqlite://")).jinja_env


def set_by(template: nodes.Template) -> set[str]:
    """Names that it sets at its top: those of a frame win over what a page was given."""
    targets = [one.target for one in template.find_all(nodes.Assign)]
    targets += [one.target for one in template.find_all(nodes.AssignBlock)]
    return {one.name for one in targets if isinstance(one, nodes.Name)}


def taken_from_pages(environment: Environment, frame: str) -> dict[str, set[str]]:
    own = set_by(environment.parse(frame))
    found = {}
    for path in TEMPLATES.rglob("*.html"):
        page = environment.parse(path.read_text())
        if path.name != "base.html" and page.find(nodes.Extends):
            given = find_undeclared_variables(page) - set_by(page)
            found[path.relative_to(TEMPLATES).as_posix()] = given & own
    return {page: names for page, names in found.items() if names}


def test_the_frame_takes_no_name_from_a_page(environment):
    assert taken_from_pages(environment, (TEMPLATES / "base.html").read_text()) == {}


def test_a_frame_that_took_one_would_be_found(environment):
    assert "accounts/sign_in.html" in taken_from_pages(environment, '{% set kept = "x" %}')


def test_an_open_page_can_ask_who_would_write_now(visit, owner):
    page = visit(owner).get("/accessibility")
    assert page.one("input", name="writer").attrs["value"]
    assert page.all("input", name="csrf_token")
