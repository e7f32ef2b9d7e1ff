"""Headers of every answer, and the token that a form must carry."""

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from logbook.web.gate import caller_or_none

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

csrf = CSRFProtect()


def trust_proxies(app: Flask, count: int) -> None:
    """Believe the nearest `count` proxies about the client's address and scheme, and nobody else.

    The host is never taken from them: a proxy passes on the Host that it was asked for.
    """
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0
        )


def headers(*, secure: bool) -> dict[str, str]:
    """What every answer has; strict transport only where people come by https."""
    common = {
        "Content-Security-Policy": CONTENT_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if secure:
        common["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return common


def install(app: Flask, *, secure: bool) -> None:
    """Give every answer its security headers; strict transport only where people come by https."""
    csrf.init_app(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers(secure=secure).items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.vary.add("Cookie")
            if caller_or_none() is not None:
                response.headers.setdefault("Cache-Control", "no-store")
        return response
