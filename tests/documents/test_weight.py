"""Libraries of formats are imported when the first document is written, not when we start."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = """
import sys
from config import Settings
from logbook import create_app
create_app(Settings.from_environment({"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}))
print([name for name in ("typst", "xml.dom.expatbuilder") if name in sys.modules])
"""


def test_the_program_starts_without_them():
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
