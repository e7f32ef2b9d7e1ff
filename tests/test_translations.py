"""Everything that the program says in English in its code, it says in Dutch as well."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract
from marshmallow import Schema, fields, validate

import logbook

ROOT = Path(__file__).parent.parent
DUTCH = ROOT / "logbook" / "translations" / "nl" / "LC_MESSAGES"
KEYWORDS = DEFAULT_KEYWORDS | {"lazy_gettext": None, "lazy_ngettext": (1, 2)}
JINJA = {
    "extensions": "jinja2.ext.i18n",
    "silent": "false",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}")


def test_every_message_has_a_dutch_translation():
    translated = {message.id for _, message in _translations() if all(_texts(message.string))}
    missing = [f"{where}: {said!r}" for said, where in _said().items() if said not in translated]
    assert not missing, "\n".join(missing)


def test_every_translation_is_of_a_message_that_is_said():
    said = _said().keys() | _validation_messages()
    unused = [f"{name}: {entry.id!r}" for name, entry in _translations() if entry.id not in said]
    assert not unused, "\n".join(unused)


def test_a_message_is_translated_in_one_place_or_everywhere_alike():
    found: dict[object, set[tuple[str, ...]]] = defaultdict(set)
    for _, message in _translations():
        found[message.id].add(_texts(message.string))
    assert [id_ for id_, strings in found.items() if len(strings) > 1] == []


def test_every_translation_has_the_placeholders_of_its_message():
    wrong = [
        f"{name}: {message.id!r}"
        for name, message in _translations()
        for text in _texts(message.string)
        # The form for one may leave the number out: "one meeting".
        if not _singular_placeholders(message) <= _placeholders([text])
        or not _placeholders([text]) <= _placeholders(_texts(message.id))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_translation_is_unsure():
    assert [f"{name}: {entry.id!r}" for name, entry in _translations() if entry.fuzzy] == []


def test_the_messages_of_validation_are_translated():
    missing = _validation_messages() - {message.id for _, message in _translations()}
    assert not missing, "\n".join(map(str, missing))


def _said() -> dict[object, str]:
    """Every message in code and templates, with one place where it stands."""
    said: dict[object, str] = {}
    for path in sorted((ROOT / "logbook").rglob("*.py")):
        with path.open("rb") as file:
            for line, message, *_ in extract("python", file, KEYWORDS):
                said.setdefault(_whole(message), f"{path.relative_to(ROOT)}:{line}")
    for path in sorted((ROOT / "templates").rglob("*.*")):
        with path.open("rb") as file:
            for line, _, template_message, _ in babel_extract(file, list(KEYWORDS), [], JINJA):
                said.setdefault(_whole(template_message), f"{path.relative_to(ROOT)}:{line}")
    return said


def _whole(message: str | tuple[str | None, ...] | None) -> object:
    """As the catalogues have it: a text, or the pair for one and for more."""
    if isinstance(message, str):
        return message
    texts = tuple(text for text in message or () if text is not None)
    return texts if len(texts) > 1 else texts[0]


@cache
def _catalogues() -> dict[str, Catalog]:
    found = {}
    for path in sorted(DUTCH.glob("*.po")):
        with path.open("rb") as file:
            found[path.name] = read_po(file, locale="nl", abort_invalid=True)
    return found


def _translations() -> Iterator[tuple[str, Message]]:
    for name, catalogue in _catalogues().items():
        for message in catalogue:
            if message.id:
                message.id = tuple(message.id) if not isinstance(message.id, str) else message.id
                yield name, message


def _texts(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _placeholders(texts: Iterable[str]) -> set[str]:
    return {found for text in texts for found in PLACEHOLDER.findall(text)}


def _singular_placeholders(message: Message) -> set[str]:
    return _placeholders([_texts(message.id)[0]])


def _validation_messages() -> set[object]:
    """What marshmallow may answer for the fields that our schemas have."""
    messages: set[object] = set(Schema.error_messages.values())
    # All of the program, so that the answer is the same whichever tests ran before.
    for module in walk_packages(logbook.__path__, "logbook."):
        if module.name != "logbook.serve":
            import_module(module.name)
    for schema in _descendants(Schema):
        if schema.__module__.startswith("logbook."):
            for field in schema._declared_fields.values():
                messages |= _messages_of(field)
    return messages


def _descendants(kind: type[Schema]) -> Iterator[type[Schema]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


def _messages_of(field: fields.Field[Any]) -> set[object]:
    messages: set[object] = {str(text) for text in field.error_messages.values()}
    for validator in field.validators:
        if isinstance(validator, validate.Validator):
            messages |= {
                str(text)
                for name, text in (vars(type(validator)) | vars(validator)).items()
                if name.startswith(("message", "error")) and isinstance(text, str)
            }
    for inner in ("inner", "key_field", "value_field"):
        if isinstance(part := getattr(field, inner, None), fields.Field):
            messages |= _messages_of(part)
    return messages
