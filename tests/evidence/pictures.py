"""Pictures as phones, strangers and broken connections make them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from tests.makers import jpeg

GPS, EXIF = ExifTags.GPS, ExifTags.Base
HTML = b"<!doctype html><script>alert(1)</script>" + b" " * 500


def with_exif(
    gps: dict[int, Any] | None = None,
    inner: dict[int, Any] | None = None,
    outer: dict[int, Any] | None = None,
    kind: str = "JPEG",
) -> bytes:
    """A small picture with the EXIF values given."""
    exif = Image.Exif()
    exif.update(outer or {})
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps or {})
    exif.get_ifd(ExifTags.IFD.Exif).update(inner or {})
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 140, 60)).save(out, kind, exif=exif)
    return out.getvalue()


def degrees(whole: float, minutes: float = 0, seconds: float = 0) -> tuple[IFDRational, ...]:
    return tuple(IFDRational(round(part * 10_000), 10_000) for part in (whole, minutes, seconds))


def position(lat: Any, lon: Any, lat_ref: str = "N", lon_ref: str = "E") -> dict[int, Any]:
    return {
        GPS.GPSLatitude: lat,
        GPS.GPSLatitudeRef: lat_ref,
        GPS.GPSLongitude: lon,
        GPS.GPSLongitudeRef: lon_ref,
    }


def with_block(block: bytes) -> bytes:
    """A JPEG whose EXIF block is exactly these bytes."""
    segment = b"Exif\0\0" + block
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + jpeg()[2:]


def tiff_rationals(values: list[tuple[int, int]], kind: int = 5) -> bytes:
    """A block whose GPS folder holds a latitude of these raw rationals, and a longitude of 107."""
    data = b"".join(struct.pack("<II" if kind == 5 else "<ii", *pair) for pair in values)
    lon = struct.pack("<IIIIII", 107, 1, 0, 1, 0, 1)
    gps_at = 8 + 2 + 12 + 4
    values_at = gps_at + 2 + 4 * 12 + 4
    return (
        b"II*\0" + struct.pack("<I", 8)
        + struct.pack("<H", 1) + struct.pack("<HHII", 0x8825, 4, 1, gps_at) + bytes(4)
        + struct.pack("<H", 4)
        + struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0")
        + struct.pack("<HHII", 2, kind, len(values), values_at)
        + struct.pack("<HHI4s", 3, 2, 2, b"E\0\0\0")
        + struct.pack("<HHII", 4, 5, 3, values_at + len(data))
        + bytes(4) + data + lon
    )  # fmt: skip


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it has this size and holds almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )  # fmt: skip


def jpeg_of(width: int, height: int) -> bytes:
    """A small JPEG whose frame header lies about its size."""
    data = bytearray(jpeg())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def cut_jpeg_with_preview() -> bytes:
    """Half a JPEG whose preview in the EXIF ends properly."""
    preview = jpeg(3, 64, 48)
    whole = with_block(b"II*\0" + struct.pack("<IHI", 8, 0, 0) + preview)
    return whole[: len(whole) - len(jpeg()) // 2]


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 30)).save(out, kind)
    return out.getvalue()
