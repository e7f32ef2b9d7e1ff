"""An organisation without words for a sentence is named as a sentence would."""

import pytest

from logbook.directory.sentence_forms import in_a_sentence
from logbook.wording import Wording


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nederlandse Vereniging van Banken", "de Nederlandse Vereniging van Banken"),
        ("Vereniging Rederijen Alfa", "de Vereniging Rederijen Alfa"),
        ("Verbond van Verzekeraars", "het Verbond van Verzekeraars"),
        ("Nederlands Platform Zeevaart", "het Nederlands Platform Zeevaart"),
        ("Koninklijke Nederlandse Bond", "de Koninklijke Nederlandse Bond"),
        ("Pensioenfonds Glas", "het Pensioenfonds Glas"),
        ("Consumentenbond", "de Consumentenbond"),
        ("Stichting Zee", "de Stichting Zee"),
        ("Waarborgfonds", "het Waarborgfonds"),
        ("Europese Investeringsbank", "de Europese Investeringsbank"),
        ("Luchthavenbedrijf Kaagbaan", "het Luchthavenbedrijf Kaagbaan"),
        ("Nederlandse Railmaatschappij", "de Nederlandse Railmaatschappij"),
        ("Nieuwe Schipholgroep", "de Nieuwe Schipholgroep"),
        ("FNV", "FNV"),
        ("Rabobank", "Rabobank"),
        ("ING Bank", "ING Bank"),
        ("Bank Mendes", "Bank Mendes"),
        ("Heidehof Verzekeringen", "Heidehof Verzekeringen"),
        ("De Nederlandsche Bank", "De Nederlandsche Bank"),
        ("Delta Shipping N.V.", "Delta Shipping N.V."),
    ],
)
def test_the_noun_of_its_name_says_which_article(name, expected):
    assert in_a_sentence(Wording(name), None, "nl") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dutch Banking Association", "the Dutch Banking Association"),
        ("Association of Insurers", "the Association of Insurers"),
        ("The Council", "The Council"),
        ("Flat", "Flat"),
        (None, "Vereniging van Zeelieden"),
    ],
)
def test_in_english_too(name, expected):
    assert in_a_sentence(Wording("Vereniging van Zeelieden", name), None, "en") == expected


def test_what_somebody_wrote_holds():
    written = Wording("Vereniging X", "the X")
    assert in_a_sentence(Wording("Vereniging X"), written, "nl") == "Vereniging X"
    assert in_a_sentence(Wording("Vereniging X"), written, "en") == "the X"
    dutch = Wording("de VX")
    assert in_a_sentence(Wording("Vereniging X", "X Association"), dutch, "en") == (
        "the X Association"
    )
