"""The API's description: valid, whole, and readable by people and machines."""

from openapi_spec_validator import validate

from logbook.web.api import PREFIX


def test_the_description_is_valid_openapi(app) -> None:
    validate(app.test_client().get(f"{PREFIX}/openapi.json").json)


def test_every_address_of_the_api_is_described(app) -> None:
    described = app.test_client().get(f"{PREFIX}/openapi.json").json["paths"]
    known = {path.split("{")[0] for path in described}
    addresses = {
        rule.rule.removeprefix(PREFIX).split("<")[0]
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX)
    }
    assert addresses - known == {"/openapi.json", "/docs"}


def test_people_can_read_it_without_signing_in(visit) -> None:
    page = visit().get(f"{PREFIX}/docs")
    assert "POST /api/v1/meetings" in page.text
    assert "If-Match" in page.text
