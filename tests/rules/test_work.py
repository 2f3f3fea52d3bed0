"""Proof of work: what is asked, and when it is done."""

from __future__ import annotations

import hashlib
from itertools import count

import pytest

from server.rules.network import network_of
from server.rules.work import MOST_EXTRA_BITS, bits_asked, is_done


@pytest.mark.parametrize(
    ("asked", "trusted", "bits"),
    [
        (0, True, 16),
        (0, False, 17),
        (29, True, 16),
        (30, True, 17),
        (59, False, 18),
        (60, True, 18),
        (119, True, 18),
        (120, True, 19),
        (480, True, 21),
        (10**9, True, 16 + MOST_EXTRA_BITS),
        (10**9, False, 17 + MOST_EXTRA_BITS),
    ],
)
def test_each_doubling_costs_a_bit(asked: int, trusted: bool, bits: int) -> None:
    assert bits_asked(16, asked, trusted) == bits


def test_it_is_done_where_the_hash_begins_with_so_many_zero_bits() -> None:
    for bits in (0, 1, 5, 8, 11):
        answer = next(str(n) for n in count() if is_done("challenge", str(n), bits))
        digest = hashlib.sha256(f"challenge:{answer}".encode()).hexdigest()
        assert bin(int(digest, 16))[2:].zfill(256).startswith("0" * bits)
    assert not is_done("challenge", "nothing of the kind", 40)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.250", "203.0.113.0/24"),
        ("2001:db8:7:1::1", "2001:db8:7::/48"),
        ("2001:db8:7:ffff::2", "2001:db8:7::/48"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("unix:", ""),
        ("", ""),
    ],
)
def test_a_network_is_wider_than_a_household(address: str, network: str) -> None:
    assert network_of(address) == network
