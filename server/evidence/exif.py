"""What the bytes of a photo say of themselves. Nothing here is trusted over the fix.

ExifRead reads JPEG (its maker-note reading is off: it is slow and says nothing we use), Pillow reads the size and
cross-checks, and reads HEIC, where ExifRead finds nothing. Bad EXIF is no EXIF: nothing raises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

import exifread
import pi_heif
from PIL import ExifTags, Image

from server.rules.verdict import PhotoFacts

pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None
"""Pillow's own guard raises at open; ours decides by `MAX_PIXELS` before anything is decoded."""
MAX_PIXELS = 100_000_000
"""Beyond this a picture is kept but never decoded [P]: a bomb, or a sensor nobody asked for."""
MISSING_NEAR_ZERO_DEG = 0.01
"""|lat| + |lon| below this is a redacted position, not one in the Gulf of Guinea (domain F1)."""
_OFFSET = re.compile(r"^([+-])(\d{2}):(\d{2})$")


def read_facts(file: BinaryIO, sha256: str, media_type: str) -> PhotoFacts:
    """Size and EXIF of the picture in `file`, read from its start; never decodes it."""
    width = height = None
    readable = True
    tags: Mapping[str, Any] = {}
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            readable = width * height < MAX_PIXELS
            tags = _pillow_tags(picture)
    except Exception:  # noqa: BLE001  decoders raise anything on hostile bytes
        readable = False
    if media_type == "image/jpeg":
        file.seek(0)
        tags = {**tags, **_exifread_tags(file)}
    return PhotoFacts(
        sha256=sha256,
        media_type=media_type,
        width_px=width,
        height_px=height,
        readable=readable and not _cut_off(file, media_type),
        **_facts(tags),
    )


def _cut_off(file: BinaryIO, media_type: str) -> bool:
    """Whether a JPEG has no end marker in its last 64 kB (phones append data after it)."""
    if media_type != "image/jpeg":
        return False
    file.seek(0, 2)
    length = file.tell()
    file.seek(max(0, length - 65_536))
    return b"\xff\xd9" not in file.read(65_536)


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


def _pillow_tags(picture: Image.Image) -> dict[str, Any]:
    exif = picture.getexif()
    found: dict[str, Any] = {}
    for names, ifd in (
        (GPS, exif.get_ifd(ExifTags.IFD.GPSInfo)),
        (INNER, exif.get_ifd(ExifTags.IFD.Exif)),
        (OUTER, exif),
    ):
        for name, tag in names.items():
            value = ifd.get(tag)
            if value is not None:
                found[name] = value
    return found


def _exifread_tags(file: BinaryIO) -> dict[str, Any]:
    try:
        tags = exifread.process_file(file, details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001  hostile EXIF raises anything; then there is none
        return {}
    found = {}
    for name, tag in EXIFREAD.items():
        if tag in tags:
            values = tags[tag].values
            single = isinstance(values, Sequence) and not isinstance(values, str | bytes)
            found[name] = values[0] if single and len(values) == 1 else values
    return found


def _facts(tags: Mapping[str, Any]) -> dict[str, Any]:
    lat = _degrees(tags.get("lat"), tags.get("lat_ref"), "S", 90)
    lon = _degrees(tags.get("lon"), tags.get("lon_ref"), "W", 180)
    if lat is None or lon is None or abs(lat) + abs(lon) < MISSING_NEAR_ZERO_DEG:
        lat = lon = None
    local = _moment(_text(tags.get("taken")))
    altitude = _number(tags.get("altitude"))
    below = tags.get("altitude_ref") in (1, b"\x01")
    heading = _number(tags.get("heading"))
    accuracy = _number(tags.get("accuracy"))
    return {
        "exif_lon": lon,
        "exif_lat": lat,
        "exif_datum": _text(tags.get("datum")) or None,
        "exif_taken_at": _gps_moment(tags) or _with_offset(local, _text(tags.get("offset"))),
        "exif_local_time": local.isoformat() if local else None,
        "exif_heading_deg": heading % 360 if heading is not None else None,
        "exif_accuracy_m": accuracy if accuracy is not None and accuracy >= 0 else None,
        "exif_altitude_m": -altitude if altitude is not None and below else altitude,
        "camera": " ".join(filter(None, (_text(tags.get("make")), _text(tags.get("model")))))[:80]
        or None,
    }


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value).split("\0")[0].strip() if isinstance(value, str) else ""


def _degrees(value: Any, ref: Any, negative: str, bound: int) -> float | None:
    parts = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    numbers = [_number(part) for part in parts[:3]]
    if not numbers or any(number is None for number in numbers):
        return None
    degrees = sum(number / 60**place for place, number in enumerate(numbers) if number is not None)
    if not 0 <= degrees <= bound:
        return None
    return -degrees if _text(ref).upper().startswith(negative) else degrees


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  zone unknown here
    except ValueError:
        return None


def _with_offset(local: datetime | None, offset: str) -> datetime | None:
    match = _OFFSET.match(offset)
    if local is None or match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    shift = timedelta(minutes=-minutes if match[1] == "-" else minutes)
    return (local - shift).replace(tzinfo=UTC)


def _gps_moment(tags: Mapping[str, Any]) -> datetime | None:
    time = tags.get("time")
    if not isinstance(time, Sequence) or isinstance(time, str) or len(time) != 3:
        return None
    numbers = [_number(part) for part in time]
    try:
        day = datetime.strptime(_text(tags.get("date"))[:10], "%Y:%m:%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    hours, minutes, seconds = (number if number is not None else -1.0 for number in numbers)
    if min(hours, minutes, seconds) < 0 or hours >= 24 or minutes >= 60 or seconds >= 61:
        return None
    return day + timedelta(hours=hours, minutes=minutes, seconds=seconds)
