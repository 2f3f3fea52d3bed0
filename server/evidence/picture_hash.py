"""What a picture looks like, in twice 64 bits: copies that were saved anew differ in a few of them.

A difference hash (dHash) along the rows and one along the columns. One alone takes many different
pictures of fields for the same; docs/evidence.md has the figures that both were chosen by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from server.evidence.upright import upright

SIDE_PX = 128
"""Of the copy that is averaged: a larger one changes no bit that copies have in common (measured)."""
CELLS = 8
DETAIL_MIN = 2.0
"""Grey levels of 255 by which half of the neighbouring cells must differ, along rows and columns.

Below it light and noise decide the bits: of 7.3 million pairs of different real pictures above it none
agrees in all but 8 of either 64 bits; without it 28 do (docs/evidence.md).
"""


@dataclass(frozen=True, slots=True)
class PictureHash:
    """Unsigned, 64 bits each, row by row from the upper left, the first cell in the highest bit."""

    across: int
    """Set where a cell is brighter than the one left of it."""
    down: int
    """Set where a cell is brighter than the one above it."""

    def mirrored(self) -> PictureHash:
        """Of the same picture with left and right exchanged."""
        across, down = _cells(self.across)[:, ::-1], _cells(self.down)[:, ::-1]
        return PictureHash(_number(~across), _number(down))


def picture_hash(file: BinaryIO, media_type: str) -> PictureHash | None:
    """None where the picture cannot be read, or is too flat to be told from others."""
    grey = upright(file, media_type, SIDE_PX, "L")
    if grey is None:
        return None
    across = np.diff(_averaged(grey, CELLS + 1, CELLS), axis=1)
    down = np.diff(_averaged(grey, CELLS, CELLS + 1), axis=0)
    if min(np.median(np.abs(across)), np.median(np.abs(down))) < DETAIL_MIN:
        return None
    return PictureHash(_number(across > 0), _number(down > 0))


def _averaged(grey: Image.Image, columns: int, rows: int) -> NDArray[np.float32]:
    """Means of equal cells, not rounded: in haze the neighbours differ by less than a grey level."""
    return np.asarray(grey.convert("F").resize((columns, rows), Image.Resampling.BOX))


def _number(cells: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(cells).tobytes(), "big")


def _cells(number: int) -> NDArray[np.bool_]:
    octets = np.frombuffer(number.to_bytes(8, "big"), np.uint8)
    return np.unpackbits(octets).reshape(CELLS, CELLS).astype(bool)
