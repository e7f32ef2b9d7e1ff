"""An empty database beside the one of the test."""

from tests.setup.conftest import empty_url, fresh

__all__ = ["empty_url", "fresh"]
