"""The reader's language: chosen, remembered, and spoken by every message, validation included."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel.support import Translations
from flask import Flask, current_app, g, has_app_context, has_request_context, request, session
from flask_babel import Babel, get_locale, get_translations, lazy_gettext, ngettext
from marshmallow import fields, validate

from logbook.web.catalogues import compile_catalogues
from logbook.web.gate import caller_or_none

__all__ = ["_", "current_language", "gettext", "lazy_gettext", "ngettext"]

LANGUAGES = ("nl", "en")
babel = Babel()


def gettext(text: str, /, **values: object) -> str:
    """The text in the language spoken now, with its values; English where nobody speaks.

    As flask_babel's, which looks for the language and its catalogue anew for every word: a
    document of six hundred rows says thousands.
    """
    said = _catalogue().ugettext(text) if has_app_context() else text
    return str(said % values if values else said)


_: Callable[..., str] = gettext


def current_language() -> str:
    """'nl' or 'en': the language in which this request is answered."""
    locale = get_locale()
    return locale.language if locale is not None else "nl"


def _choose() -> str:
    if not has_request_context():
        # Commands and sweeps have no reader yet; who writes to somebody forces that language.
        return str(current_app.config["BABEL_DEFAULT_LOCALE"])
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    who = caller_or_none()
    if who is not None:
        return who.language
    default = str(current_app.config["BABEL_DEFAULT_LOCALE"])
    return request.accept_languages.best_match(LANGUAGES, default) or default


def install(app: Flask, *, default: str, time_zone: str) -> None:
    """Teach the program both languages: one catalog per feature, English in the code."""
    folder = Path(app.root_path) / "translations"
    compile_catalogues(folder)
    catalogs = sorted({source.stem for source in folder.glob("*/LC_MESSAGES/*.po")})
    app.config["BABEL_DEFAULT_LOCALE"] = default
    app.config["BABEL_DEFAULT_TIMEZONE"] = time_zone
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(["translations"] * len(catalogs))
    app.config["BABEL_DOMAIN"] = ";".join(catalogs)
    babel.init_app(app, locale_selector=_choose)
    # A page says hundreds of words: the catalogue is looked up once for all of them.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _catalogue().ugettext(text),
        lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )


def _catalogue() -> Translations:
    """The texts of the language spoken now, kept where `force_locale` empties and restores it."""
    context = getattr(g, "_flask_babel", None)
    kept: Translations | None = getattr(context, "babel_translations", None)
    if kept is None:
        kept = get_translations()
        g._flask_babel.babel_translations = kept
    return kept


class _Spoken(str):
    """A validation message that is translated when it is filled in, not when it is defined."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The message in the reader's language, with its values."""
        spoken_form: str = gettext(str(self))
        return spoken_form.format(*args, **values)


def spoken(message: object) -> str:
    """A validation message in the reader's language, also where marshmallow did not fill it in."""
    return gettext(str(message)) if isinstance(message, _Spoken) else str(message)


def _speak(messages: dict[str, Any]) -> dict[str, Any]:
    return {key: _Spoken(text) if isinstance(text, str) else text for key, text in messages.items()}


def _translate_validation() -> None:
    """Let marshmallow's own messages be translated; a LazyString would break its lists."""
    for kind in vars(fields).values():
        if isinstance(kind, type) and issubclass(kind, fields.Field):
            kind.default_error_messages = _speak(kind.default_error_messages)
    for kind in vars(validate).values():
        if isinstance(kind, type) and issubclass(kind, validate.Validator):
            for name, text in vars(kind).items():
                if "message" in name and isinstance(text, str):
                    setattr(kind, name, _Spoken(text))


# At import, before any schema is defined: fields collect their messages when they are made.
_translate_validation()
