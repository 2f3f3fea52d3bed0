"""Which network an address belongs to: as coarse as a limit can bear, so that it is nobody's own."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

V4_BITS, V6_BITS = 24, 48
"""What one subscriber line or mobile cell hands out [P]; carriers share single IPv4 addresses anyway."""


def network_of(address: str) -> str:
    """Such as "203.0.113.0/24" or "2001:db8:7::/48"; empty for what is no address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((found, V6_BITS), strict=False))
        found = found.ipv4_mapped
    return str(ip_network((found, V4_BITS), strict=False))
