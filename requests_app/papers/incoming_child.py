"""Reads one paper of somebody else in a process of its own: its bytes on standard input, what was found as JSON.

Run as `python -m`. It knows no settings, no key and no database, and takes its limits on before it reads a byte: a file
made to exhaust or to crash its reader ends this process and nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from requests_app.papers.claims import Refused

_ANSWER = 1 << 20  # bytes; nor does it write any other file beyond this
_STATUS = Path("/proc/self/status")


def limit(memory: int, seconds: int) -> None:
    """No more memory and time than this, for good; where memory runs out, the kernel ends this process first."""
    if sys.platform == "linux":  # elsewhere the space of addresses tells nothing of the memory in use
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ANSWER, _ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(2 * seconds)  # should whoever started it be gone: it ends by itself


def found(body: bytes) -> dict[str, Any]:
    """What the paper is: why it is refused, or its pages, what else it carries, and its signatures."""
    try:
        with pikepdf.open(BytesIO(body)) as pdf:
            pages, carries = len(pdf.pages), list(_carried(pdf))
            signed = "/AcroForm" in pdf.Root or b"/ByteRange" in body
    except pikepdf.PasswordError:
        return {"refused": Refused.CLOSED}
    except (pikepdf.PdfError, ValueError):
        return {"refused": Refused.DAMAGED}
    if not pages:
        return {"refused": Refused.EMPTY}
    # pyHanko takes most of a second to load, and most papers are not signed.
    read = import_module("requests_app.papers.incoming_signatures").read if signed else None
    signatures = [asdict(one) for one in read(body)] if read else []
    return {"pages": pages, "carries": carries, "signatures": signatures}


def _carried(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What a paper can hold besides its pages, worth a warning."""
    if len(pdf.attachments):
        yield "attachments"
    names = pdf.Root.get("/Names")
    scripts = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    if scripts or "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
        yield "script"


def exhausted(memory: int) -> bool:
    """Whether memory has run out: qpdf calls a file damaged then. What grows by doubling fails from a third on."""
    status = _STATUS.read_text(encoding="ascii") if _STATUS.exists() else ""
    peak = next((int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmPeak")), 0)
    return 3 * peak > memory


def main(memory: int, seconds: int) -> None:
    """One paper, one answer. Whatever a library prints of itself does not come into the answer."""
    answer = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit(memory, seconds)
    told = found(sys.stdin.buffer.read())
    if "refused" in told and exhausted(memory):
        raise MemoryError
    with os.fdopen(answer, "w", encoding="ascii") as out:
        json.dump(told, out)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
