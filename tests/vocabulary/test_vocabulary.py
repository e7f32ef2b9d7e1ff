"""Words go out as a file and come in elsewhere: told, complete, and nothing lost."""

import io
import json
import re

import pytest

from logbook.directory.models import Sector, Topic
from tests.factories import Make


def file_of(**collections: object) -> bytes:
    return json.dumps({"format": "logbook-vocabulary", "version": 1} | collections).encode()


BAKERS = {"key": "bakkers", "nouns": {"nl": "bakkers", "en": "bakers"}}


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["vocabulary", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "words.json"

    def write(content: bytes):
        path.write_bytes(content)
        return path

    return write


def test_export_import_export_is_equal_to_the_byte(load, run, tmp_path):
    load()
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert run("export", first).exit_code == 0
    brought = run("import", first, "--replace")
    assert brought.exit_code == 0, brought.output
    assert "added 0, changed 0, same" in brought.stdout
    assert run("export", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    words = json.loads(first.read_bytes())
    assert all(
        words[name] for name in ("units", "sectors", "topics", "offices", "phrases", "texts")
    )


def test_it_comes_in_whole_where_there_was_nothing(load, run, tmp_path, fresh):
    load()
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    run("export", first)
    elsewhere = fresh().test_cli_runner()
    words = ("--admin", "a@b.example", "--name", "A", "--unit", "IMH", "--no-starter")
    assert elsewhere.invoke(args=["setup", *words]).exit_code == 0
    brought = elsewhere.invoke(args=["vocabulary", "import", str(first), "--replace"])
    assert brought.exit_code == 0, brought.output
    elsewhere.invoke(args=["vocabulary", "export", str(second)])
    assert first.read_bytes() == second.read_bytes()


def test_what_differs_is_a_conflict_and_stays_unless_it_is_to_be_replaced(
    run, file, make: Make, admin
):
    make.sector("bakkers", "banketbakkers", "confectioners")
    path = file(file_of(sectors=[BAKERS]))
    told = run("import", path)
    assert "conflict  sectors bakkers" in told.stdout
    assert make.fetch(Sector, key="bakkers").nouns.nl == "banketbakkers"
    told = run("import", path, "--replace")
    assert "changed   sectors bakkers" in told.stdout
    assert make.fetch(Sector, key="bakkers").nouns.nl == "bakkers"


def test_a_dry_run_tells_all_and_writes_nothing(run, file, make: Make):
    told = run("import", file(file_of(sectors=[BAKERS])), "--dry-run")
    assert "added     sectors bakkers" in told.stdout
    assert make.fetch(Sector, key="bakkers") is None


def test_what_a_file_lacks_is_retired_and_never_deleted(run, file, make: Make):
    make.topic("oud")
    make.sector("bakkers")
    told = run("import", file(file_of(topics=[], sectors=[])), "--replace")
    assert "retired   topics oud" in told.stdout
    assert "left      sectors bakkers" in told.stdout
    assert make.fetch(Topic, slug="oud").retired is True
    assert make.fetch(Sector, key="bakkers") is not None


def test_topics_find_those_above_them_in_any_order(run, file, make: Make):
    child = {"slug": "kind", "label": {"nl": "een kind"}, "parent": "ouder"}
    parent = {"slug": "ouder", "label": {"nl": "een ouder"}}
    assert run("import", file(file_of(topics=[child, parent]))).exit_code == 0
    assert make.fetch(Topic, slug="kind").parent_id == make.fetch(Topic, slug="ouder").id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 200_000, "JSON"),
        (b'{"format": NaN}', "JSON"),
        (b'{"format": ' + b"9" * 10_000 + b"}", ""),
        (b'{"a": 1, "a": 2}', "JSON"),
        (b"[]", ""),
        (b"null", ""),
        (b'{"sectors": []}', ""),
        (file_of(sector=[]), "sector"),
        (file_of(sectors={}), "sectors"),
        (file_of(sectors=[1]), "sectors"),
        (file_of(sectors=[{}] * 2001), "sectors"),
        (file_of(sectors=[{"key": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}]), "sectors"),
        (b" " * (4 * 1024 * 1024 + 1), "MB"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(run, file, content, said):
    refused = run("import", file(content))
    assert refused.exit_code == 1
    (line,) = refused.stderr.splitlines()
    assert line.startswith("Error: ")
    assert said in line


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ({"key": "x"}, "sectors[1].nouns"),
        ({"key": "x", "nouns": {"nl": "x"}, "extra": 1}, "sectors[1].extra"),
        ({"nouns": {"nl": "x"}}, "sectors[1]"),
        (BAKERS, "sectors[1]"),
        ({"key": "x", "nouns": {"nl": "bakkers"}}, "sectors[1].nouns-nl"),
        ({"key": "x", "nouns": {"nl": "\ud800"}}, "sectors[1]"),
    ],
)
def test_faults_are_told_by_their_place_and_nothing_is_written(run, file, make: Make, record, path):
    refused = run("import", file(file_of(sectors=[BAKERS, record])))
    assert refused.exit_code == 1
    assert path in refused.stderr
    assert "Traceback" not in refused.stderr
    assert make.fetch(Sector, key="bakkers") is None


def test_a_file_that_is_not_there_is_told_in_one_line(run, tmp_path):
    for path in (tmp_path / "none.json", tmp_path):
        refused = run("import", path)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)


def test_an_administrator_looks_first_and_then_brings_it_in(visit, admin, make: Make):
    me = visit(admin)
    token = me.get("/administration/vocabulary").all("input", name="csrf_token")[0].attrs["value"]
    for act, there in (("look", False), ("apply", True)):
        page = me.client.post(
            "/administration/vocabulary",
            data={
                "csrf_token": token,
                "act": act,
                "file": (io.BytesIO(file_of(sectors=[BAKERS])), "w.json"),
            },
        )
        assert page.status_code == 200
        assert "bakkers" in page.text
        assert (make.fetch(Sector, key="bakkers") is not None) is there
    given = me.client.get("/administration/vocabulary/vocabulary.json")
    assert json.loads(given.data)["sectors"][0]["key"] == "bakkers"


@pytest.mark.parametrize("who", ["owner", "reader"])
def test_others_neither_take_words_out_nor_bring_them_in(visit, request, who):
    me = visit(request.getfixturevalue(who))
    for path in ("", "/vocabulary.json"):
        assert me.client.get(f"/administration/vocabulary{path}").status_code == 403


def test_the_command_says_in_english_what_is_wrong(run, file, make: Make, admin):
    told = run("import", file(file_of(units=[{}], sectors=[{"key": "x"}], topics=[BAKERS] * 2)))
    assert told.exit_code == 1
    assert "units[0]: It has no name." in told.stderr
    assert not re.search(r"\b(dit|heeft|geen|een|vul|verplicht|onbekend)\b", told.stderr.lower())
    told = run("import", file(b"{"))
    assert "The file is not valid JSON" in told.stderr
