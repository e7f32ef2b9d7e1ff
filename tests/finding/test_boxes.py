"""The boxes beside lists find what the search finds, whatever the capitals, accents and signs."""

import pytest

from logbook.directory.queries import organisations_named


@pytest.fixture
def kept(make, owner):
    """One record in each list that has a box, each with something that people write otherwise."""
    make.organisation("Élan Verzekeringen", short_name="É.V.")
    make.organisation("Coöperatie Zonneveld")
    make.person("Émile Zwart")
    make.person("Zoë Müller")
    make.meeting(owner, "E-mail over schadeverzekeraars")
    make.follow_up(owner, "Belegging\u2060sbeleid van O’Brien lezen")
    make.commitment("De motie", citation="35 925-XVII nr. 33", movers=["Çörüz"])
    make.index()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("organisations?text=elan", "Élan"),
        ("organisations?text=%C3%89LAN", "Élan"),
        ("organisations?text=COOPERATIE", "Coöperatie"),
        ("organisations?text=ev", "Élan"),
        ("people?text=%C3%A9mile", "Émile"),
        ("people?text=EMILE", "Émile"),
        ("people?text=M%C3%9CLLER", "Müller"),
        ("people?text=muller", "Müller"),
        ("meetings?q=email", "E-mail"),
        ("meetings?q=VERZEKERAARS", "E-mail"),
        ("follow-ups?q=beleggingsbeleid", "Belegging"),
        ("follow-ups?q=obrien", "Belegging"),
        ("commitments?q=35925", "De motie"),
        ("commitments?q=35925-XVII+nr+33", "De motie"),
        ("commitments?q=coruz", "De motie"),
    ],
)
def test_each_finds_its_record(visit, owner, kept, asked, shown):
    client = visit(owner)

    assert shown in client.get(f"/{asked}").one("main").text
    path, _, question = asked.partition("?")
    nothing = client.get(f"/{path}?{question.partition('=')[0]}=zebra").one("main").text
    assert shown not in nothing


def test_colleagues_and_reusable_texts_are_found_so_too(make, visit, admin):
    make.account("zoe@example.org", name="Zoë Müller-de Vries")

    for asked in ("ZOE", "muller", "mullerde"):
        assert "Zoë" in visit(admin).get(f"/administration/accounts?q={asked}").one("main").text


def test_who_types_a_name_without_its_accents_means_it(make, scope):
    made = make.organisation("Coöperatie Zonneveld")

    assert organisations_named("cooperatie ZONNEVELD") == {made.id}
