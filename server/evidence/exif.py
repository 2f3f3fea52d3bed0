"""What the bytes of a photo say of themselves. Nothing here is trusted over the fix.

Two readers look at the EXIF block: ExifRead without maker notes and previews (0.7 ms for a phone's
picture; its defaults take four times that for nothing we use) and Pillow (0.2 ms). What they read
differently counts as not told. Bad EXIF is no EXIF.
"""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

import exifread
from PIL import ExifTags, Image

from server.evidence.header import Unreadable, read_header
from server.rules.verdict import PhotoFacts

logging.getLogger("exifread").setLevel(logging.CRITICAL)
MISSING_NEAR_ZERO_DEG = 0.01
"""|lat| + |lon| below this is a redacted position, not one in the Gulf of Guinea (domain F1)."""
RATION_BYTES = 4_000_000
READ_COSTS_BYTES = 200
"""The pictures of phones take under 500 reads, most of four bytes; a read costs as much as 200."""
MAX_TEXT = 80
_OFFSET = re.compile(r"^([+-])(\d{2}):(\d{2})$")


def read_facts(file: BinaryIO, sha256: str, media_type: str) -> PhotoFacts:
    """Size and EXIF of the picture in `file`; never decodes it, never raises for what it says."""
    try:
        header = read_header(file, media_type)
    except Unreadable:
        return PhotoFacts(sha256, media_type, None, None, readable=False)
    return PhotoFacts(
        sha256=sha256,
        media_type=media_type,
        width_px=header.width_px,
        height_px=header.height_px,
        readable=header.decodable,
        **_agreed(_facts(_pillow_tags(header.exif)), _facts(_exifread_tags(header.exif))),
    )


