"""The handbook is the same in both languages, and true of what it names."""

import re

import pytest
from babel.messages.pofile import read_po

from logbook.handbook.views import HANDBOOK, read

TABLE = "|"


def lines(language: str, start: str) -> list[str]:
    text = (HANDBOOK / f"{language}.md").read_text("utf-8")
    return [line for line in text.splitlines() if line.startswith(start)]


@pytest.mark.parametrize("start", ["## ", TABLE, "- ", "1. ", "2. ", "3. ", "4. ", "5. "])
def test_both_languages_have_the_same_parts_rows_and_steps(start):
    assert len(lines("nl", start)) == len(lines("en", start)) > 0


def test_the_page_speaks_the_readers_language(visit, owner):
    page = visit(owner).get("/help")
    assert page.one("h1").text == "Handboek"
    assert [one.text for one in page.all("h2", id="part-2")] == ["Een gesprek vastleggen"]
    assert read("en").parts[1] == ("part-2", "Logging a meeting")


def test_every_part_is_reached_from_its_contents(visit, owner):
    page = visit(owner).get("/help")
    leads = {one.attrs["href"] for one in page.all("a") if one.attrs["href"].startswith("#part")}
    assert leads == {f"#{id_}" for id_, _ in read("nl").parts}
    assert all(page.all(id=lead.removeprefix("#")) for lead in leads)


def test_it_names_the_keys_that_the_program_has(visit, owner):
    """Those of the list of keys; what is said of a form stands in the handbook alone."""
    shown = visit(owner).get("/").one("dialog", id="shortcuts")
    keys = {one.text for one in shown.all("kbd")}
    told = set(re.findall(r"`(.)`", (HANDBOOK / "nl.md").read_text("utf-8")))
    assert told - {">", "@", "#"} <= keys


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_it_prints_bold_is_called_so_on_a_page(language):
    """The names of buttons, pages and parts of a form, as templates and catalogues have them."""
    text = (HANDBOOK / f"{language}.md").read_text("utf-8")
    named = set(re.findall(r"\*\*([^*]+?)\.?\*\*", text))
    known = words_of(language)
    own = {"nl": {"Bevindingen", "vermelding", "rubricering"}}
    own["en"] = {"Findings", "attribution", "marking"}
    assert {one for one in named if one not in known} <= own[language]


def words_of(language: str) -> set[str]:
    """Every message of the program in the language."""
    found: set[str] = set()
    catalogues = HANDBOOK.parents[1] / "logbook" / "translations" / "nl" / "LC_MESSAGES"
    for path in catalogues.glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                said = message.string if language == "nl" else message.id
                found.update(map(str, said if isinstance(said, list | tuple) else [said]))
    return found
