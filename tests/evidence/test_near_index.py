"""Looking up hashes in memory: exact, nearest first, and the same after it has grown."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from server.evidence.near_index import Near, NearIndex
from server.evidence.picture_hash import PictureHash

COUNT = 4_000


@pytest.fixture
def halves() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    rng = np.random.default_rng(5)
    across, down = rng.integers(0, 1 << 64, (2, COUNT), dtype=np.uint64)
    return across, down


@pytest.fixture
def index(halves: tuple[NDArray[np.uint64], NDArray[np.uint64]]) -> NearIndex:
    """Filled in uneven parts; place 1 is the first."""
    made = NearIndex()
    for begin, end in ((0, 1), (1, 1), (1, 700), (700, 701), (701, COUNT)):
        made.extend(np.arange(begin, end) + 1, *(half[begin:end] for half in halves))
    return made


def by_hand(
    halves: tuple[NDArray[np.uint64], NDArray[np.uint64]], wanted: PictureHash, within: int
) -> dict[int, int]:
    pairs = zip(*(half.tolist() for half in halves), strict=True)
    bits = {
        place: max((across ^ wanted.across).bit_count(), (down ^ wanted.down).bit_count())
        for place, (across, down) in enumerate(pairs, 1)
    }
    return {place: many for place, many in bits.items() if many <= within}


@pytest.mark.parametrize("within", [0, 8, 20, 26])
def test_every_one_within_is_found_and_no_other(
    index: NearIndex, halves: tuple[NDArray[np.uint64], NDArray[np.uint64]], within: int
) -> None:
    across, down = (int(half[1234]) for half in halves)
    wanted = PictureHash(across ^ 0b1011, down ^ (1 << 63))
    found = index.near(wanted, within, COUNT)
    straight = {near.place: near.bits for near in found if not near.mirrored}
    expected = by_hand(halves, wanted, within)
    turned = by_hand(halves, wanted.mirrored(), within)
    assert {near.place for near in found} == set(expected) | set(turned)
    assert all(expected[place] == bits for place, bits in straight.items())
    assert [near.bits for near in found] == sorted(near.bits for near in found)


def test_the_mirrored_picture_is_told_as_such(
    index: NearIndex, halves: tuple[NDArray[np.uint64], NDArray[np.uint64]]
) -> None:
    kept = PictureHash(*(int(half[77]) for half in halves))
    assert index.near(kept, 8, 10) == [Near(78, 0, False)]
    assert index.near(kept.mirrored(), 8, 10) == [Near(78, 0, True)]


def test_the_oldest_can_be_left_out_and_the_number_is_bounded(
    index: NearIndex, halves: tuple[NDArray[np.uint64], NDArray[np.uint64]]
) -> None:
    kept = PictureHash(*(int(half[77]) for half in halves))
    assert index.near(kept, 8, 10, since=78) == []
    assert index.near(kept, 8, 10, since=77) == [Near(78, 0, False)]
    assert len(index.near(kept, 64, 10)) == 10


def test_an_empty_one_finds_nothing() -> None:
    index = NearIndex()
    assert (len(index), index.last_place) == (0, 0)
    assert index.near(PictureHash(0, 0), 64, 10) == []
