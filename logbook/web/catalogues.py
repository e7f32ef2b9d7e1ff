"""The catalogues of Dutch as the program reads them, made from those that people write.

They are made where the program is installed, at its start, so that no upgrade can forget them. A
compiled one carries the time of its source: a source out of an archive may be new and look old.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory


class CatalogueError(SystemExit):
    """A catalogue that cannot be had. Ends the program with its one line on standard error."""


def compile_catalogues(directory: Path) -> None:
    """Compile each catalogue that is missing, or made of another source than stands beside it.

    Processes may start together: each writes a whole file under a name of its own. Where nothing
    can be written what was compiled at installation serves, unless it is older than its source.
    Raises CatalogueError.
    """
    for source in sorted(directory.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        made, written = _time(compiled), _time(source)
        if made == written:
            continue
        try:
            _compile(source, compiled, written)
        except ValueError as error:
            raise CatalogueError(f"{source}: cannot be compiled ({error})") from None
        except OSError as error:
            if made < written:
                raise CatalogueError(
                    f"{compiled}: is missing or older than its source, and cannot be written"
                    f" ({error.strerror}): compile it where the program is installed"
                ) from None


def _time(file: Path) -> int:
    """When it was written last, in nanoseconds; 0 where it is not."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _compile(source: Path, compiled: Path, written: int) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - needed once an installation
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    with source.open("rb") as file:
        try:
            catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(str(error)) from error
    with TemporaryDirectory(dir=compiled.parent, prefix=".") as folder:
        whole = Path(folder) / compiled.name
        with whole.open("wb") as file:
            write_mo(file, catalogue)
        os.utime(whole, ns=(written, written))
        whole.replace(compiled)
