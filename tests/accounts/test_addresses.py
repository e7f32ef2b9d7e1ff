"""An account has an address that mail can go to."""

import pytest

from logbook.accounts.addresses import plain_address


@pytest.mark.parametrize(
    "typed",
    [
        "renée@example.org", "a@b", "a b@example.org", '"a"@example.org', "a..b@example.org",
        ".a@example.org", "a.@example.org", "a@-example.org", "a@example..org", "a@bücher.example",
        "a" * 65 + "@example.org", "a@" + "b." * 130 + "org", "a@example.org.", "a\x00@example.org",
    ],
)  # fmt: skip
def test_what_no_mail_could_go_to_is_no_address(typed: str):
    assert plain_address(typed) is None


@pytest.mark.parametrize("typed", ["o'brien+x@mail.example.org", "a@xn--bcher-kva.example"])
def test_what_mail_can_go_to_is_one(typed: str):
    assert plain_address(typed) == typed
