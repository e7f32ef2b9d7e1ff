"""Whatever is done with the rows of a talk, in whatever order: what is shown is what is saved.

Without a script, act by act as the buttons send them; a script presses the same buttons.
"""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, example, given, seed, settings
from hypothesis import strategies as st

from tests.harness import SEED, Harness
from tests.pages import Page, PageClient, form_values

MOST_REMOVED = 10
TEXT = {"points": "complement-nl", "followUps": "title-nl"}
TEXTS = st.sampled_from(["", "een", "twee woorden", "a & b <c>", "Ünï; “x”"])
KINDS = st.sampled_from(["message", "ask", "agreement", "note"])
ROWS = st.sampled_from(list(TEXT))
NUMBER = st.integers(0, 3)
ACTS = st.one_of(
    st.tuples(st.sampled_from(["add"]), ROWS),
    st.tuples(st.sampled_from(["up", "down", "copy", "remove"]), ROWS, NUMBER),
    st.tuples(st.sampled_from(["type"]), ROWS, NUMBER, TEXTS, KINDS),
    st.tuples(st.sampled_from(["restore", "reload", "save"])),
)
EACH = [
    ("type", "points", 0, "een", "ask"),
    ("copy", "points", 0),
    ("type", "points", 1, "a & b <c>", "note"),
    ("up", "points", 1),
    ("remove", "points", 0),
    ("reload",),
    ("restore",),
    ("save",),
    ("down", "points", 0),
]
"""Each act once."""
Row = tuple[str, str]
"""A kind, of a point only, and a text."""
BLANK = {"points": ("message", ""), "followUps": ("", "")}


@dataclass
class Form:
    """What the form should show, and what was removed and can come back, the latest last."""

    rows: dict[str, list[Row]] = field(
        default_factory=lambda: {name: [blank] for name, blank in BLANK.items()}
    )
    removed: list[tuple[str, int, Row]] = field(default_factory=list)

    def does(self, act: str, name: str = "", at: int = 0) -> None:
        rows = self.rows.get(name, [])
        match act:
            case "add":
                rows.append(BLANK[name])
            case "restore" if self.removed:
                name, at, row = self.removed.pop()
                self.rows[name].insert(at, row)
            case "copy" if at < len(rows):
                rows.insert(at, rows[at])
            case "remove" if at < len(rows):
                self.removed = [*self.removed, (name, at, rows.pop(at))][-MOST_REMOVED:]
                if not rows:
                    rows.append(BLANK[name])
            case "up" | "down" if at < len(rows):
                other = at + (1 if act == "down" else -1)
                if 0 <= other < len(rows):
                    rows[at], rows[other] = rows[other], rows[at]

    def is_saved(self) -> None:
        self.removed = []
        kept = [row for row in self.rows["points"] if row[1]]
        self.rows = {"points": kept or [BLANK["points"]], "followUps": [BLANK["followUps"]]}


def shown(page: Page) -> dict[str, list[Row]]:
    """The rows that the form shows."""
    values = {name: texts[0] for name, texts in form_values(form_of(page)).items() if texts}
    return {
        name: [
            (values.get(f"{name}-{n}-kind", ""), values[f"{name}-{n}-{text}"])
            for n in range(20)
            if f"{name}-{n}-{text}" in values
        ]
        for name, text in TEXT.items()
    }


def form_of(page: Page):
    return next(one for one in page.all("form") if one.attrs.get("id") == "form")


def sent(page: Page, address: str = "", **changed: str) -> Page:
    """The form as a browser sends it, with these fields changed."""
    form = form_of(page)
    content = form_values(form) | {name.replace("_", "-"): [v] for name, v in changed.items()}
    answer: Page = page.client.post(address or form.attrs["action"] or "", content)
    return answer


@dataclass
class Writer:
    """Somebody at the form, and what it should show them."""

    client: PageClient
    page: Page
    form: Form = field(default_factory=Form)
    follow_ups: list[str] = field(default_factory=list)

    def act(self, act: str, name: str = "", at: int = 0, text: str = "", kind: str = "") -> None:
        if act == "type":
            self._type(name, at, text, kind)
        elif act == "reload":
            name = form_values(form_of(self.page))["draft"][0]
            assert sent(self.page, form_of(self.page).attrs["data-autosave"]).html
            home = self.client.get(name.partition("#")[0])
            addresses = (link.attrs.get("href") or "" for link in home.all("a"))
            self.page = self.client.get(next(one for one in addresses if "draft=" in one))
        elif act == "save":
            self._save()
        else:
            path = "last" if act == "restore" else name if act == "add" else f"{name}-{at}"
            if act != "restore" or self.form.removed:
                self.page = sent(self.page, act=f"{act}:{path}")
            self.form.does(act, name, at)

    def _type(self, name: str, at: int, text: str, kind: str) -> None:
        rows = self.form.rows[name]
        if at >= len(rows):
            return
        rows[at] = (kind if name == "points" else "", text)
        changed = {f"{name}-{at}-{TEXT[name]}": text, "act": "take:with"}
        if name == "points":
            changed[f"{name}-{at}-kind"] = kind
        self.page = sent(self.page, **changed)

    def _save(self) -> None:
        self.follow_ups += [text for _kind, text in self.form.rows["followUps"] if text]
        saved = sent(self.page)
        assert saved.status == 303, saved.errors()
        address = saved.location.partition("?")[0]
        self.page = self.client.get(f"{address}/edit")
        self.form.is_saved()
        told = self.page.one(id="followUps").all("a")
        assert sorted(one.text for one in told) == sorted(self.follow_ups)


@pytest.mark.harness(short=1, long=400)
def test_what_is_shown_is_what_is_saved(harness: Harness, visit, owner):
    client = visit(owner)

    @seed(SEED)
    @settings(
        max_examples=harness.rounds,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )
    @given(st.lists(ACTS, min_size=2, max_size=12))
    @example(EACH)
    def whatever_is_done(acts) -> None:
        page = sent(client.get("/meetings/new"), act="take:with", date="2021", title="Gesprek")
        writer = Writer(client, page)
        for act in (*acts, ("save",)):
            writer.act(*act)
            assert shown(writer.page) == writer.form.rows, act

    whatever_is_done()
