"""Addresses of the program itself: health, metrics, language, what robots and browsers ask for."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    session,
)
from flask.sansio.app import App
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from logbook import clock
from logbook.db import db
from logbook.web.forwarded import is_unexpected, may_collect
from logbook.web.gate import public, safe_next
from logbook.web.language import LANGUAGES, _, current_language
from logbook.web.readiness import unready

if TYPE_CHECKING:
    from prometheus_client import Metric

    from config import Settings

blueprint = Blueprint("system", __name__)

WATCHED = "watched"
MEASURED = "measured"
CONTACT_HOLDS = timedelta(days=180)
THEMES = ("auto", "light", "dark")
FRAME = "#154273"
"""The colour of the frame, as in theme.css."""


@blueprint.get("/health/live")
@public
def live() -> Response:
    """200 while the process answers at all."""
    return jsonify(status="ok")


@blueprint.get("/health/ready")
@public
def ready() -> ResponseReturnValue:
    """200 when requests can be served; 503 for the database, its schema or the disk.

    What else is amiss (`watch`) is told as degraded, with 200: no request is served better by
    another process.
    """
    checks = unready()
    if any(state != "ok" for state in checks.values()):
        return jsonify(status="unavailable", checks=checks), 503
    for name, look in current_app.extensions.get(WATCHED, {}).items():
        checks[name] = look(clock.now())
    if is_unexpected(current_app.config["SETTINGS"]):
        checks["proxy"] = "answers for others while TRUSTED_PROXIES is 0"
    is_well = all(state == "ok" for state in checks.values())
    return jsonify(status="ok" if is_well else "degraded", checks=checks), 200


def watch(app: App, name: str, look: Callable[[datetime], str]) -> None:
    """Let a feature add to the health check.

    Asked at an instant, `look` answers 'ok', or in words what is amiss.
    """
    app.extensions.setdefault(WATCHED, {})[name] = look


@blueprint.get("/metrics")
@public
def metrics() -> Response:
    """Counters for a collector on this machine or in METRICS_FROM; nobody else is answered."""
    if not may_collect(current_app.config["SETTINGS"]):
        abort(404)
    from prometheus_client import (  # noqa: PLC0415 - a server of its own, for who collects
        CONTENT_TYPE_LATEST,
        CollectorRegistry,
        generate_latest,
    )

    registry = CollectorRegistry()
    for look in current_app.extensions.get(MEASURED, []):
        registry.register(_Figures(look))
    try:
        figures = generate_latest(registry)
    except SQLAlchemyError:
        # Without a database the process still has figures of its own.
        db.session.rollback()
        figures = b""
    return Response(generate_latest() + figures, content_type=CONTENT_TYPE_LATEST)


def measure(app: App, look: Callable[[datetime], Iterable["Metric"]]) -> None:
    """Let a feature add to what collectors are told: asked at an instant, `look` gives figures."""
    app.extensions.setdefault(MEASURED, []).append(look)


class _Figures:
    """What a feature measures, as a collector of prometheus_client asks for it."""

    def __init__(self, look: Callable[[datetime], Iterable["Metric"]]) -> None:
        self._look = look

    def describe(self) -> "list[Metric]":
        """Nothing beforehand: then nothing is read when it is registered."""
        return []

    def collect(self) -> "Iterable[Metric]":
        """The figures now."""
        return self._look(clock.now())


@blueprint.get("/.well-known/security.txt")
@public
def security_txt() -> Response:
    """Where to report a weakness (RFC 9116)."""
    settings: Settings = current_app.config["SETTINGS"]
    lines = (
        f"Contact: mailto:{settings.mail_from}",
        f"Expires: {clock.now() + CONTACT_HOLDS:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.public_url}/.well-known/security.txt",
    )
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/manifest.webmanifest")
@public
def manifest() -> Response:
    """What a phone needs to keep the logbook among its programs (W3C Web Application Manifest).

    It has no script that runs in the background: nothing is kept on the phone, and without a
    network there is no logbook.
    """
    root = request.script_root
    icons = [("icon.svg", "any", "image/svg+xml")]
    icons += [(f"icon-{size}.png", f"{size}x{size}", "image/png") for size in (192, 512)]
    answer = jsonify(
        name=" – ".join(filter(None, (_("Logbook"), current_app.config["OFFICE_NAME"]))),
        short_name=_("Logbook"),
        lang=current_language(),
        id=f"{root}/",
        start_url=f"{root}/",
        scope=f"{root}/",
        display="standalone",
        background_color=FRAME,
        theme_color=FRAME,
        icons=[
            {"src": f"{root}/static/{name}", "sizes": sizes, "type": kind, "purpose": "any"}
            for name, sizes, kind in icons
        ],
    )
    answer.mimetype = "application/manifest+json"
    return answer


@blueprint.get("/robots.txt")
@public
def robots() -> Response:
    """Nothing is for search engines, except that feed readers who ask are let in to /cal/."""
    return Response(
        "User-agent: *\nAllow: /cal/\nDisallow: /\n", content_type="text/plain; charset=utf-8"
    )


@blueprint.get("/favicon.ico")
@public
def favicon() -> ResponseReturnValue:
    """The icon that browsers ask for unasked."""
    return current_app.send_static_file("icon.svg")


@blueprint.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Show pages in another language, for as long as this browser remembers."""
    chosen = request.form.get("language", "")
    if chosen in LANGUAGES:
        session["language"] = chosen
    return redirect(safe_next(request.form.get("next")), 303)


@blueprint.post("/theme")
@public
def choose_theme() -> ResponseReturnValue:
    """Show pages in other colours, for as long as this browser remembers."""
    chosen = request.form.get("theme", "")
    if chosen in THEMES:
        session["theme"] = chosen
    return redirect(safe_next(request.form.get("next")), 303)


@blueprint.get("/accessibility")
@public
def accessibility() -> str:
    """How far the program is open to all, and whom to tell where it is not."""
    settings: Settings = current_app.config["SETTINGS"]
    return render_template("system/accessibility.html", contact=settings.mail_from)


@blueprint.get("/components")
def components() -> str:
    """What pages are made of, in both states: for those who make pages or swap the theme."""
    return render_template("components.html")
