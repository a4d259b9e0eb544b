"""Asks a time-stamp server (RFC 3161) to certify when a signature was there."""

from __future__ import annotations

import urllib.error
import urllib.request

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

_PATIENCE_S = 6
_MOST_BYTES = 200_000


class Server(TimeStamper):
    """The server of an address."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The answer to one question; `OSError` where there is none."""
        # Settings let no address through that is not http or https.
        question = urllib.request.Request(  # noqa: S310
            self.url, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            answer = urllib.request.urlopen(question, timeout=_PATIENCE_S)  # noqa: S310
        except urllib.error.HTTPError as refusal:
            refusal.close()
            raise
        with answer:
            if answer.headers.get_content_type() != "application/timestamp-reply":
                raise urllib.error.URLError("the answer is no time stamp")
            return tsp.TimeStampResp.load(answer.read(_MOST_BYTES))
