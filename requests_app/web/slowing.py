"""How often a stranger may ask: counted by address, so that trying codes one after another leads nowhere soon."""

from __future__ import annotations

import hashlib
import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from requests_app.common import clock

IPV6_PREFIX = 64  # what one household or office is given: its addresses count as one


def wait(request: HttpRequest, what: str, limits: tuple[tuple[int, int], ...]) -> int:
    """Counts one more question of this address; how many seconds to wait, or 0 while it may ask on.

    `limits` are pairs of how many, and in how many seconds. Whatever was asked counts alike, so that the count says
    nothing of the answers. The counts live in the cache, under a digest of the address and no longer than they count.
    """
    whose = hashlib.sha256(_network(get_adapter().get_client_ip(request)).encode()).hexdigest()[:32]
    second = int(clock.now().timestamp())
    longest = 0
    for most, seconds in limits:
        window, gone = divmod(second, seconds)
        key = f"slowing:{what}:{seconds}:{window}:{whose}"
        if cache.add(key, 1, seconds):
            continue
        try:
            asked = cache.incr(key)
        except ValueError:  # it ran out between the two
            asked = 1
        if asked > most:
            longest = max(longest, seconds - gone)
    return longest


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 6:
        return str(ipaddress.ip_network(f"{found}/{IPV6_PREFIX}", strict=False))
    return str(found)
