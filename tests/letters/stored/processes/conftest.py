"""Letters in a database of their own, that other processes open."""

import pytest
from flask import Flask


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """The program; what is committed here, every other process reads."""
    return own_app
