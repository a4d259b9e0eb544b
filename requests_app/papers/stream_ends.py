"""Where a stream of a PDF ends: a carriage return as its last byte reads as part of the line end that follows it.

ISO 19005-3, 6.1.7.1: Length counts the bytes up to the end-of-line marker before `endstream`. Compressed data end in
0x0D one time in 256; a checker then finds Length one too long, and no other compression helps, since the last bytes are
a sum over the data. Such a stream is wrapped once more, in ASCII85, which ends in `~>`.
"""

from __future__ import annotations

import base64
import io

import pikepdf
from pikepdf import Array, Name, Stream

_READ_WRONGLY = b"\r\nendstream"


def settled(body: bytes) -> bytes:
    """The same file where no stream ends in a carriage return; nearly always the very bytes that came in."""
    if _READ_WRONGLY not in body:
        return body
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Stream) and (raw := thing.read_raw_bytes()).endswith(b"\r"):
                before = thing.get("/Filter", Array())
                filters = list(before) if isinstance(before, Array) else [before]
                wrapped = Array([Name.ASCII85Decode, *filters])
                thing.write(base64.a85encode(raw) + b"~>", filter=wrapped, decode_parms=_parameters(thing, filters))
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,  # else the wrapping is taken off again
        )
    return out.getvalue()


def _parameters(thing: Stream, filters: list[pikepdf.Object]) -> Array | None:
    """Those of the filters there were, moved one place down; ASCII85 has none."""
    before = thing.get("/DecodeParms")
    if before is None:
        return None
    given = list(before) if isinstance(before, Array) else [before]
    return Array([None, *given[: len(filters)]])
