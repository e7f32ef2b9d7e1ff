"""The theme can be read: each pair in the table of theme.css keeps its contrast, light and dark.

Contrast is WCAG 2.2's: the ratio of relative luminances, (L1 + 0.05) / (L2 + 0.05).
"""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "logbook" / "static"
THEME = (STATIC / "theme.css").read_text(encoding="utf-8")
COMPONENTS = (STATIC / "app.css").read_text(encoding="utf-8")

COLOUR = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);")
PAIR = re.compile(r"^ \*   ([a-z-]+) on ([a-z-]+) ([0-9.]+)$", re.MULTILINE)
# Drawn only as a line between things; WCAG asks nothing of what carries no meaning.
ORNAMENT = {"rule"}

TOKENS = {name: {"light": light, "dark": dark} for name, light, dark in COLOUR.findall(THEME)}
PAIRS = [(front, back, float(least)) for front, back, least in PAIR.findall(THEME)]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 for black to 1 for white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(tokens: dict[str, dict[str, str]], scheme: str) -> list[str]:
    """Every pair of the table that falls short in one scheme, in words."""
    return [
        f"{front} on {back}: {contrast(tokens[front][scheme], tokens[back][scheme]):.2f} < {least}"
        for front, back, least in PAIRS
        if contrast(tokens[front][scheme], tokens[back][scheme]) < least
    ]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_keeps_its_contrast(scheme: str) -> None:
    assert len(PAIRS) > 40
    assert too_faint(TOKENS, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_faint_colour_is_found(scheme: str) -> None:
    faint = {**TOKENS, "quiet": {"light": "#9aa3af", "dark": "#4a5361"}}
    assert any(line.startswith("quiet on paper") for line in too_faint(faint, scheme))


def test_every_colour_stands_in_a_pair() -> None:
    paired = {name for front, back, _ in PAIRS for name in (front, back)}
    assert set(TOKENS) - paired - ORNAMENT == set()
    assert paired <= set(TOKENS)


def test_components_name_no_colour_of_their_own() -> None:
    named = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl|oklch)a?\(", COMPONENTS)
    assert named == []


def test_components_use_only_tokens_that_exist() -> None:
    known = set(re.findall(r"(--[a-z0-9-]+)\s*:", THEME + COMPONENTS))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", COMPONENTS)) - known == set()
