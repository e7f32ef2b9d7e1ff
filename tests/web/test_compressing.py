"""Answers are sent as gzip to who takes it, and are the same; what they hold cannot be measured."""

import gzip
import secrets
from dataclasses import replace

import pytest
import time_machine

from logbook import clock, create_app
from logbook.web import compressing

ASKED = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def page(visit, owner):
    """The page of meetings as its owner gets it in one second, sent these headers besides."""
    with time_machine.travel(clock.now(), tick=False):
        browser = visit(owner).client
        browser.get("/meetings")  # the page that makes the secret of the forms is fetched again
        yield lambda **sent: browser.get("/meetings", headers=sent)


@pytest.fixture
def get(visit):
    """What a stranger is answered, sent these headers."""
    browser = visit().client
    return lambda path, **sent: browser.get(path, headers=sent, buffered=True)


def test_a_page_is_compressed_for_who_takes_it_and_is_the_same(page):
    plain, packed = page(), page(**ASKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    assert gzip.decompress(packed.data) == plain.data
    for answer in (plain, packed):
        assert {"Cookie", "Accept-Encoding"} <= set(answer.vary)


@pytest.mark.parametrize("taken", ["", "identity", "br", "gzip;q=0"])
def test_who_does_not_take_gzip_gets_none(page, taken):
    assert "Content-Encoding" not in page(**{"Accept-Encoding": taken}).headers


def test_what_has_not_changed_is_304_in_either_form(page):
    etags = {page().headers["ETag"], page(**ASKED).headers["ETag"]}
    assert len(etags) == 1
    for sent in ({}, ASKED):
        answer = page(**sent, **{"If-None-Match": etags.copy().pop()})
        assert (answer.status_code, answer.data) == (304, b"")
        assert "Accept-Encoding" in answer.vary


@pytest.mark.parametrize("is_hidden", [True, False])
def test_how_well_a_page_was_compressed_is_hidden_in_its_length(page, monkeypatch, is_hidden):
    """A guess that stands on the page already would make it a byte or two shorter (BREACH)."""
    if not is_hidden:
        monkeypatch.setattr(compressing, "LONGEST_NAME", 1)
    lengths = {len(page(**ASKED).data) for _ in range(6)}
    assert (len(lengths) > 1) == is_hidden


def test_a_static_file_is_packed_once_and_known_again(get):
    plain, packed, again = (get("/static/app.css", **sent) for sent in ({}, ASKED, ASKED))
    assert gzip.decompress(packed.data) == plain.data
    assert packed.data == again.data
    assert len(packed.data) < len(plain.data) / 3
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
    etag = {"If-None-Match": packed.headers["ETag"]}
    assert get("/static/app.css", **ASKED, **etag).status_code == 304


def test_part_of_a_file_is_part_of_it_as_it_is(get):
    answer = get("/static/app.css", **ASKED, Range="bytes=0-1999")
    assert (answer.status_code, len(answer.data)) == (206, 2000)
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/static/fonts/fira-sans-400.woff2", "/static/mark.svg"])
def test_what_is_small_or_packed_already_stays_as_it_is(get, path):
    assert "Content-Encoding" not in get(path, **ASKED).headers


def test_an_answer_of_the_api_is_compressed(get):
    answer = get("/api/v1/openapi.json", **ASKED)
    assert gzip.decompress(answer.data) == get("/api/v1/openapi.json").data


def test_behind_a_proxy_the_program_leaves_it_to_that(app):
    behind = create_app(replace(app.config["SETTINGS"], trusted_proxies=1))
    answer = behind.test_client().get("/static/app.css", headers=ASKED, buffered=True)
    assert "Content-Encoding" not in answer.headers


def test_the_gzip_is_what_the_library_reads():
    for content, name in ((b"", b""), (b"a" * 5000, b"xx"), (secrets.token_bytes(99_000), b"")):
        assert gzip.decompress(compressing.gzipped(content, 3, name)) == content
