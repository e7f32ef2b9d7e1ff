"""Clients that behave as people and programs do, and look at every answer they get."""

import io
import json
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = {"input", "br", "hr", "img", "meta", "link", "col", "source", "wbr", "area", "base"}


class Element:
    """An element of a page: its tag, attributes, children and text."""

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: "Element | None") -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def all(self, tag: str | None = None, **attrs: str) -> list["Element"]:
        """Every element below with this tag and these attributes (class_ matches one class)."""
        return [one for one in self._below if one._is(tag, attrs)]

    @cached_property
    def _below(self) -> list["Element"]:
        """All elements in it, in the order written; asked once the page is read."""
        elements = [child for child in self.children if isinstance(child, Element)]
        return [one for child in elements for one in (child, *child._below)]

    def _is(self, tag: str | None, attrs: dict[str, str]) -> bool:
        if tag is not None and self.tag != tag:
            return False
        return all(
            value in (self.attrs.get("class") or "").split()
            if name == "class_"
            else self.attrs.get(name) == value
            for name, value in attrs.items()
        )

    def one(self, tag: str | None = None, **attrs: str) -> "Element":
        """The one such element; fails where there is none or there are several."""
        found = self.all(tag, **attrs)
        assert len(found) == 1, f"{len(found)} elements for {tag} {attrs}"
        return found[0]

    @property
    def text(self) -> str:
        """Everything written in it, blanks folded."""
        parts = [c.text if isinstance(c, Element) else c for c in self.children]
        return " ".join(" ".join(parts).split())

    @property
    def sentence(self) -> str:
        """The same of one line of text, where no blank stands around what is within it."""
        parts = [c.sentence if isinstance(c, Element) else c for c in self.children]
        folded = "".join(parts)
        return " ".join(folded.split())


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        node: Element | None = self.here
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.here = node.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


class Page:
    """A page as fetched: its status, its tree, its forms."""

    def __init__(self, client: "PageClient", response: TestResponse) -> None:
        self.client, self.response = client, response
        self.status = response.status_code
        self.html = text_of(response)
        response.close()
        tree = _Tree()
        tree.feed(self.html)
        self.root = tree.root
        self.location = response.headers.get("Location", "")

    @property
    def text(self) -> str:
        """Everything written on the page."""
        return self.root.text

    def all(self, tag: str | None = None, **attrs: str) -> list[Element]:
        """Every element with this tag and these attributes."""
        return self.root.all(tag, **attrs)

    def one(self, tag: str | None = None, **attrs: str) -> Element:
        """The one such element."""
        return self.root.one(tag, **attrs)

    def form(self, action: str | None = None) -> Element:
        """The one form that posts to `action`, or the one form of the page's main part."""
        within = self.one("main") if self.all("main") else self.root
        forms = [f for f in within.all("form") if (f.attrs.get("method") or "").lower() == "post"]
        if action is not None:
            forms = [
                f for f in self.all("form") if (f.attrs.get("action") or "").split("?")[0] == action
            ]
        assert forms, f"no form {action or ''} on the page"
        return forms[0]

    def submit(
        self, values: dict[str, str | list[str]] | None = None, action: str | None = None
    ) -> "Page":
        """Send the form as a browser would: what it holds, changed by `values`."""
        form = self.form(action)
        content = form_values(form)
        for name, value in (values or {}).items():
            content[name] = value if isinstance(value, list) else [value]
        target = form.attrs.get("action") or self.response.request.path
        return self.client.post(target, content)

    def errors(self) -> dict[str, str]:
        """The errors beside the fields: field name -> words."""
        return {
            (e.attrs.get("id") or "").removesuffix("-error"): e.sentence
            for e in self.all(class_="field__error")
        }


