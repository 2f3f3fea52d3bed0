"""Proof of work at the citizens' door: what a sender pays in its device's time instead of a name.

A foreign captcha would tell a stranger who asks; a puzzle tells nobody anything. The base and its growth
are ours [P]: 2^17 hashes take a cheap phone about a second, and ten thousand reports one of them hours.
"""

from __future__ import annotations

import hashlib

FREE_AN_HOUR = 30
"""Challenges that a network gets in an hour before they grow harder [P]: a village shares one address."""
MOST_EXTRA_BITS = 5
"""Beyond it a cheap phone would wait for minutes [P]; the count of reports holds the rest."""


def bits_asked(base: int, asked_this_hour: int, trusted: bool) -> int:
    """Leading zero bits of the next challenge: one more without a good ticket, one more with each doubling.

    `asked_this_hour`: challenges that this network has asked for before, in this hour.
    """
    doublings = (asked_this_hour // FREE_AN_HOUR).bit_length()
    return base + (0 if trusted else 1) + min(doublings, MOST_EXTRA_BITS)


def is_done(challenge: str, answer: str, bits: int) -> bool:
    """Whether SHA-256 of challenge, colon and answer begins with so many zero bits."""
    digest = hashlib.sha256(f"{challenge}:{answer}".encode()).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - bits) == 0
