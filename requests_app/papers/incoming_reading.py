"""Has a paper of somebody else read by a process of its own, and takes its answer only as what it may be.

A reader that runs out of memory or time, or that crashes, costs the server nothing: the paper is then one that could
not be read safely. The process is given no setting of ours, so that a reader that was taken over finds nothing to take.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

import structlog
from pydantic import TypeAdapter, ValidationError

from requests_app.papers.claims import Told

log = structlog.get_logger(__name__)

CHILD = ("-m", "requests_app.papers.incoming_child")
MEMORY = 512 << 20  # bytes of addresses; a large signed paper takes a fifth of it
SECONDS = 10  # of the processor; of the clock twice that, since the machine may be busy
_HOME = Path(__file__).parents[2]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE")
_TOLD = TypeAdapter(Told)


def read(body: bytes) -> Told | None:
    """What was found in the paper; none where it could not be read safely."""
    told, why = _asked(body)
    if told is None:
        log.warning("paper_not_read_safely", why=why)
    return told


def _asked(body: bytes) -> tuple[Told | None, str]:
    """What the process answers, or how it failed."""
    command = [sys.executable, *CHILD, str(MEMORY), str(SECONDS)]
    surroundings = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # The answer goes into a file that the process itself cannot make large; a pipe would be read to its end.
    with TemporaryFile() as answer:
        try:
            ended = subprocess.run(  # noqa: S603  our own program, and no word of the file in its arguments
                command,
                input=body,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=2 * SECONDS,
                cwd=_HOME,
                env=surroundings,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return None, "time"
        if ended:
            return None, f"code {ended}"
        answer.seek(0)
        try:
            return _TOLD.validate_json(answer.read(), strict=True), ""
        except ValidationError:
            return None, "answer"
