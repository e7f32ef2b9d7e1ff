"""The house rules that no other tool holds."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import Settings
from logbook import create_app
from tests import house

ROOT = Path(__file__).parent.parent
CODE = ("logbook", "tests", "bench")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
DRAWERS = {"base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "shared"}
DRAWERS |= {"util", "utils"}

DOORS = {"views", "api", "commands"}
ASKING_THE_TIME = {
    "logbook/accounts/recognition.py": "stands at every door: does the session still hold?",
    "logbook/documents/lists.py": "the page by which any list is taken along",
    "logbook/scheduler.py": "the door by which the program comes in itself",
    "logbook/web/draft_views.py": "keeps what is typed in any form",
    "logbook/web/editing.py": "the page on which a record is made or changed, whatever its kind",
    "logbook/web/resource.py": "the JSON of a record, whatever its kind",
    "logbook/web/schema.py": "reads what is typed at a door: 'tomorrow' is a day after today",
    "logbook/web/shown.py": "the day that every page shows",
    "logbook/web/system.py": "the pages of the program itself: is it well, does it still sweep?",
}
"""Who may read the clock besides the doors of the features, and why."""
OPENED = {"blueprint", "commands"}
"""What whoever wires the rooms takes from a door: found by its name and not imported."""
CLOCKS = re.compile(r"\bfunc\.(now|current_\w+|localtime\w*)\b|\bCURRENT_(TIMESTAMP|DATE|TIME)\b")


def modules(*folders: str) -> Iterator[Path]:
    """Every Python file below the folders."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def shown(paths: list[Path]) -> list[str]:
    """As they are named in the house."""
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_module_is_longer_than_it_can_be_kept_in_mind():
    long = [path for path in modules(*CODE) if len(path.read_text().splitlines()) > LONGEST_MODULE]
    assert shown(long) == []


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules("logbook", "bench")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_lives_in_a_drawer():
    drawers = [
        path
        for path in modules(*CODE)
        if DRAWERS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert shown(drawers) == []


def test_the_time_is_asked_at_the_doors_only():
    askers = [
        path
        for path in modules("logbook")
        if not DOORS & {path.stem, path.parent.name} and has_the_clock(path.read_text())
    ]
    assert shown(askers) == sorted(ASKING_THE_TIME)


def has_the_clock(source: str) -> bool:
    """Whether the clock is imported: who has it can ask it, or hand it on as a default."""
    imported = {
        f"{node.module}.{one.name}" if isinstance(node, ast.ImportFrom) else one.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for one in node.names
    }
    return any(f"{name}.".startswith(("logbook.clock.", "logbook.*.")) for name in imported)


@pytest.mark.parametrize(
    ("source", "has"),
    [
        ("from logbook import clock\nmade = mapped_column(default=clock.now)", True),
        ("from logbook import clock as watch", True),
        ("from logbook.clock import now", True),
        ("def late():\n    import logbook.clock", True),
        ("from logbook import *", True),
        ("from logbook.dates import clock_time\nclock = 1", False),
    ],
)
def test_a_clock_handed_on_as_a_value_would_be_found(source, has):
    assert has_the_clock(source) is has


def test_the_database_is_never_asked_what_time_it_is():
    askers = [path for path in modules("logbook", "migrations") if CLOCKS.search(path.read_text())]
    assert shown(askers) == []


def test_queries_name_columns_by_the_model():
    untyped = re.compile(r"__table__\s*\.\s*c\b|\bAny = [A-Z]\w+$", re.MULTILINE)
    assert shown([path for path in modules(*CODE) if untyped.search(path.read_text())]) == []


def test_nobody_imports_an_entry_point_of_another_feature():
    doors = re.compile(r"from logbook\.(?!web\b)(\w+)(?:\.| import .*\b)(?:views|api|commands)\b")
    importers = [
        path
        for path in modules("logbook")
        for feature in doors.findall(path.read_text())
        if path.relative_to(ROOT / "logbook").parts[0] != feature
    ]
    assert shown(importers) == []


def test_every_feature_has_its_place_in_the_order_of_imports():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    order = {contract["name"]: contract for contract in settings["contracts"]}
    placed = re.findall(r"logbook\.(\w+)", str(order["Features import to the left"]["layers"]))
    features = {path.parent.name for path in (ROOT / "logbook").glob("*/__init__.py")}
    assert features - {"dates", "web"} - set(placed) == set()


def test_every_catalogue_is_read_and_every_one_that_is_read_exists():
    folder = ROOT / "logbook" / "translations" / "nl" / "LC_MESSAGES"
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    read = create_app(Settings.from_environment(environment)).config["BABEL_DOMAIN"].split(";")
    assert {path.stem for path in folder.glob("*.po")} == set(read)
    assert [name for name in read if not (ROOT / "logbook" / name / "__init__.py").exists()] == []


def test_a_face_offers_no_name_that_nobody_takes_from_it():
    trees = {path: ast.parse(path.read_text()) for path in modules(*CODE)}
    taken = {name for tree in trees.values() for name in names_taken(tree)}
    assert [
        f"{module}.{name}"
        for path, tree in trees.items()
        if path.name == "__init__.py"
        for module in [".".join(path.parent.relative_to(ROOT).parts)]
        for name in offered(tree)
        if name not in OPENED and f"{module}.{name}" not in taken
    ] == []


def test_every_module_is_imported_by_another():
    trees = {path: ast.parse(path.read_text()) for path in modules(*CODE)}
    taken = {name for tree in trees.values() for name in names_taken(tree)}
    taken |= {name.rpartition(".")[0] for name in taken}
    unread = [
        path
        for path in modules("logbook")
        if path.stem not in {*DOORS, "__init__"}
        and ".".join(path.relative_to(ROOT).with_suffix("").parts) not in taken
    ]
    # A page, an operation or a command that its door does not name is not there.
    assert shown(unread) == ["logbook/serve.py"]


def offered(tree: ast.Module) -> list[str]:
    """What the face says that it offers."""
    said = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__all__"
    ]
    return [name for value in said for name in ast.literal_eval(value)]


