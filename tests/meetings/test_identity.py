"""By which words an organisation is known, however they are spelt, and by which it is not."""

import pytest

from logbook.meetings.identity import addresses, identity, surname
from logbook.wording import Wording

FLEET = identity(
    "1",
    Wording("Delta Shipping N.V."),
    others=["Oude Delta Lijn", "Coöperatie Wierwerf Noord U.A."],
    people=["Wolfert Kwakkelstein", "Eva van der Berg"],
    nouns=[Wording("rederijen", "shipping companies")],
)


@pytest.mark.parametrize(
    "text",
    [
        "de open dag van Delta Shipping N.V",
        "de vloot van DELTA SHIPPING NV vaart",
        "delta shipping vaart",
        "Delta-Shipping vaart",
        "DeltaShipping vaart",
        "dat Oude Delta Lijn dit deed",
        "dat Wierwerf Noord dit deed",
        "de cooperatie wierwerf noord u.a. is groot",
        "dat Delta een boete kreeg",
        "dat de heer Kwakkelstein dit toezegt",
        "dat mevrouw Van der Berg dit toezegt",
        "wolfert kwakkelstein",
    ],
)
def test_a_text_tells_who_is_meant(text):
    assert FLEET.tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "de delta van de rivier",
        "het berg-en-dalgebied",
        "de Deltawerken",
        "de rederijen en de oude lijn",
        "shipping is duur",
    ],
)
def test_common_words_tell_nothing(text):
    assert not FLEET.tells(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ABN AMRO Bank N.V.", "dat ABN dit deed"),
        ("ABN AMRO Bank N.V.", "het ABN AMRO Bankconcern"),
        ("NN Group", "dat NN dit deed"),
        ("Rabobank", "dat Rabo dit deed"),
        ("Rabobank", "de Rabo-top"),
        ("Rabobank", "het Rabobankconcern"),
        ("Rabobank", "dat Rabo\u00adbank dit deed"),
        ("Rabobank", "dat Ra\u200bbo\u2060bank dit deed"),
    ],
)
def test_what_begins_a_name_or_begins_with_it_tells_who_is_meant(name, text):
    assert identity("1", Wording(name)).tells(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ABN AMRO Bank N.V.", "de abn van vroeger"),
        ("NV Gasnet", "dat een NV dit deed"),
        ("EU Koepel", "dat de EU dit deed"),
        ("Noordbank", "de Noord"),
        ("Delta", "de Deltawerken"),
        ("Rabobank", "de robotbank"),
    ],
)
def test_what_many_names_begin_with_tells_nothing(name, text):
    assert not identity("1", Wording(name)).tells(text)


def test_what_it_is_one_of_and_where_it_is_tell_nothing():
    one = identity("1", Wording("Rederij Rotterdam B.V."), nouns=[Wording("rederij")])
    assert not one.tells("de haven van Rotterdam, waar een Rederij ligt")
    assert one.tells("dat rederij rotterdam dit deed")


def test_a_last_name_stands_behind_what_belongs_to_it():
    assert surname("Eva van der Berg") == "Berg"
    assert surname("Eva") == ""
    assert addresses("dat dhr. Berg dit zei", "Berg")
    assert not addresses("dat de Berg hoog is", "Berg")
