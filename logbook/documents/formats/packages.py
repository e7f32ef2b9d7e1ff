"""Documents that are a ZIP of parts (OPC, ODF): read, and written as the same bytes every time."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first moment that a ZIP can tell: that of packing says nothing, and would change the bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_FIRST = "mimetype"


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts by their names. Raises zipfile.BadZipFile."""
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name[-1] != "/"}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one file; 'mimetype' stands first and uncompressed (ODF 1.3, part 2, 3.3)."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            how = ZIP_STORED if name == _FIRST else ZIP_DEFLATED
            package.writestr(part(name, how), parts[name])
    return out.getvalue()


def part(name: str, compressed: int = ZIP_DEFLATED) -> ZipInfo:
    """A part as it is named in the package, without the time and the machine of packing."""
    info = ZipInfo(name, _MOMENT)
    info.compress_type = compressed
    info.create_system = 0
    return info
