"""Which passwords are good enough, and how they are kept."""

import pytest

from logbook.accounts import passwords
from logbook.errors import Invalid


@pytest.mark.parametrize(
    "password",
    [
        "vier stoelen om een ronde tafel",
        "zwemmende giraffen 🦒🦒",
        "           spaties           tellen",
        "correct horse battery staple",
        "q8Zr!x0Vt2Lm#p5",
        "é" * 7 + "abcdefghijkzqw",
        "паровоз едет на восток",
        "x7" * 60 + "abcdefg",
    ],
)
def test_any_characters_will_do(password):
    passwords.require_good(password)
    assert passwords.verify(passwords.hash_password(password), password)


@pytest.mark.parametrize(
    "password",
    [
        "password1234567",
        "P@ssw0rd P@ssw0rd",
        "Welkom01Welkom01",
        "wachtwoordwachtwoord",
        "123456789012345",
        "qwertyuiopasdfgh",
        "aaaaaaaaaaaaaaaaaaa",
        "abababababababab",
        "MinisterievanBuitenlandseZaken",
        "Buitenlandse-Zaken-2026!",
        "TweedeKamer2026!!",
        "Zomer2026Zomer2026",
        "ikhouvanjouforever",
        "letmeinletmeinletmein",
        "Amsterdam Rotterdam 1",
        "januari februari maart",
        "              ",
        "!!!!!!!!!!!!!!!????????",
    ],
)
def test_what_others_try_first_is_refused(password):
    with pytest.raises(Invalid):
        passwords.require_good(password)


def test_what_others_know_of_the_person_is_refused():
    about = ("Marijke Vandersloot", "m.vandersloot@example.org")
    with pytest.raises(Invalid):
        passwords.require_good("MarijkeVandersloot1980", about=about)
    passwords.require_good("MarijkeVandersloot1980")


@pytest.mark.parametrize("length", [0, 14, 129, 5000])
def test_length_is_the_only_other_rule(length):
    with pytest.raises(Invalid):
        passwords.require_good("zo gek nog niet bedacht "[: max(length, 1)] * (length // 20 + 1))


def test_passwords_that_differ_at_their_end_do_not_interchange():
    long = "een zin die lang genoeg is om langer te zijn dan wat sommige programma's lezen: "
    kept = passwords.hash_password(long + "a")
    assert passwords.verify(kept, long + "a")
    assert not passwords.verify(kept, long + "b")


def test_one_password_composed_in_two_ways_is_one_password():
    kept = passwords.hash_password("caf\u00e9 naast het ministerie")
    assert passwords.verify(kept, "cafe\u0301 naast het ministerie")


@pytest.mark.parametrize("kept", [None, "", "plain text", "$argon2id$broken"])
def test_without_a_hash_nothing_fits(kept):
    assert not passwords.verify(kept, "zo gek nog niet bedacht")
    assert not passwords.verify(kept, "x" * 100_000)


def test_the_hash_is_argon2id_with_the_librarys_parameters(monkeypatch):
    monkeypatch.undo()
    kept = passwords.hash_password("zo gek nog niet bedacht")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not passwords.needs_rehash(kept)
