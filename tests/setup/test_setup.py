"""`setup` makes an empty database ready to work with, on either engine."""

import json
import re

import pytest

from logbook.db import db, reading
from logbook.example.documents import DATA
from logbook.installation import InstallationKind, fixed_domain, installation_kind
from logbook.setup.starter import STARTER
from tests.pages import PageClient

REAL = "https://logboek.minbuza.example"
WHO = ("--admin", "anna@minbuza.example", "--name", "Anna de Boer", "--unit", "IMH")


def set_up(app, *words: str):
    return app.test_cli_runner().invoke(args=["setup", *WHO, *words])


def command(app, *words: str) -> str:
    done = app.test_cli_runner().invoke(args=list(words))
    assert done.exit_code == 0, done.output
    return done.output


def test_an_empty_database_is_ready_and_the_last_line_signs_its_administrator_in(fresh):
    app = fresh(public_url=REAL)
    done = set_up(app)
    assert done.exit_code == 0, done.output
    *_told, link = done.stdout.splitlines()
    assert re.fullmatch(rf"{REAL}/sign-in/[\w-]+", link)
    with app.app_context(), reading():
        assert fixed_domain() == "logboek.minbuza.example"
        assert installation_kind() is InstallationKind.REAL


def test_again_it_changes_nothing_and_says_what_stands(fresh, tmp_path):
    app = fresh()
    assert set_up(app).exit_code == 0
    before = command(app, "vocabulary", "export", "-")
    again = set_up(app)
    assert again.exit_code == 0
    assert "nothing was changed" in again.stdout
    assert "administrators: anna@minbuza.example" in again.stdout
    assert "/sign-in/" not in again.stdout
    assert command(app, "vocabulary", "export", "-") == before


def test_without_the_starter_there_are_no_words_but_those_of_a_file(fresh, tmp_path):
    app = fresh()
    words = tmp_path / "words.json"
    sector = {"key": "bakkers", "nouns": {"nl": "bakkers", "en": "bakers"}}
    words.write_text(
        json.dumps({"format": "logbook-vocabulary", "version": 1, "sectors": [sector]})
    )
    assert set_up(app, "--no-starter", "--vocabulary", str(words)).exit_code == 0
    told = json.loads(command(app, "vocabulary", "export", "-"))
    assert [one["key"] for one in told["sectors"]] == ["bakkers"]
    assert told["phrases"] == told["offices"] == told["recesses"] == []


def test_words_of_a_file_go_before_those_of_the_starter(fresh, tmp_path):
    app = fresh()
    words = tmp_path / "words.json"
    sector = {"key": "banks", "nouns": {"nl": "banken", "en": "banks"}}
    words.write_text(
        json.dumps({"format": "logbook-vocabulary", "version": 1, "sectors": [sector]})
    )
    assert set_up(app, "--vocabulary", str(words)).exit_code == 0
    told = json.loads(command(app, "vocabulary", "export", "-"))
    banks = [one["key"] for one in told["sectors"] if one["nouns"]["nl"] == "banken"]
    assert banks == ["banks"]
    assert len(told["sectors"]) == 10


def test_an_example_stays_an_example_and_a_real_one_takes_none(fresh):
    app = fresh()
    assert set_up(app).exit_code == 0
    refused = app.test_cli_runner().invoke(args=["example", "load"])
    assert (refused.exit_code, len(refused.output.splitlines())) == (1, 1)


def test_setup_refuses_the_example_in_one_line(load, app):
    load()
    refused = set_up(app)
    assert (refused.exit_code, len(refused.output.splitlines())) == (1, 1)
    assert "example" in refused.output


def test_the_starter_holds_words_only():
    starter = json.loads(STARTER.read_text())
    assert set(starter) == {"about", "sectors", "offices", "recesses", "suggestedTopics"}
    assert all("terms" not in office for office in starter["offices"])
    assert not any(recess["checked"] for recess in starter["recesses"])
    assert len(starter["suggestedTopics"]) == 10
    for sector in starter["sectors"]:
        assert sector["article"] == ("het" if sector["singular"]["nl"] == "pensioenfonds" else "de")
    for one in (*starter["sectors"], *starter["offices"]):
        assert all(
            text for value in one.values() if isinstance(value, dict) for text in value.values()
        )


