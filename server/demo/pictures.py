"""Demo photos: a drawn field, plainly marked as a demo picture, with EXIF as a phone would write it."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from functools import cache

from PIL import ExifTags, Image, ImageDraw, ImageFont
from PIL.TiffImagePlugin import IFDRational

WIDTH, HEIGHT = 640, 480
HORIZON = 170
SKY = {"overview": (196, 214, 226), "closeup": (120, 110, 80), "opposite": (206, 218, 224)}


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of what grows: soil between the rows, the plants, and how tall they stand (px)."""

    soil: tuple[int, int, int]
    plant: tuple[int, int, int]
    tall: int
    trees: int = 0


LOOKS: dict[str, Look] = {
    "rice_green": Look((96, 120, 84), (74, 140, 52), 16),
    "rice_ripe": Look((150, 130, 70), (206, 172, 64), 18),
    "stubble": Look((158, 132, 86), (190, 166, 104), 5),
    "maize": Look((124, 96, 66), (58, 122, 44), 34),
    "wheat": Look((120, 104, 70), (110, 150, 70), 14),
    "wheat_ripe": Look((150, 124, 70), (214, 184, 90), 16),
    "rape": Look((90, 110, 60), (226, 204, 44), 22),
    "vines": Look((116, 92, 66), (70, 118, 62), 8),
    "tilled": Look((122, 90, 62), (104, 76, 52), 3),
    "weeds": Look((110, 116, 70), (96, 128, 60), 24),
    "orchard": Look((104, 112, 66), (84, 128, 60), 6, trees=14),
}


@cache
def _scene(look_name: str, role: str) -> Image.Image:
    """The drawn field, the same for every photo of this look and role."""
    look, rng = LOOKS[look_name], random.Random(f"{look_name}{role}")
    picture = Image.new("RGB", (WIDTH, HEIGHT), look.soil)
    draw = ImageDraw.Draw(picture)
    top = 0 if role == "closeup" else HORIZON
    if top:
        draw.rectangle((0, 0, WIDTH, top), fill=SKY[role])
        ridge = [(0, top)]
        ridge += [(x, top - 30 - rng.randrange(50)) for x in range(0, WIDTH + 40, 40)]
        draw.polygon([*ridge, (WIDTH, top)], fill=(132, 150, 128))
    y = float(top + 4)
    while y < HEIGHT + 20:
        near = (y - top) / (HEIGHT - top)
        size = look.tall * (0.3 + 1.4 * near) * (1.8 if role == "closeup" else 1)
        for x in range(0, WIDTH, max(5, int(6 + 18 * near))):
            lean = rng.uniform(-0.4, 0.4) * size
            shade = rng.randrange(-18, 18)
            colour = tuple(max(0, min(255, part + shade)) for part in look.plant)
            foot = x + rng.uniform(-3, 3)
            draw.line((foot, y, foot + lean, y - size), fill=colour, width=2 + int(3 * near))
        y += 6 + 22 * near
    for _ in range(look.trees):
        x, y = rng.randrange(WIDTH), rng.randrange(HORIZON + 20, HEIGHT)
        size = 20 + (y - HORIZON) // 4
        draw.rectangle((x - 3, y - size, x + 3, y), fill=(92, 66, 44))
        draw.ellipse((x - size, y - size * 2.2, x + size, y - size * 0.6), fill=(48, 98, 44))
    return picture


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def demo_photo(
    look: str,
    role: str,
    plot_number: str,
    lon: float,
    lat: float,
    accuracy_m: float,
    heading_deg: float | None,
    taken_at: datetime,
) -> bytes:
    """A JPEG of the look, marked DEMO across it; its bytes differ from every other's."""
    picture = _scene(look, role).copy()
    draw = ImageDraw.Draw(picture)
    label = f"DEMO  {plot_number}  {taken_at:%Y-%m-%d}  {role}"
    draw.rectangle((0, HEIGHT // 2 - 26, WIDTH, HEIGHT // 2 + 26), fill=(255, 255, 255))
    draw.text((WIDTH // 2, HEIGHT // 2), label, fill=(150, 20, 20), font=_font(26), anchor="mm")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=72, exif=_exif(lon, lat, accuracy_m, heading_deg, taken_at))
    return out.getvalue()


def _exif(
    lon: float, lat: float, accuracy_m: float, heading_deg: float | None, taken_at: datetime
) -> Image.Exif:
    moment = taken_at.astimezone(UTC)
    local = moment.astimezone(timezone(timedelta(hours=8)))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Xuntian demo"
    exif[ExifTags.Base.ImageDescription] = "DEMO PICTURE, not a real place"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = local.strftime("%Y:%m:%d %H:%M:%S")
    inner[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = _sexagesimal(lat)
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = _sexagesimal(lon)
    gps[ExifTags.GPS.GPSTimeStamp] = tuple(
        IFDRational(part) for part in (moment.hour, moment.minute, moment.second)
    )
    gps[ExifTags.GPS.GPSDateStamp] = moment.strftime("%Y:%m:%d")
    gps[ExifTags.GPS.GPSMapDatum] = "WGS-84"
    gps[ExifTags.GPS.GPSHPositioningError] = _rational(accuracy_m, 10)
    if heading_deg is not None:
        gps[ExifTags.GPS.GPSImgDirectionRef] = "T"
        gps[ExifTags.GPS.GPSImgDirection] = _rational(heading_deg, 10)
    return exif


def _sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    seconds = (degrees - whole - minutes / 60) * 3600
    return IFDRational(whole), IFDRational(minutes), _rational(seconds, 10_000)


def _rational(value: float, denominator: int) -> IFDRational:
    exact = Fraction(round(value * denominator), denominator)
    return IFDRational(exact.numerator, exact.denominator)
