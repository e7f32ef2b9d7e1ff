"""The order of names: as Dutch readers expect it, and the same on both databases."""

import random

from logbook.ordering import name_key, person_key

ORGANISATIONS = [
    "ABN AMRO Bank", "Achmea", "ASN Bank", "a.s.r. Nederland", "Élan Verzekeringen",
    "Het Klimaatfonds", "Noord-Holland", "Noordzee", "de Volksbank", "Zwitserleven",
]  # fmt: skip
PEOPLE = [
    "Zoë Ångström", "Anna Bakker", "Gijs van den Berg", "Jan van den Berg-Smit", "Émile Bergsma",
    "Çörüz", "Piet Jansen", "P.J. in 't Veld", "de Vries, Jan", "Karel de Vries", "Ömer Yilmaz",
]  # fmt: skip


def mixed(names):
    return random.Random(7).sample(names, len(names))


def test_articles_stops_capitals_and_accents_do_not_count():
    assert sorted(mixed(ORGANISATIONS), key=name_key) == ORGANISATIONS


def test_people_stand_under_their_surname():
    assert sorted(mixed(PEOPLE), key=person_key) == PEOPLE


def test_a_name_of_one_word_or_of_an_article_is_a_name():
    assert [name_key(one) for one in ("De", "'t", "NVB", "...")] == ["de", "t", "nvb", ""]
    assert [person_key(one) for one in ("Madonna", "de Vries", "")] == ["madonna", "vries de", ""]


def test_lists_of_organisations_and_people_follow_it(make, api, reader):
    for name in mixed(ORGANISATIONS):
        make.organisation(name)
    for name in mixed(PEOPLE):
        make.person(name)
    client = api(reader)

    listed = client.get("/organisations").json["items"]
    people = client.get("/people").json["items"]

    assert [one["name"]["nl"] for one in listed] == ORGANISATIONS
    assert [one["name"] for one in people] == PEOPLE


def test_a_new_name_moves_the_record(make, api, owner):
    make.organisation("Bank B")
    moved = make.organisation("Bank A")
    client = api(owner)
    content = client.get(f"/organisations/{moved.id}").json | {"name": {"nl": "Bank C"}}

    answer = client.send("PUT", f"/organisations/{moved.id}", content, version=1)

    assert answer.status_code == 200, answer.json
    listed = client.get("/organisations").json["items"]
    assert [one["name"]["nl"] for one in listed] == ["Bank B", "Bank C"]