def _agreed(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What either reader tells and the other does not deny."""
    agreed = {}
    for name, value in one.items():
        second = other[name]
        if value is None or second is None:
            agreed[name] = second if value is None else value
        elif isinstance(value, float):
            agreed[name] = value if math.isclose(value, second, abs_tol=1e-9) else None
        else:
            agreed[name] = value if value == second else None
    return agreed


GPS = {
    "lat": ExifTags.GPS.GPSLatitude,
    "lat_ref": ExifTags.GPS.GPSLatitudeRef,
    "lon": ExifTags.GPS.GPSLongitude,
    "lon_ref": ExifTags.GPS.GPSLongitudeRef,
    "time": ExifTags.GPS.GPSTimeStamp,
    "date": ExifTags.GPS.GPSDateStamp,
    "heading": ExifTags.GPS.GPSImgDirection,
    "accuracy": ExifTags.GPS.GPSHPositioningError,
    "altitude": ExifTags.GPS.GPSAltitude,
    "altitude_ref": ExifTags.GPS.GPSAltitudeRef,
    "datum": ExifTags.GPS.GPSMapDatum,
}
INNER = {
    "taken": ExifTags.Base.DateTimeOriginal,
    "offset": ExifTags.Base.OffsetTimeOriginal,
}
OUTER = {"make": ExifTags.Base.Make, "model": ExifTags.Base.Model}
EXIFREAD = {
    "lat": "GPS GPSLatitude", "lat_ref": "GPS GPSLatitudeRef",
    "lon": "GPS GPSLongitude", "lon_ref": "GPS GPSLongitudeRef",
    "time": "GPS GPSTimeStamp", "date": "GPS GPSDate",
    "heading": "GPS GPSImgDirection", "accuracy": "GPS Tag 0x001F",
    "altitude": "GPS GPSAltitude", "altitude_ref": "GPS GPSAltitudeRef",
    "datum": "GPS GPSMapDatum",
    "taken": "EXIF DateTimeOriginal", "offset": "EXIF OffsetTimeOriginal",
    "make": "Image Make", "model": "Image Model",
}  # fmt: skip


def _pillow_tags(block: bytes) -> dict[str, Any]:
    exif = Image.Exif()
    found: dict[str, Any] = {}
    try:
        exif.load(block)
        parts: tuple[tuple[Mapping[str, int], Mapping[int, Any]], ...] = (
            (GPS, exif.get_ifd(ExifTags.IFD.GPSInfo)),
            (INNER, exif.get_ifd(ExifTags.IFD.Exif)),
            (OUTER, exif),
        )
        for names, ifd in parts:
            for name, tag in names.items():
                value = ifd.get(tag)
                if value is not None:
                    found[name] = value
    except Exception:
        return found
    return found


class _Rationed(io.BytesIO):
    """A block whose folders point at each other without end ends here."""

    left = RATION_BYTES

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.left -= len(data) + READ_COSTS_BYTES
        if self.left < 0:
            raise EOFError
        return data


def _exifread_tags(block: bytes) -> dict[str, Any]:
    try:
        tags = exifread.process_file(_Rationed(block), details=False, extract_thumbnail=False)
    except Exception:
        return {}
    found = {}
    for name, tag in EXIFREAD.items():
        if tag in tags:
            values = tags[tag].values
            single = isinstance(values, list) and len(values) == 1
            found[name] = values[0] if single else values
    return found


def _facts(tags: Mapping[str, Any]) -> dict[str, Any]:
    lat = _degrees(tags.get("lat"), tags.get("lat_ref"), {"N": 1, "S": -1}, 90)
    lon = _degrees(tags.get("lon"), tags.get("lon_ref"), {"E": 1, "W": -1}, 180)
    if lat is None or lon is None or abs(lat) + abs(lon) < MISSING_NEAR_ZERO_DEG:
        lat = lon = None
    local = _moment(_text(tags.get("taken")))
    altitude = _number(tags.get("altitude"))
    below = tags.get("altitude_ref") in (1, b"\x01")
    heading = _number(tags.get("heading"))
    accuracy = _number(tags.get("accuracy"))
    maker = (_text(tags.get("make")), _text(tags.get("model")))
    return {
        "exif_lon": lon,
        "exif_lat": lat,
        "exif_datum": _text(tags.get("datum")) or None,
        "exif_taken_at": _gps_moment(tags) or _with_offset(local, _text(tags.get("offset"))),
        "exif_local_time": local.isoformat() if local else None,
        "exif_heading_deg": heading % 360 if heading is not None and 0 <= heading <= 360 else None,
        "exif_accuracy_m": accuracy if accuracy is not None and accuracy >= 0 else None,
        "exif_altitude_m": -altitude if altitude is not None and below else altitude,
        "camera": " ".join(filter(None, maker)) or None,
    }


def _number(value: Any) -> float | None:
    if isinstance(value, str | bytes):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    first = value.split("\0")[0][:MAX_TEXT]
    return "".join(sign for sign in first if sign.isprintable()).strip()


def _degrees(value: Any, ref: Any, signs: Mapping[str, int], bound: int) -> float | None:
    sign = signs.get(_text(ref).upper()[:1])
    if sign is None or value is None or value == []:
        return None
    degrees = 0.0
    for place, part in enumerate(value[:3] if isinstance(value, list | tuple) else [value]):
        number = _number(part)
        if number is None:
            return None
        degrees += number / 60**place
    return sign * degrees if 0 <= degrees <= bound else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text[:19], "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def _with_offset(local: datetime | None, offset: str) -> datetime | None:
    match = _OFFSET.match(offset)
    if local is None or match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    shift = timedelta(minutes=-minutes if match[1] == "-" else minutes)
    try:
        return (local - shift).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _gps_moment(tags: Mapping[str, Any]) -> datetime | None:
    time = tags.get("time")
    if not isinstance(time, list | tuple) or len(time) != 3:
        return None
    hours, minutes, seconds = (
        -1.0 if number is None else number for number in (_number(part) for part in time)
    )
    if min(hours, minutes, seconds) < 0 or hours >= 24 or minutes >= 60 or seconds >= 61:
        return None
    try:
        day = datetime.strptime(_text(tags.get("date"))[:10], "%Y:%m:%d").replace(tzinfo=UTC)
        return day + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, OverflowError):
        return None
