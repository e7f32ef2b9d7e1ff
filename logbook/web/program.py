"""The program as Flask knows it: a request that lost a race is looked at once more."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from werkzeug.routing import Rule

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class LateRule(Rule):
    """A route whose addresses are made by what is compiled for the first of them.

    There are hundreds of routes, of which a process makes the addresses of some: compiling them
    all is a third of what wiring the program takes.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = cache(super()._compile_builder)

        def build(rule: "LateRule", **values: Any) -> tuple[str, str]:
            return compiled(append_unknown)(rule, **values)

        return build


class Program(Flask):
    """Answers requests."""

    url_rule_class = LateRule

    def wsgi_app(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer; by a door for what is asked for all day, where it has the answer at hand."""
        path: str = environ.get("PATH_INFO", "")
        quick = self.extensions["quick"].get(path[: path.find("/", 1) + 1])
        answer: Iterable[bytes] | None = quick and quick(environ, start_response)
        return super().wsgi_app(environ, start_response) if answer is None else answer

    def dispatch_request(self) -> ResponseReturnValue:
        """Let the view answer, once more where the database refused what it was about to keep.

        Somebody else committed between its look and its own commit (PostgreSQL). Nothing of it was
        kept, and now it sees what the other did: the rule refuses in its own words, a request sent
        twice is answered as the first. What is refused again has no rule, and is a fault.
        """
        try:
            return super().dispatch_request()
        except IntegrityError:
            return super().dispatch_request()
