"""The time zones that a person can live in."""

from functools import cache
from zoneinfo import available_timezones

AREAS = (
    "Europe",
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Indian",
    "Pacific",
)


@cache
def zone_names() -> frozenset[str]:
    """Names of the IANA database that are a place, and UTC: 'Europe/Amsterdam'."""
    return frozenset({"UTC"} | {n for n in available_timezones() if n.split("/")[0] in AREAS})


@cache
def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The names by area, Europe first, for a form's list: (area, [(name, place), …])."""
    names = sorted(zone_names() - {"UTC"})
    groups = [
        (
            area,
            [
                (name, name.removeprefix(f"{area}/").replace("_", " "))
                for name in names
                if name.startswith(f"{area}/")
            ],
        )
        for area in AREAS
    ]
    return [*groups, ("UTC", [("UTC", "UTC")])]
