"""Size, EXIF block and end of a picture, read from its structure. Nothing is decoded.

Libraries read every EXIF value while they open a picture, overlapping ones as often as they are
named; so the block is looked at here first, and JPEG, the usual case, needs no library at all.
"""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from typing import BinaryIO, Literal

import pi_heif
from PIL import Image

pi_heif.register_heif_opener()
logging.getLogger("PIL").setLevel(logging.WARNING)
"""Lower, it writes every EXIF value of a picture into the log: a citizen's position, too."""
Image.MAX_IMAGE_PIXELS = None
"""Pillow's own guard raises at open; ours decides by `MAX_PIXELS` before anything is decoded."""
MAX_PIXELS = 100_000_000
"""From here on a picture is kept but never decoded [P]: a bomb, or a sensor nobody asked for."""
MAX_EXIF_BYTES = 1_000_000
"""A phone's previews fit into it: one of the real ones has 192 kB."""
MAX_PARTS = 2_000
"""Segments or boxes looked at before giving up: bounded work on hostile bytes."""
TAIL_BYTES = 65_536
"""Where the end is looked for first."""
SHARED = 2
"""How often values may lie over each other: writers let two resolutions share a place."""
EXIF_MARK = b"Exif\0\0"
APP1, START_OF_SCAN = 0xE1, 0xDA
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Start-of-frame markers (ITU-T T.81, table B.1)."""
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}
VALUE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""TIFF 6.0, section 2: bytes of one value by its type."""
SUB_FOLDERS = (0x8769, 0x8825, 0xA005)
"""Exif, GPS and interoperability."""


class Unreadable(Exception):
    """The bytes do not have the structure of their kind of picture, or too hostile a one."""


@dataclass(frozen=True, slots=True)
class Header:
    width_px: int
    height_px: int
    exif: bytes
    """The TIFF block without its mark; empty where there is none, or none to be trusted."""
    cut_off: bool
    """The end is missing, as after a copy that broke off."""
    hostile: bool
    """The EXIF block is one no camera writes: no library may see it."""

    @property
    def decodable(self) -> bool:
        return self.width_px * self.height_px < MAX_PIXELS and not self.cut_off and not self.hostile


def read_header(file: BinaryIO, media_type: str) -> Header:
    """Raises Unreadable."""
    length = file.seek(0, 2)
    file.seek(0)
    if media_type == "image/jpeg":
        return _jpeg(file, length)
    try:
        if media_type == "image/heic":
            heif = pi_heif.open_heif(file)
            (width, height), exif = heif.size, heif.info.get("exif")
            cut_off = _boxes_overrun(file, length)
        else:
            with Image.open(file, formats=("PNG", "WEBP")) as picture:
                (width, height), exif = picture.size, picture.info.get("exif")
            cut_off = (
                PNG_END not in _tail(file, length, 0)
                if media_type == "image/png"
                else _riff_length(file) > length
            )
    except Exception as error:
        # decoders raise anything on hostile bytes
        raise Unreadable from error
    return _header(width, height, exif or b"", cut_off)


def _header(width: int, height: int, exif: bytes, cut_off: bool) -> Header:
    exif = exif.removeprefix(EXIF_MARK)
    hostile = bool(exif) and not is_modest(exif)
    return Header(width, height, b"" if hostile else exif, cut_off, hostile)


def _jpeg(file: BinaryIO, length: int) -> Header:
    size: tuple[int, int] | None = None
    blocks: list[bytes] = []
    place = 2
    for _ in range(MAX_PARTS):
        file.seek(place)
        head = file.read(10)
        if len(head) < 4 or head[0] != 0xFF:
            break
        kind, span = head[1], int.from_bytes(head[2:4], "big")
        if kind == START_OF_SCAN and size is not None:
            # a preview in the EXIF has an end marker too: only one after the scan begins counts
            cut_off = JPEG_END not in _tail(file, length, place) and not _ends(file, place)
            header = _header(*size, blocks[0] if blocks else b"", cut_off)
            if len(blocks) > 1:
                return Header(*size, b"", cut_off, True)
            return header
        if kind in FRAMES and len(head) >= 9:
            size = int.from_bytes(head[7:9], "big"), int.from_bytes(head[5:7], "big")
        if kind == APP1 and head[4:10] == EXIF_MARK:
            blocks.append(file.read(max(0, span - 8)))
        place += 1 if kind == 0xFF else 2 if kind in WITHOUT_LENGTH else 2 + span
    raise Unreadable


JPEG_END = b"\xff\xd9"
PNG_END = b"IEND\xae\x42\x60\x82"


def _tail(file: BinaryIO, length: int, since: int) -> bytes:
    file.seek(max(since, length - TAIL_BYTES))
    return file.read(TAIL_BYTES)


def _ends(file: BinaryIO, scan: int) -> bool:
    """Whether a JPEG ends anywhere: a moving picture puts megabytes of film after its end."""
    file.seek(scan)
    before = b""
    while piece := file.read(1 << 20):
        if JPEG_END in before + piece:
            return True
        before = piece[-1:]
    return False


def _riff_length(file: BinaryIO) -> int:
    file.seek(4)
    return int.from_bytes(file.read(4), "little") + 8


def _boxes_overrun(file: BinaryIO, length: int) -> bool:
    """Whether the last of the outermost boxes (ISO/IEC 14496-12, 4.2) reaches beyond the file."""
    place = 0
    for _ in range(MAX_PARTS):
        if place == length:
            return False
        file.seek(place)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        if size == 0 and len(head) >= 8:
            # this box goes on to the end of the file, wherever that is
            return False
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if size < 8 or place + size > length:
            return True
        place += size
    return True


def is_modest(block: bytes) -> bool:
    """Whether what the EXIF folders name is about as large as the block itself.

    A few bytes can name the whole block thousands of times; a camera lets two values share one
    place at most.
    """
    if len(block) > MAX_EXIF_BYTES or block[:2] not in (b"II", b"MM"):
        return False
    order: Literal["little", "big"] = "little" if block[:2] == b"II" else "big"
    entry = struct.Struct("<HHII" if order == "little" else ">HHII")
    named = 0
    waiting = [int.from_bytes(block[4:8], order)]
    while waiting:
        begin = waiting.pop() + 2
        entries = int.from_bytes(block[begin - 2 : begin], order)
        end = min(begin + entries * entry.size, len(block) - entry.size + 1)
        named += entry.size
        for place in range(begin, end, entry.size):
            tag, kind, count, value = entry.unpack_from(block, place)
            bytes_named = VALUE_BYTES.get(kind, 1) * count
            named += entry.size + (bytes_named if bytes_named > 4 else 0)
            if tag in SUB_FOLDERS:
                waiting.append(value)
        if named > SHARED * len(block):
            return False
    return True