def names_taken(tree: ast.Module) -> Iterator[str]:
    """What a module takes from others, by where it is taken from: 'a.b.name'."""
    called: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            called |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            called |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
            yield from (f"{node.module}.{one.name}" for one in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{called.get(node.value.id, node.value.id)}.{node.attr}"


def test_a_name_is_taken_by_import_or_through_the_module_only():
    source = "from a.b import c as d\nfrom a import b\nb.e()\nf.g"
    assert {*names_taken(ast.parse(source))} == {"a.b.c", "a.b", "a.b.e", "f.g"}
    assert offered(ast.parse('__all__ = ["c", "x"]')) == ["c", "x"]


def test_every_template_is_used():
    templates = ROOT / "templates"
    sources = [*modules("logbook"), *templates.rglob("*.*")]
    text = {path: path.read_text() for path in sources}
    unused = []
    for path in sorted(templates.rglob("*.html")):
        name = path.relative_to(templates)
        # An error's page is chosen by its status, a mail's parts by the mail's name.
        if name.parts[0] in ("errors", "emails") and not name.stem.startswith("_"):
            continue
        if not any(f'"{name}"' in said for other, said in text.items() if other != path):
            unused.append(str(name))
    assert unused == []


def test_no_page_is_handed_what_the_frame_calls_by_the_same_name():
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    taken = set(create_app(Settings.from_environment(environment)).jinja_env.globals)
    handed = {
        f"{path.relative_to(ROOT)}: {given.arg}"
        for path in modules("logbook")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("render_template")
        for given in call.keywords
        if given.arg in taken
    }
    assert handed == set()


def test_no_tracked_file_knows_this_machine():
    places = {str(ROOT), str(Path.home()), sys.prefix} - {"/"}
    words = re.compile("|".join(re.escape(place) + r"(?![\w-])" for place in sorted(places)))
    assert [path for path, text in _tracked() if words.search(text)] == []


def test_the_locked_requirements_name_no_registry():
    for path in ("requirements.txt", "tests/requirements.txt"):
        assert not re.search(r"^\s*--(?!hash)|://", (ROOT / path).read_text(), re.MULTILINE)


def _tracked() -> Iterator[tuple[str, str]]:
    """Every text file that git knows, by name, with its text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git work tree")
    for name in listed.stdout.decode().split("\0"):
        if (path := ROOT / name).is_file():
            try:
                yield name, path.read_text()
            except UnicodeDecodeError:
                continue


def test_the_picture_of_the_rooms_shows_the_imports_as_they_are():
    assert house.PICTURE.read_text() == house.picture(ROOT), "make house draws it again"
