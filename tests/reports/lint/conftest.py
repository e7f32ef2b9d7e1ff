"""The example, for the letter that it was entered for."""

from tests.example.conftest import example, example_url, loaded_app

__all__ = ["example", "example_url", "loaded_app"]
