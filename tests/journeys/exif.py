"""What the phone promised to write into a picture, read by a reader that is not ours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime

from PIL import ExifTags, Image


@dataclass(frozen=True)
class Written:
    lon: float
    lat: float
    error_m: float
    datum: str
    taken_at: datetime
    """UTC, to the second: EXIF's GPS time."""
    direction_deg: float | None


def written(jpeg: bytes) -> Written:
    """Raises KeyError naming the tag that is not there."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        gps = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    tag = ExifTags.GPS
    day = [int(part) for part in gps[tag.GPSDateStamp].split(":")]
    time = [int(part) for part in gps[tag.GPSTimeStamp]]
    direction = gps.get(tag.GPSImgDirection)
    return Written(
        lon=_degrees(gps[tag.GPSLongitude]) * (-1 if gps[tag.GPSLongitudeRef] == "W" else 1),
        lat=_degrees(gps[tag.GPSLatitude]) * (-1 if gps[tag.GPSLatitudeRef] == "S" else 1),
        error_m=float(gps[tag.GPSHPositioningError]),
        datum=gps[tag.GPSMapDatum],
        taken_at=datetime(*day, *time, tzinfo=UTC),
        direction_deg=None if direction is None else float(direction),
    )


def _degrees(parts: tuple[float, float, float]) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
