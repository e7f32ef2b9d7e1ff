"""The program, put together: extensions, the gate, and the doors of every feature."""

import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from logbook import db as database
from logbook import inserting, scheduler
from logbook.accounts.recognition import identify
from logbook.calendars import following
from logbook.documents.html import table_body
from logbook.faults import keep_messages_out_of_logs
from logbook.finding.rebuilding import rebuild_what_another_made
from logbook.history import service as history
from logbook.migrating import LateMigrate
from logbook.opening import opened
from logbook.register import FEATURES, PLACES
from logbook.setup.domain import fix_domain
from logbook.setup.upgraded import tell_upgraded
from logbook.web import (
    carrying,
    compressing,
    draft_views,
    errors,
    gate,
    language,
    openapi,
    security,
    shown,
    system,
)
from logbook.web.program import Program

if TYPE_CHECKING:
    from config import Settings

ROOT = Path(__file__).parent.parent


def wired(settings: "Settings") -> Flask:
    """The program, wired: extensions, the gate, features. Reads nothing but `settings`."""
    app = Program("logbook", template_folder=str(ROOT / "templates"))
    app.config.from_mapping(
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=database.engine_options(settings.database_url),
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-form" if settings.secure else "form",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        # It wants a Referer, which our own pages tell browsers not to send; the gate looks at
        # Origin and Sec-Fetch-Site instead.
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        OFFICE_NAME=settings.office_name,
        OFFICE_ADDRESS=settings.office_address,
        LETTER_TEMPLATES=settings.letter_templates,
        PUBLIC_URL=settings.public_url,
        SETTINGS=settings,
        TESTING=settings.testing,
    )
    app.jinja_options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    keep_messages_out_of_logs()
    for name in ("apscheduler", "werkzeug"):  # the latter would log addresses, which hold secrets
        logging.getLogger(name).setLevel(logging.WARNING)
    database.db.init_app(app)
    LateMigrate(app)
    language.install(app, default=settings.default_language, time_zone=settings.timezone)
    gate.install(app, identify, carrying.ask_to_sign_in)
    _stand_in_front(app, settings)
    carrying.install(app)
    shown.install(app)
    for door in (draft_views, openapi, system):
        app.register_blueprint(door.blueprint)
    after_upgrade = _register(app)
    app.extensions["opening"] = opened
    app.extensions["places"] = PLACES
    # Whatever upgrades the database starts the installation's life (migrations/env.py).
    app.extensions["after_upgrade"] = [
        partial(fix_domain, settings),
        rebuild_what_another_made,
        *after_upgrade,
        tell_upgraded,
    ]
    return app


def _stand_in_front(app: Flask, settings: "Settings") -> None:
    """What is done about every answer, whichever door it comes from."""
    security.install(app, secure=settings.secure)
    security.trust_proxies(app, settings.trusted_proxies)
    compressing.install(app, settings.trusted_proxies)
    errors.install(app)


def _register(app: Flask) -> list[Callable[[], None]]:
    """Know every table, and open the doors of every feature, by their names.

    Answers what their commands want done after an upgrade of the database.
    """
    history.follow(following.follow)
    app.cli.add_command(scheduler.commands)
    after_upgrade = []
    for feature in FEATURES:
        for door in ("models", "views", "api", "commands"):
            name = f"logbook.{feature}.{door}"
            found = find_spec(name)
            # A folder without a file of its own holds what an older version left: caches.
            if found is None or found.origin is None:
                continue
            module = import_module(name)
            if door == "models":
                continue
            if door == "commands":
                app.cli.add_command(module.commands)
                after_upgrade += [getattr(module, "after_upgrade", None)]
                continue
            app.register_blueprint(module.blueprint)
            if door == "api":
                # Programs carry a bearer token, which no other site's page can send for them.
                security.csrf.exempt(module.blueprint)
    inserting.install()
    app.add_template_global(table_body)
    return list(filter(None, after_upgrade))