def test_nobody_of_the_example_is_in_the_starter():
    text = STARTER.read_text()
    people = json.loads((DATA / "people.json").read_text())["accounts"]
    offices = json.loads((DATA / "vocabulary.json").read_text())["offices"]
    holders = [term["holder"] for office in offices for term in office.get("terms", ())]
    names = [person["name"] for person in people] + [name for name in holders if name]
    assert names
    assert [name for name in names if name in text] == []


@pytest.mark.usefixtures("frozen")
def test_a_whole_journey_needs_nothing_of_the_example(fresh):
    app = fresh()
    link = set_up(app).stdout.splitlines()[-1]
    client = app.test_client()
    path = link.partition("8000")[2]
    page = client.get(path)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    signed_in = client.post(path, data={"csrf_token": token[1] if token else ""})
    assert signed_in.status_code == 303
    me = PageClient(client)
    assert "Eerste stappen" in me.get("/").text
    assert me.get("/administration/first-steps").status == 200
    bearer = command(app, "accounts", "token", "anna@minbuza.example", "--name", "t").strip()
    _works(app, bearer)
    with app.app_context():
        db.engine.dispose()


def _works(app, bearer: str) -> None:
    api = Api(app, bearer)
    head = api.post(
        "/accounts", {"email": "b@minbuza.example", "name": "Bea", "unit": "IMH", "role": "editor"}
    )
    assert head["unitName"] == "IMH"
    offices = {one["name"]["nl"]: one for one in api.get("/offices")["items"]}
    minister = offices["Minister"]
    minister["terms"] = [{"holder": "Bea Jansen", "from": "2026-01-01", "to": None}]
    api.put(f"/offices/{minister['id']}", minister)
    bank = api.post(
        "/organisations", {"name": {"nl": "Zuiderbank"}, "kind": "company", "sector": "banking"}
    )
    commitment = api.post(
        "/commitments",
        {
            "kind": "toezegging",
            "title": {"nl": "In gesprek gaan met banken"},
            "office": minister["id"],
            "madeOn": "2026-11-03",
            "deadlines": [{"text": "voor het kerstreces", "saidOn": "2026-11-03"}],
        },
    )
    assert commitment["deadlines"][0]["on"] == "2026-12-17"
    assert commitment["termUnchecked"] is True
    meeting = api.post(
        "/meetings",
        {
            "title": "Gesprek met Zuiderbank",
            "date": "2026-12-01",
            "status": "held",
            "commitments": [commitment["id"]],
            "representatives": [{"office": minister["id"]}],
            "parties": [{"organisation": bank["id"], "attribution": "name"}],
            "points": [
                {
                    "kind": "ask",
                    "phrase": "opgeroepen",
                    "complementKind": "om-te",
                    "complement": {"nl": "de risico’s in kaart te brengen"},
                    "attribution": "name",
                }
            ],
            "followUps": [{"title": {"nl": "Navragen"}, "dueText": "vóór het kerstreces"}],
        },
    )
    (due,) = api.get(f"/follow-ups?meeting={meeting['id']}")["items"]
    assert due["dueOn"] == "2026-12-17"
    assert due["dueUnchecked"] is True
    letter = command(
        app,
        "reports",
        "compose",
        "--commitment",
        commitment["id"],
        "--signatory",
        "Minister",
        "--date",
        "2026-12-07",
        "--language",
        "nl",
        "--format",
        "md",
        "--output",
        "-",
    )
    assert "Zuiderbank" in letter
    assert "in kaart te brengen" in letter
    (recess,) = [
        one
        for one in api.get("/recesses?pageSize=200")["items"]
        if one["name"] == "Kerstreces 2026"
    ]
    api.put(f"/recesses/{recess['id']}", recess | {"checked": True})
    assert api.get(f"/follow-ups/{due['id']}")["dueUnchecked"] is False


class Api:
    """JSON with a bearer token, on a program of its own."""

    def __init__(self, app, bearer: str) -> None:
        self.client, self.headers = app.test_client(), {"Authorization": f"Bearer {bearer}"}

    def get(self, path: str):
        answer = self.client.get(f"/api/v1{path}", headers=self.headers)
        assert answer.status_code == 200, answer.json
        return answer.json

    def post(self, path: str, body):
        answer = self.client.post(f"/api/v1{path}", json=body, headers=self.headers)
        assert answer.status_code == 201, answer.json
        return answer.json

    def put(self, path: str, body):
        headers = self.headers | {"If-Match": f'"{body["version"]}"'}
        answer = self.client.put(f"/api/v1{path}", json=body, headers=headers)
        assert answer.status_code == 200, answer.json
        return answer.json
