"""The servers as fixtures. What cannot run on this machine is skipped, by name."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import SubprocessError

import pytest
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from playwright.sync_api import Browser, Page

from tests.servers import browser as browsers
from tests.servers import postgresql as servers
from tests.servers.browser import Pages
from tests.servers.postgresql import PostgreSQL
from tests.servers.smtp import SmtpServer

DIRECTORY = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """One directory for what the processes of this run share; the first of them makes it."""
    given = getattr(config, "workerinput", {}).get("shared")
    config.stash[DIRECTORY] = Path(given or tempfile.mkdtemp(prefix="logbook-"))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """Tell a worker of pytest-xdist where it is."""
    node.workerinput["shared"] = str(node.config.stash[DIRECTORY])


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that made the directory removes it."""
    if not hasattr(config, "workerinput") and DIRECTORY in config.stash:
        shutil.rmtree(config.stash[DIRECTORY], ignore_errors=True)


@pytest.fixture(scope="session")
def compiled(pytestconfig: pytest.Config) -> BytecodeCache:
    """The pages as Python, for all programs of this run: made by the first that shows them."""
    directory = pytestconfig.stash[DIRECTORY] / "templates"
    directory.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(directory))


@pytest.fixture(scope="session")
def postgresql(pytestconfig: pytest.Config) -> Iterator[PostgreSQL]:
    """A running PostgreSQL server."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(servers.running(pytestconfig.stash[DIRECTORY] / "data"))
        except (OSError, SubprocessError) as error:
            pytest.skip(f"PostgreSQL cannot be started: {error}")
        yield server


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    """An SMTP server on loopback that accepts everything until told otherwise."""
    with SmtpServer() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    executable = browsers.chromium()
    if executable is None:
        pytest.skip("there is no Chromium on this machine")
    with browsers.running(executable) as browser:
        yield browser


@pytest.fixture
def pages(browser: Browser) -> Iterator[Pages]:
    """Makes pages; at the end none of them may have complained of a script or the policy."""
    pages = Pages(browser)
    yield pages
    pages.close()
    assert not pages.complaints


@pytest.fixture
def page(pages: Pages) -> Page:
    """A page of 1280 by 800 in Dutch."""
    return pages.new(viewport={"width": 1280, "height": 800}, locale="nl-NL")
