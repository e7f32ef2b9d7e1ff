"""Every route × method, walked from the route table as everybody who should not get through.

Each defence has a twin: with the defence off, the same walk must find the hole.
"""

from sqlalchemy import true
from werkzeug.test import TestResponse

from logbook.meetings.queries import visibility
from logbook.policy import Caller
from logbook.setup import views as setup
from tests.pages import Page
from tests.routes import NAMED, OWN, UNIT, Call
from tests.walkers import OPEN, faults_of, reached

OF_EVERYBODY = ("/account", "/sign-out", "/calendars", "/api/v1/calendar-feeds", "/views")
"""Where readers write too: their own account, their own subscriptions and views of lists."""

ASK_FOR_MORE = {
    f"{setup.blueprint.url_prefix}{setup.ONE}/pass",  # a reason
    "/administration/vocabulary",  # a file
    "/administration/phrases",  # a form for each way to say it
    "/api/v1/commitments/<id>",  # to be deleted: nothing may hang on it
    "/api/v1/follow-ups/<id>/reopening",  # closed before
    "/api/v1/meetings/<id>/restoration",  # deleted before
    "/api/v1/reports/<id>/edition",  # signed before
    "/api/v1/reports/<id>/findings/answers",  # something found
    "/api/v1/reports/<id>/findings/fixes",  # something found that can be mended
    "/api/v1/reports/<id>/paragraphs",  # the paragraph behind which it is put
    "/api/v1/reports/<id>/paragraphs/<paragraph>/undoing",  # something done
    "/api/v1/reports/<id>/restoration",  # deleted before
    "/api/v1/reports/<id>/signature",  # reviewed before
    "/commitments/<uuid:id>/delete",
    "/coverage/plan",  # a day, and some of them chosen
    "/drafts",  # the form that it is of
    "/follow-ups/<uuid:id>/reopen",
    "/follow-ups/many/<what>",  # some of them chosen
    "/meetings/<uuid:id>/undo",
    "/organisations/<uuid:id>/merge",  # another organisation
    "/organisations/<uuid:id>/unmerge",
    "/people/<uuid:id>/merge",  # another contact
    "/people/<uuid:id>/unmerge",
    "/reports",  # something to answer, and who signs
    "/reports/<uuid:id>/findings/fixes",  # something found that can be mended
    "/reports/<uuid:id>/paragraphs",  # the paragraph to stand behind
    "/reports/<uuid:id>/paragraphs/<uuid:paragraph_id>",  # the version that was read
    "/reports/<uuid:id>/paragraphs/<uuid:paragraph_id>/typed",
    "/reports/<uuid:id>/restoration",  # deleted before
    "/reports/<uuid:id>/review",  # somebody else
    "/reports/<uuid:id>/signature",  # reviewed before
    "/reports/<uuid:id>/texts",  # the paragraph to stand behind, and one chosen
}
"""Writes that the right caller cannot make with what stands on a page, and what they need first."""

VOCABULARIES = ("offices", "papers", "phrases", "recesses", "sectors", "topics")
OF_ADMINISTRATORS = (
    "/administration",
    "/topics",
    "/api/v1/accounts",
    "/api/v1/units",
    *(f"/api/v1/{name}" for name in VOCABULARIES),
)
"""Where only administrators write: people, vocabularies, settings."""

HIDDEN = {
    "reader": (UNIT, NAMED, OWN),
    "outsider": (UNIT, NAMED, OWN),
    "admin": (NAMED, OWN),
    "owner": (),
}
"""Records of which each walker may not even learn that they exist."""


def test_the_open_routes_are_those_of_the_contract(app):
    views = app.view_functions
    public = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint == "static" or getattr(views[rule.endpoint], "is_public", False)
    }
    assert public == OPEN


def turned_away(call: Call, response: TestResponse, tables: set[str]) -> str | None:
    """Sent to sign in (pages) or 401 (API), and nothing written."""
    at_the_door = (
        response.status_code == 401
        if call.is_api
        else response.status_code == 302 and response.location.startswith("/sign-in")
    )
    if not at_the_door or tables:
        return f"{response.status_code} {sorted(tables)}"
    return None


