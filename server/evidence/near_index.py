"""Which of a million picture hashes are near to one: all of them are looked at, which takes milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from server.evidence.picture_hash import PictureHash


@dataclass(frozen=True, slots=True)
class Near:
    place: int
    bits: int
    """How many of 64 differ, along the rows or along the columns, whichever is more."""
    mirrored: bool


class NearIndex:
    """Hashes by their place, in memory: 24 bytes each. Not safe for threads."""

    def __init__(self) -> None:
        self._across = np.empty(0, np.uint64)
        self._down = np.empty(0, np.uint64)
        self._places = np.empty(0, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def last_place(self) -> int:
        """0 while it is empty."""
        return int(self._places[self._count - 1]) if self._count else 0

    def extend(
        self, places: NDArray[np.int64], across: NDArray[np.uint64], down: NDArray[np.uint64]
    ) -> None:
        """`places`: rising, above all that are in."""
        count = self._count + len(places)
        if count > len(self._places):
            room = max(count, 2 * len(self._places))
            self._places = _roomier(self._places, room)
            self._across = _roomier(self._across, room)
            self._down = _roomier(self._down, room)
        fresh = slice(self._count, count)
        self._places[fresh], self._across[fresh], self._down[fresh] = places, across, down
        self._count = count

    def near(self, hash_: PictureHash, within: int, most: int, since: int = 0) -> list[Near]:
        """The nearest `most` whose both halves differ in at most `within` bits, nearest first.

        Also of the picture mirrored. `since`: how many of the oldest to leave out.
        """
        found = {
            near.place: near
            for mirrored, wanted in ((True, hash_.mirrored()), (False, hash_))
            for near in self._near(wanted, within, since, mirrored)
        }
        return sorted(found.values(), key=lambda near: (near.bits, near.place))[:most]

    def _near(self, hash_: PictureHash, within: int, since: int, mirrored: bool) -> list[Near]:
        bits = np.bitwise_count(self._across[since : self._count] ^ np.uint64(hash_.across))
        at = np.flatnonzero(bits <= within)
        other = np.bitwise_count(self._down[since + at] ^ np.uint64(hash_.down))
        bits = np.maximum(bits[at], other)
        close = bits <= within
        places = self._places[since + at[close]].tolist()
        return [
            Near(place, more, mirrored)
            for place, more in zip(places, bits[close].tolist(), strict=True)
        ]


def _roomier(kept: NDArray[Any], room: int) -> NDArray[Any]:
    return np.concatenate([kept, np.empty(room - len(kept), kept.dtype)])
