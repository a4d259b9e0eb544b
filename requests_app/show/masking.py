"""How an identifier is shown to somebody who does not need all of it: enough to tell two apart, never its length."""

from __future__ import annotations

import ipaddress

DOTS = "\N{BULLET}" * 4
SHORTEST = 6  # below this even one letter at each end says too much


def mask(identifier: str) -> str:
    """`a••••@mail.example`, `+49••••12`, `192.0.••••`, `s••••7f`."""
    text = identifier.strip()
    if not text:
        return ""
    name, at, host = text.rpartition("@")
    if at and name and "." in host:
        return f"{name[0]}{DOTS}@{host}"
    if _is_address(text):
        mark = ":" if ":" in text else "."
        network = mark.join(text.split(mark)[:2])
        return f"{network}{mark}{DOTS}"
    if len(text) < SHORTEST:
        return DOTS
    head = text[:3] if text.startswith("+") else text[0]
    return f"{head}{DOTS}{text[-2:]}"


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.partition("/")[0])
    except ValueError:
        return False
    return True
