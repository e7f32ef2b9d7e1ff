"""What could not run is named in the last lines; where CI is set nothing may be left out."""

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List each skipped test with its reason, and count them."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section(f"{len(skipped)} not run")
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"{report.nodeid}: {reason}")
    if _nothing_may_be_skipped():
        terminalreporter.write_line("With CI=true every test must run: this run fails.", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that passed with something left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and _nothing_may_be_skipped():
        session.exitstatus = exitstatus or pytest.ExitCode.TESTS_FAILED


def _nothing_may_be_skipped() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true")
