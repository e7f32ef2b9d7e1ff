"""Lists are sorted by the heads of their columns: links that stand in the address, both ways."""

import re
from datetime import date

import pytest

from logbook.accounts.models import Account
from logbook.letters.models import Report, ReportKind, ReusableText
from logbook.wording import Wording
from tests.pages import PageClient

SORTED = {
    "/meetings": {"date", "title", "with", "topic", "open", "owner"},
    "/commitments": {"title", "kind", "term", "status"},
    "/organisations": {"name", "short", "kind", "sector"},
    "/people": {"name", "email"},
    "/reports": {"subject", "date", "author", "state"},
    "/reports/texts": {"title", "citation", "changed"},
}
"""Of each list the keys that its heads offer."""


@pytest.fixture
def browser(visit, owner, colleague, make) -> PageClient:
    """Two of everything, of which the first comes first by every column."""
    for name, account in (("Aarde", colleague), ("Zon", owner)):
        _make(make, name, account)
    make.index()
    return visit(owner)


def _make(make, name: str, account: Account) -> None:
    first = name == "Aarde"
    organisation = make.organisation(name, short_name=f"{name} kort")
    topic = make.topic(name.lower())
    held = "2021-01-05" if first else "2021-09-14"
    meeting = make.meeting(account, title=f"{name} gesprek", date=held, topics=[topic])
    make.party(meeting, organisation_id=organisation.id)
    if not first:
        make.follow_up(account, meeting_id=meeting.id)
    make.commitment(f"{name} belofte")
    make.person(f"{name}", email=f"{name.lower()}@example.org")
    make.kept(
        Report(
            kind=ReportKind.LETTER,
            author_id=account.id,
            unit_id=account.unit_id,
            date=date(2026, 1, 5 if first else 7),
            language="nl",
            subject=f"{name} brief",
        )
    )
    make.kept(
        ReusableText(title=f"{name} tekst", text=Wording(name), citation=name, author_id=account.id)
    )


def lines(page) -> list[str]:
    """Which of the two each line is of, in their order."""
    found = re.findall(r"data-row-link>(Aarde|Zon)", page.response.text)
    return list(found)


def heads(page) -> dict[str, str]:
    """The addresses of the heads of the table by their key, of the way that each offers."""
    found = re.findall(
        r'<a class="sort__link" href="(\?[^"]*sort=(-?\w+)[^"]*)"', page.response.text
    )
    return {key: href.replace("&amp;", "&") for href, key in found}


@pytest.mark.parametrize("path", SORTED)
def test_every_head_sorts_both_ways(browser, path):
    offered = {key.removeprefix("-") for key in heads(browser.get(path))}
    assert offered == SORTED[path]
    for key in offered:
        up, down = browser.get(f"{path}?sort={key}"), browser.get(f"{path}?sort=-{key}")
        assert 'aria-sort="ascending"' in up.response.text
        assert 'aria-sort="descending"' in down.response.text
        assert len(lines(up)) == 2
        if key not in ("kind", "sector", "status", "state", "term"):
            assert (lines(up), lines(down)) == (["Aarde", "Zon"], ["Zon", "Aarde"]), key


@pytest.mark.parametrize("path", SORTED)
def test_no_list_is_sorted_by_what_it_does_not_know(browser, path):
    assert browser.get(f"{path}?sort=geheim", 422)


def test_sorting_keeps_what_narrows_the_list_and_goes_to_its_first_page(browser):
    page = browser.get("/meetings?q=gesprek&sort=title&page=1")
    assert heads(page)["-title"] == "?q=gesprek&sort=-title"
    assert 'name="sort" value="title"' in page.response.text
    assert "/meetings/list.xlsx?q=gesprek&amp;sort=title" in page.response.text


def test_what_narrows_a_list_is_a_chip_that_takes_it_away(browser):
    page = browser.get("/organisations?text=aarde&kind=association&sort=name").response.text
    chips = re.findall(r'chip--remove" href="([^"]+)">([^<]+)<', page)
    assert [(href.replace("&amp;", "&"), text) for href, text in chips] == [
        ("?kind=association&sort=name", "Naam: aarde"),
        ("?text=aarde&sort=name", "Soort: branchevereniging"),
    ]


def test_meetings_stand_under_their_month_where_they_stand_by_date(browser):
    by_date = browser.get("/meetings").response.text
    assert re.findall(r'scope="rowgroup">([^<]+)<', by_date) == ["September 2021", "Januari 2021"]
    assert '<time datetime="2021-09-14">di 14 sep</time>' in by_date
    by_title = browser.get("/meetings?sort=title").response.text
    assert "rowgroup" not in by_title
    assert '<time datetime="2021-09-14">14 september 2021</time>' in by_title
