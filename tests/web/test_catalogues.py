"""The program speaks Dutch wherever it was installed, by whatever way."""

import gettext
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from logbook.web.catalogues import CatalogueError, compile_catalogues
from tests.servers.program import ROOT


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """Sources of which nothing was compiled."""
    source = ROOT / "logbook" / "translations" / "nl" / "LC_MESSAGES" / "web.po"
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(source, folder / "web.po")
    return tmp_path


def said(directory: Path) -> str:
    with (directory / "nl/LC_MESSAGES/web.mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext("Sign in first.")


def say(directory: Path, words: str) -> None:
    """Change the source, as an upgrade does from an archive: its time is long ago."""
    file = directory / "nl/LC_MESSAGES/web.po"
    lines = file.read_text().split('msgid "Sign in first."\n')
    rest = lines[1].partition("\n")[2]
    file.write_text(f'{lines[0]}msgid "Sign in first."\nmsgstr "{words}"\n{rest}')
    os.utime(file, (1, 1))


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """As on a full disk or a read-only one, for root as well."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_is_missing_is_compiled(catalogues: Path):
    compile_catalogues(catalogues)
    assert said(catalogues) != "Sign in first."
    assert len(list((catalogues / "nl/LC_MESSAGES").iterdir())) == 2


def test_an_upgrade_is_compiled_also_where_its_files_are_older(catalogues: Path):
    compile_catalogues(catalogues)
    say(catalogues, "Eerst inloggen, graag.")
    compile_catalogues(catalogues)
    assert said(catalogues) == "Eerst inloggen, graag."


def test_processes_may_start_together(catalogues: Path):
    with ThreadPool(8) as pool:
        pool.map(compile_catalogues, [catalogues] * 8)
    assert said(catalogues) != "Sign in first."
    assert len(list((catalogues / "nl/LC_MESSAGES").iterdir())) == 2


def test_nothing_is_written_the_second_time(catalogues: Path):
    compile_catalogues(catalogues)
    with nothing_can_be_written():
        compile_catalogues(catalogues)


def test_where_nothing_can_be_written_what_was_compiled_at_installation_serves(catalogues: Path):
    compile_catalogues(catalogues)
    compiled = catalogues / "nl/LC_MESSAGES/web.mo"
    os.utime(compiled)  # by other hands, after the source
    with nothing_can_be_written():
        compile_catalogues(catalogues)
    assert said(catalogues) != "Sign in first."


def test_where_nothing_can_be_written_what_is_missing_stops_the_start(catalogues: Path):
    with nothing_can_be_written(), pytest.raises(CatalogueError, match=r"web\.mo: is missing"):
        compile_catalogues(catalogues)
    assert len(list((catalogues / "nl/LC_MESSAGES").iterdir())) == 1


def test_a_source_that_cannot_be_read_stops_the_start(catalogues: Path):
    (catalogues / "nl/LC_MESSAGES/web.po").write_text('msgid "half\n')
    with pytest.raises(CatalogueError, match="cannot be compiled") as stopped:
        compile_catalogues(catalogues)
    assert "\n" not in str(stopped.value)


def test_a_fresh_copy_speaks_dutch(tmp_path: Path):
    for part in ("logbook", "templates"):
        shutil.copytree(
            ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.mo", "__pycache__")
        )
    for file in ("config.py", "wsgi.py"):
        shutil.copy(ROOT / file, tmp_path)
    program = "from wsgi import app; print(app.test_client().get('/sign-in').text)"
    settings = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    answer = subprocess.run(
        [sys.executable, "-B", "-c", program],
        cwd=tmp_path,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert 'lang="nl"' in answer
    assert "Wachtwoord" in answer
    assert "Password" not in answer
