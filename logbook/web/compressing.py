"""Answers made smaller for who asks for it, where no proxy in front does so.

By gzip of the standard library: what a page loses in size by brotli does not outweigh a dependency
that is compiled. Pages hold secrets and repeat what is typed (docs/decisions/0029), so that each
has a name of random length in its head, which says nothing and hides how well it was compressed.
Static files are the same for everybody: compressed once by each process, as small as they get.
"""

import secrets
import zlib
from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.wrappers import Request

LEAST = 1024
"""Bytes below which it is not worth while."""
LONGEST_NAME = 256
"""Bytes by which equal pages differ in length, at most."""
QUICK, SMALL = 3, 9
"""How hard it is tried: for who waits, and once for all."""
_KINDS = {
    "text/html",
    "text/css",
    "text/plain",
    "text/csv",
    "text/markdown",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
}


def install(app: Flask, proxies: int) -> None:
    """Compress what `app` answers, unless there are proxies in front to do so."""
    if not proxies:
        app.after_request(_compress)


def is_asked(asked: Request) -> bool:
    """Whether the client takes gzip."""
    return asked.accept_encodings.quality("gzip") > 0


def gzipped(content: bytes, level: int, name: bytes = b"") -> bytes:
    """The content as gzip (RFC 1952), without a time; `name` stands in its head."""
    body = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    head = b"\x1f\x8b\x08" + (b"\x08" if name else b"\x00") + bytes(5) + b"\xff"
    ends = (zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return b"".join(
        (
            head,
            name and name + b"\x00",
            body.compress(content),
            body.flush(),
            *(end.to_bytes(4, "little") for end in ends),
        )
    )


def encode(response: Response, content: bytes) -> None:
    """Let the answer carry this in place of what it carries, as gzip.

    Its ETag is weak from now on: the same, in other bytes (RFC 9110 §8.8.3).
    """
    response.direct_passthrough = False
    response.set_data(content)
    response.headers["Content-Encoding"] = "gzip"
    etag, _weak = response.get_etag()
    if etag is not None:
        response.set_etag(etag, weak=True)


def _compress(response: Response) -> Response:
    if response.mimetype not in _KINDS or "Content-Encoding" in response.headers:
        return response
    is_static = request.endpoint == "static"
    if response.direct_passthrough and not is_static:
        return response
    response.vary.add("Accept-Encoding")
    # A part of a file is a part of it as it is.
    if response.status_code == 206 or not is_asked(request):
        return response
    if (response.content_length or response.calculate_content_length() or 0) < LEAST:
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if is_static:
        encode(response, _of_file(content))
    else:
        name = b"x" * secrets.randbelow(LONGEST_NAME)
        encode(response, gzipped(content, QUICK, name))
    return response


@lru_cache(maxsize=64)
def _of_file(content: bytes) -> bytes:
    return gzipped(content, SMALL)