def test_a_stranger_is_sent_to_sign_in_everywhere(app, walkers, calls):
    unknown = [Call(path, m, path) for path in ("/x", "/api/v1/x") for m in ("GET", "POST")]
    assert faults_of(app, walkers["stranger"], calls + unknown, turned_away) == []


def test_a_route_left_open_would_be_found(app, walkers, world, monkeypatch):
    monkeypatch.setattr(app.view_functions["directory.topics"], "is_public", True, raising=False)
    calls = [call for call in world.calls() if call.rule == "/topics"]
    assert faults_of(app, walkers["stranger"], calls, turned_away) != []


def is_under(rule: str, places: tuple[str, ...]) -> bool:
    return any(rule == place or rule.startswith(f"{place}/") for place in places)


def refusals(walker: str, call: Call) -> set[int]:
    """What the call of the walker must come to; nothing where it may get through."""
    if call.guard in HIDDEN[walker]:
        return {404}
    everywhere = walker == "reader" and not is_under(call.rule, OF_EVERYBODY)
    only_theirs = walker != "admin" and is_under(call.rule, OF_ADMINISTRATORS)
    return {403, 404} if call.writes and (everywhere or only_theirs) else set()


def refusal_for(walker: str):
    """A check that each call of the walker is refused as it must be, and writes nothing."""

    def check(call: Call, response: TestResponse, tables: set[str]) -> str | None:
        if response.status_code in refusals(walker, call) and not tables:
            return None
        return f"{response.status_code} {sorted(tables)}"

    return check


def test_nobody_gets_further_than_the_contract_says(app, walkers, calls, contents):
    faults = []
    for name in ("reader", "outsider", "admin"):
        barred = [call for call in calls if refusals(name, call)]
        faults += faults_of(app, walkers[name], barred, refusal_for(name), contents)
    assert not faults, "\n".join(faults)


def test_a_service_that_does_not_ask_for_the_role_would_be_found(app, walkers, calls, monkeypatch):
    monkeypatch.setattr(Caller, "may_write", property(lambda caller: True))
    writes = [call for call in calls if call.writes and call.is_api and refusals("reader", call)]
    faults = faults_of(app, walkers["reader"], writes, refusal_for("reader"))
    assert any("organisation" in fault and "history_entry" in fault for fault in faults)


def test_a_query_that_does_not_ask_for_access_would_be_found(app, walkers, calls, monkeypatch):
    monkeypatch.setattr(visibility, "readable_by", lambda _caller: true())
    reads = [call for call in calls if call.method == "GET" and call.guard == UNIT]
    faults = faults_of(app, walkers["outsider"], reads, refusal_for("outsider"))
    assert any("/meetings/" in fault for fault in faults)


UNLINKED = {
    "/components": "shows whoever draws pages what they are made of",
    "/coverage/plan": "of a coverage in which there is anything",
    "/coverage/planned": "of talks that were planned just now",
    "/follow-ups/<uuid:id>/reopen": "of one that is closed",
    "/meetings/<uuid:id>/confirmation": "of one that is past and was planned",
    "/reports/<uuid:id>/signature": "of one that was reviewed",
}
"""Pages that none of those here leads to, and why."""


def test_what_is_sent_gets_a_right_caller_through_and_every_page_is_linked(
    app, walkers, calls, contents
):
    """Otherwise the refusals above would prove nothing, and nobody would find the page."""
    rules = (call.rule for call in calls if call.method == "GET" and not call.is_api)
    assert set(rules) - contents.follow_links() == set(UNLINKED)

    def check(call: Call, response: TestResponse, _tables: set[str]) -> str | None:
        if response.status_code < 400:
            return None
        page = Page(walkers["owner"].page, response)
        told = response.text if call.is_api else page.errors() or page.one("h1").text
        return f"{response.status_code} {told}"

    writes = [call for call in calls if call.writes and call.rule not in ASK_FOR_MORE]
    refused = set(faults_of(app, walkers["owner"], writes, check, contents))
    again = [call for call in writes if any(f"owner: {call}:" in fault for fault in refused)]
    faults = faults_of(app, walkers["admin"], again, check, contents)
    assert not faults, "\n".join([*refused, *faults])


def test_a_page_that_only_pages_out_of_reach_link_to_would_be_found():
    assert reached({"/": {"/a"}, "/a": {"/"}, "/b": {"/c"}, "/c": {"/b"}}) == {"/", "/a"}