def form_values(form: Element) -> dict[str, list[str]]:
    """What a form would send if nothing were touched."""
    content: dict[str, list[str]] = {}
    for control in form.all():
        name = control.attrs.get("name")
        if not name or "disabled" in control.attrs:
            continue
        kind = control.attrs.get("type")
        if control.tag == "textarea":
            content.setdefault(name, []).append("".join(map(str, control.children)).lstrip("\n"))
        elif control.tag == "select":
            options = control.all("option")
            chosen = [o for o in options if "selected" in o.attrs]
            if not chosen and "multiple" not in control.attrs:
                chosen = options[:1]
            for option in chosen:
                value = option.attrs.get("value")
                content.setdefault(name, []).append(option.text if value is None else value)
        elif control.tag == "input" and (
            kind not in ("checkbox", "radio", "submit", "button", "image", "file", "reset")
            or (kind in ("checkbox", "radio") and "checked" in control.attrs)
        ):
            content.setdefault(name, []).append(control.attrs.get("value") or "")
    return content


def text_of(response: TestResponse) -> str:
    """What an answer says, read to its end; of a file that is a ZIP what stands in its parts."""
    content = response.get_data()
    response.close()
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist())


class PageClient:
    """A browser without a screen. Looks at every page it gets as a reviewer would."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, status: int = 200, **headers: str) -> Page:
        """Fetch a page; the status must be as expected, and the page sound."""
        page = Page(self, self.client.get(path, headers=headers))
        assert page.status == status, f"{path}: {page.status} {page.location} {page.text[:300]}"
        if page.response.mimetype == "text/html" and status < 300:
            check_page(page)
        return page

    def post(self, path: str, content: dict[str, Any] | None = None) -> Page:
        """Send a form; a page that comes back must be sound."""
        page = Page(self, self.client.post(path, data=content or {}))
        if page.response.mimetype == "text/html" and page.status not in (301, 302, 303):
            check_page(page)
        return page

    def follow(self, page: Page) -> Page:
        """The page that a redirect leads to."""
        assert page.status in (302, 303), f"{page.status} {page.text[:300]} {page.errors()}"
        return self.get(page.location)


def check_page(page: Page) -> None:
    """One h1, in the title; fields named; ids unique; a token in every form; nothing inline."""
    if not page.all("html"):
        return  # a part of a page, for htmx
    headings = page.all("h1")
    assert len(headings) == 1, f"{len(headings)} h1"
    assert headings[0].text in page.one("head").one("title").text
    assert page.one("html").attrs.get("lang") in ("nl", "en")
    ids = [e.attrs["id"] for e in page.all() if e.attrs.get("id")]
    doubles = {i for i in ids if ids.count(i) > 1}
    assert not doubles, f"ids given twice: {doubles}"
    labelled = {e.attrs.get("for") for e in page.all("label")}
    for control in page.all("input") + page.all("select") + page.all("textarea"):
        if control.attrs.get("type") in ("hidden", "submit", "button"):
            continue
        named = control.attrs.get("id") in labelled or "aria-label" in control.attrs
        inside = control.parent
        while not named and inside is not None:
            named, inside = inside.tag == "label", inside.parent
        assert named, f"a field without a label: {control.attrs}"
    for form in page.all("form"):
        if (form.attrs.get("method") or "get").lower() == "post":
            assert form.all("input", name="csrf_token"), f"no token: {form.attrs}"
    for element in page.all():
        inline = [a for a in element.attrs if a == "style" or a.startswith("on")]
        assert not inline, f"inline {inline} on {element.tag}"
    assert not [s for s in page.all("script") if "src" not in s.attrs]
    assert not page.all("style")


class ApiClient:
    """A program that uses the API."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def send(
        self, method: str, path: str, body: Any = None, version: int | None = None
    ) -> TestResponse:
        """Send a request under /api/v1; `version` goes into If-Match."""
        headers = dict(self.headers)
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        data = None if body is None else json.dumps(body)
        return self.client.open(
            f"/api/v1{path}",
            method=method,
            data=data,
            headers=headers,
            content_type="application/json" if body is not None else None,
        )

    def get(self, path: str) -> TestResponse:
        """GET."""
        return self.send("GET", path)

    def post(self, path: str, body: Any = None) -> TestResponse:
        """POST JSON."""
        return self.send("POST", path, {} if body is None else body)

    def put(self, path: str, body: Any, version: int | None) -> TestResponse:
        """PUT JSON with If-Match."""
        return self.send("PUT", path, body, version)
