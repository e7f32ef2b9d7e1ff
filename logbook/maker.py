"""What made something that is kept: the code and the libraries it came through, as one digest.

What is kept is good only while what would make it is the same.
"""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

PROGRAM = Path(__file__).parent


def sources(patterns: Iterable[str], program: Path = PROGRAM) -> Iterator[Path]:
    """The files below `program` that match, each once, in an order that is the same everywhere."""
    yield from sorted({path for pattern in patterns for path in program.glob(pattern)})


def digest_of(patterns: Iterable[str], libraries: Iterable[str], program: Path = PROGRAM) -> str:
    """Sixteen hexadecimal digits that change with these files and these libraries' versions."""
    made = hashlib.sha256(" ".join(map(version, libraries)).encode())
    for path in sources(patterns, program):
        made.update(hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:16]
